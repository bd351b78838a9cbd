/// A JSON text as a tree (RFC 8259).
public enum JSONValue: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case flag(Bool)
  /// A number that is whole and fits; `1.0` and `1e3` are whole.
  case integer(Int)
  /// Any other number.
  case number(Double)
  /// A string, its escapes undone.
  case text(String)
  /// The elements, in order.
  case array([JSONValue])
  /// The members by name.
  case object([String: JSONValue])

  /// What kind of value it is, in words for a fault; never the value.
  public var kind: String {
    switch self {
    case .null: "null"
    case .flag: "true or false"
    case .integer, .number: "a number"
    case .text: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// Why a text is not the JSON that we read.
public enum JSONError: Error, Sendable, Equatable {
  /// So far it was right, and then it stopped: perhaps the rest is still being copied.
  case endsEarly
  /// Something that may not stand there, in this line from 1.
  case malformed(line: Int)
  /// A member's name stands twice in one object, in this line from 1.
  case duplicate(line: Int)
  /// Arrays and objects within each other beyond the limit.
  case tooDeep
}
