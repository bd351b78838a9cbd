internal import Proofing

extension Address {
  /// The address of a payload; nil when there is none of its parts.
  ///
  /// Version 01 may hold a mailing address (DAG, DAI, DAJ, DAK) and a residence (DAL to DAP) and cards
  /// mix their elements, so each part comes from the first block that has it.
  init?(of elements: AAMVAElements) {
    self.init(
      street: Self.line(elements["DAG"]) ?? Self.line(elements["DAL"]),
      unit: nil,
      city: Self.line(elements["DAI"]) ?? Self.line(elements["DAN"]),
      region: Self.line(elements["DAJ"]) ?? Self.line(elements["DAO"]),
      postalCode: Self.postalCode(elements["DAK"] ?? elements["DAP"]),
      country: Self.line(elements["DCG"]))
    let second = Self.line(elements["DAH"]) ?? Self.line(elements["DAM"])
    // Wyoming repeats city, state and postal code in the second line.
    if let second, city.map({ !second.hasPrefix($0) }) ?? true { unit = second }
    if self == Address() { return nil }
  }

  /// In capitals with single spaces; nil when nothing is left.
  private static func line(_ value: String?) -> String? {
    guard let value else { return nil }
    let text = value.uppercased().split { $0.isWhitespace }.joined(separator: " ")
    return text.isEmpty ? nil : text
  }

  /// Letters and digits only, without the zeros that stand for an unknown ZIP+4 (AAMVA 2020 Table D.3, DAK).
  ///
  /// Hawaii puts a lone zero behind spaces.
  private static func postalCode(_ value: String?) -> String? {
    guard let value else { return nil }
    var words = value.uppercased().split { $0.isWhitespace }
    if words.count == 2, words[1] == "0" { words.removeLast() }
    let kept = words.joined().unicodeScalars.filter { $0.isDigit || $0.isCapital }
    guard !kept.isEmpty else { return nil }
    let code = String(String.UnicodeScalarView(kept))
    let filled = kept.allSatisfy(\.isDigit) && code.count >= 9 && code.hasSuffix("0000")
    return filled ? String(code.dropLast(4)) : code
  }
}
