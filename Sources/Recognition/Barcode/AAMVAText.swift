/// The characters of a payload, freed from what scanners and saved files do to them.
///
/// Everything works on unicode scalars: Swift's characters would join CR with LF, and an element's
/// first letter with a combining mark after it.
struct AAMVAText: Equatable {
  /// The characters; every separator is LF and no other control character is left.
  var scalars: [Unicode.Scalar]
  /// Whether something stood there that the standard does not know, such as a byte-order mark.
  var repaired: Bool

  /// Decodes a payload and makes its separators alike.
  ///
  /// AAMVA 2020 D.12.2 says ISO 8859-1. Bytes above 127 that are valid UTF-8 throughout are taken as
  /// UTF-8, since an accented capital in ISO 8859-1 is hardly ever followed by a continuation byte.
  init(decoding bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let marked = bytes.starts(with: mark)
    let content = marked ? Array(bytes.dropFirst(3)) : bytes
    var decoded: [Unicode.Scalar]
    if content.contains(where: { $0 >= 0x80 }),
      let text = String(validating: content, as: UTF8.self)
    {
      decoded = Array(text.unicodeScalars)
    } else {
      decoded = content.map { Unicode.Scalar($0) }
    }
    if !decoded.contains(where: Self.isSeparator) {
      // Some scanners show separators as pipes.
      decoded = decoded.map { $0 == "|" ? "\n" : $0 }
    }
    scalars = decoded.compactMap { scalar in
      if Self.isSeparator(scalar) { return "\n" }
      return Self.isControl(scalar) ? nil : scalar
    }
    repaired = marked
    let start = scalars.firstIndex { $0 != " " && $0 != "\n" } ?? scalars.count
    if start > 0 {
      scalars.removeFirst(start)
      repaired = true
    }
  }

  /// LF, CR and RS as the standard has them, the other information separators, and NEL.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || (0x1C...0x1F).contains(scalar.value)
      || scalar.value == 0x85
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}

extension Unicode.Scalar {
  /// `0` to `9` only.
  var isDigit: Bool { ("0"..."9").contains(self) }
  /// `A` to `Z` only.
  var isCapital: Bool { ("A"..."Z").contains(self) }
}

extension Collection<Unicode.Scalar> {
  /// The scalars as text.
  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self)
    return String(view)
  }

  /// The number that these digits are; nil when one is none, or when there are none or more than 9.
  var number: Int? {
    guard !isEmpty, count <= 9, allSatisfy(\.isDigit) else { return nil }
    return reduce(0) { $0 * 10 + Int($1.value - 48) }
  }
}

extension String {
  /// Without spaces and separators at both ends.
  var trimmed: String {
    let kept = unicodeScalars.drop { $0.properties.isWhitespace }
    let end = kept.lastIndex { !$0.properties.isWhitespace }
    return end.map { String(kept[...$0]) } ?? ""
  }
}
