/// Hexadecimal digits.
enum Hexadecimal {
  /// The value of one digit in either case; nil when it is none.
  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
    default: nil
    }
  }

  /// The bytes of an even number of digits; nil for anything else.
  static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap(digit)
    guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

/// Base64 with the standard alphabet and its padding (RFC 4648, section 4).
enum Base64 {
  /// The bytes of a text without line breaks; nil for anything else.
  static func bytes(_ text: String) -> [UInt8]? {
    let characters = Array(text.utf8)
    let padding = characters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    let values = characters.dropLast(padding).compactMap(value)
    guard characters.count.isMultiple(of: 4), padding <= 2,
      values.count == characters.count - padding
    else { return nil }
    var bytes: [UInt8] = []
    var buffer: UInt32 = 0
    for (index, value) in values.enumerated() {
      buffer = buffer << 6 | value
      if index % 4 != 0 { bytes.append(UInt8(truncatingIfNeeded: buffer >> (6 - 2 * (index % 4)))) }
    }
    // The bits that are left over must be zero, so that one value has one spelling.
    let over = [0: 0, 1: 0b11, 2: 0b1111][padding] ?? 0
    return Int(buffer) & over == 0 ? bytes : nil
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
