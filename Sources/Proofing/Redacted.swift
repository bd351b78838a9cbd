/// A personal value that cannot be printed by accident.
///
/// Interpolating, dumping or mirroring it shows a mark; reading it takes an explicit ``revealed``.
/// It encodes as the plain value, because readings travel between our own processes: a type that
/// is written for people must mask first.
public struct Redacted<Value: Sendable>: Sendable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  /// The value itself.
  ///
  /// Every use of this word is a place to look at in a review.
  public let revealed: Value

  /// Hides a value.
  public init(_ value: Value) { revealed = value }

  /// Always the same mark, whatever the value.
  public var description: String { "•••" }
  /// Always the same mark, whatever the value.
  public var debugDescription: String { "•••" }
  /// A mirror without children, so that `dump` shows the mark too.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// Hides the value that a function makes of this one.
  public func map<Other: Sendable>(_ transform: (Value) -> Other) -> Redacted<Other> {
    Redacted<Other>(transform(revealed))
  }
}

extension Redacted: Equatable where Value: Equatable {}
extension Redacted: Hashable where Value: Hashable {}

extension Redacted: Codable where Value: Codable {
  /// Reads the plain value.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Value.self))
  }

  /// Writes the plain value; see the type's note.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(revealed)
  }
}
