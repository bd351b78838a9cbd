private import JSONReading

extension JSON {
  /// Reads a whole file; members and elements that are `null` are left out.
  ///
  /// - Throws: `JSONError` when it is no JSON of UTF-8.
  init(file bytes: [UInt8]) throws {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw JSONError.malformed(line: 1)
    }
    self = JSON(try JSONParser.parse(bytes)) ?? .object([:])
  }

  private init?(_ value: JSONValue) {
    switch value {
    case .null: return nil
    case .flag(let flag): self = .bool(flag)
    case .integer(let number): self = .integer(number)
    case .number(let number): self = .decimal(number)
    case .text(let text): self = .string(text)
    case .array(let elements): self = .array(elements.compactMap { JSON($0) })
    case .object(let members):
      // Values alone are quicker to map than keys are to hash again, and our own files hold no null.
      self = .object(
        members.values.contains(.null)
          ? members.compactMapValues { JSON($0) } : members.mapValues { JSON($0) ?? .object([:]) })
    }
  }

  /// A member of an object; nil for every other value.
  subscript(key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The members of an object, sorted by key; empty for every other value.
  var sortedMembers: [(key: String, value: JSON)] {
    if case .object(let members) = self { members.sorted { $0.key < $1.key } } else { [] }
  }

  /// The elements of an array; empty for every other value.
  var elements: [JSON] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// The string, if it is one.
  var text: String? {
    if case .string(let string) = self { string } else { nil }
  }

  /// The number, if it is one.
  var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    default: nil
    }
  }

  /// The number as a whole one, if it is one that a `Double` holds exactly (below 2^53).
  var whole: Int? {
    guard let number, abs(number) < 9_007_199_254_740_992 else { return nil }
    return Int(number.rounded())
  }

  /// Whether it is `true`.
  var isTrue: Bool { self == .bool(true) }
}
