internal import JSONReading
internal import Proofing

/// Writes the small files of the spool itself.
enum JSONText {
  /// One object on one line, its members in the order given.
  static func object(_ members: [(String, JSONValue)]) -> [UInt8] {
    let parts = members.map { "\(quoted($0)): \(text($1))" }
    return Array("{ \(parts.joined(separator: ", ")) }\n".utf8)
  }

  /// The file `fault.json`, format 1.
  static func fault(_ fault: Fault) -> [UInt8] {
    var members: [(String, JSONValue)] = [
      ("format", .integer(1)), ("code", .text(fault.code.rawValue)), ("file", .text(fault.file)),
    ]
    if let field = fault.field { members.append(("field", .text(field))) }
    members += [("expected", .text(fault.expected)), ("found", .text(fault.found))]
    return object(members)
  }

  /// A value as text; the members of an object in the order of their names.
  static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .text(let text): quoted(text)
    case .array(let elements): "[\(elements.map(text).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.sorted { $0.key < $1.key }.map { "\(quoted($0)): \(text($1))" }.joined(separator: ", "))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 32:
        quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
