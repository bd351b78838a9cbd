/// What stands before the first subfile of a payload (AAMVA 2020 Table D.1).
public struct AAMVAHeader: Sendable, Equatable {
  /// The issuer identification number, six digits as they stand there.
  public var issuerNumber: String?
  /// The version of the standard; nil when it is not there.
  public var version: Int?
  /// The issuer's own version; version 01 has none.
  public var jurisdictionVersion: Int?
  /// How many subfiles there should be.
  public var entries: Int?
  /// The subfiles announced.
  public var designators: [Designator]
  /// Whether the header differs from the standard in a way that is known and was put right.
  public var repaired: Bool

  /// One announced subfile: where it should begin and how long it should be.
  public struct Designator: Sendable, Equatable {
    /// `DL`, `ID`, `EN`, or `Z` with a letter of the issuer's choice.
    public var type: String
    /// Its place from byte 0; nil when what stands there is no number (Alberta).
    public var offset: Int?
    /// Its length; nil when it is left out.
    public var length: Int?
  }
}

extension AAMVAHeader {
  /// Reads a header, and says where the first subfile begins.
  ///
  /// Nothing is taken from a fixed place, because real cards leave separators out, print version 01's
  /// layout under later versions (Illinois), or leave the number of entries out (North Carolina).
  ///
  /// - Returns: Nil when neither `ANSI` nor `AAMVA` with a number after it is near the beginning.
  static func parse(_ scalars: [Unicode.Scalar]) -> (header: AAMVAHeader, body: Int)? {
    guard let type = fileType(in: scalars) else { return nil }
    var cursor = type.end
    while cursor < scalars.count, scalars[cursor] == " " { cursor += 1 }
    var digits: [Unicode.Scalar] = []
    // The IIN and three numbers of two digits are 12; more than that is no header.
    while cursor < scalars.count, scalars[cursor].isDigit, digits.count < 12 {
      digits.append(scalars[cursor])
      cursor += 1
    }
    guard digits.count >= 6 else { return nil }
    var header = AAMVAHeader(
      issuerNumber: digits.prefix(6).text, version: nil, jurisdictionVersion: nil, entries: nil,
      designators: [], repaired: !type.regular)
    header.readNumbers(Array(digits.dropFirst(6)))
    cursor = header.readDesignators(scalars, from: cursor)
    if header.entries != header.designators.count { header.repaired = true }
    return (header, cursor)
  }

  /// Finds `ANSI ` or `AAMVA` with six digits after it.
  private static func fileType(in scalars: [Unicode.Scalar]) -> (end: Int, regular: Bool)? {
    // Nine bytes by the standard; what scanners put in between stays far below 64.
    for start in 0..<min(64, scalars.count) {
      for name in ["ANSI", "AAMVA"] where scalars[start...].starts(with: name.unicodeScalars) {
        let end = start + name.unicodeScalars.count
        let rest = scalars[end...].drop { $0 == " " }.prefix(6)
        guard rest.count == 6, rest.allSatisfy(\.isDigit) else { continue }
        return (end, scalars.first == "@" && name == "ANSI" && scalars[end] == " ")
      }
    }
    return nil
  }

  private mutating func readNumbers(_ digits: [Unicode.Scalar]) {
    version = digits.prefix(2).count == 2 ? digits.prefix(2).number : nil
    switch digits.count {
    case 6:
      jurisdictionVersion = digits[2..<4].number
      entries = digits[4..<6].number
    case 4:
      entries = digits[2..<4].number
      // Illinois prints version 02 in version 01's layout.
      if version != 1 { repaired = true }
    default: repaired = true
    }
  }

  /// Skips over the designators, ten characters each.
  private mutating func readDesignators(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var cursor = start
    while cursor + 6 <= scalars.count, scalars[cursor...cursor + 1].allSatisfy(\.isCapital) {
      let type = scalars[cursor...cursor + 1].text
      let offset = scalars[cursor + 2..<cursor + 6]
      let length = cursor + 10 <= scalars.count ? scalars[cursor + 6..<cursor + 10] : []
      if let number = offset.number, let size = length.number {
        designators.append(Designator(type: type, offset: number, length: size))
        cursor += 10
      } else if offset.allSatisfy({ ("a"..."z").contains($0) }) {
        // Alberta prints letters for the offset, and sometimes no length.
        let size = length.number
        designators.append(Designator(type: type, offset: nil, length: size))
        repaired = true
        cursor += size == nil ? 6 : 10
      } else {
        break
      }
    }
    return cursor
  }
}
