import FoundationEssentials

extension JSON: Decodable {
  /// Reads any JSON; members and elements that are `null` are left out.
  init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Key.self) {
      var members: [String: JSON] = [:]
      for key in container.allKeys where try !container.decodeNil(forKey: key) {
        members[key.stringValue] = try container.decode(JSON.self, forKey: key)
      }
      self = .object(members)
      return
    }
    if var container = try? decoder.unkeyedContainer() {
      var elements: [JSON] = []
      while !container.isAtEnd {
        if try container.decodeNil() { continue }
        elements.append(try container.decode(JSON.self))
      }
      self = .array(elements)
      return
    }
    let container = try decoder.singleValueContainer()
    if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Int.self) {
      self = .integer(number)
    } else if let number = try? container.decode(Double.self) {
      self = .decimal(number)
    } else {
      self = .string(try container.decode(String.self))
    }
  }

  /// Reads a whole file.
  init(file bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(JSON.self, from: Data(bytes))
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
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
