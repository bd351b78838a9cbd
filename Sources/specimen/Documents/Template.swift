import Foundation

/// A drawing with holes: `{{name}}` takes text, `{{{name}}}` a piece of drawing.
struct Template: Sendable, Equatable {
  /// The drawing as it stands in the file.
  let text: String

  /// The drawing with its holes filled.
  ///
  /// - Parameters:
  ///   - values: Text by the hole's name; it is escaped for XML.
  ///   - drawings: SVG by the hole's name; it goes in as it is.
  /// - Returns: The whole drawing.
  /// - Throws: ``SpecimenError`` when a hole has nothing to fill it.
  func filled(_ values: [String: String], drawings: [String: String]) throws(SpecimenError)
    -> String
  {
    var rest = text[...]
    var result = ""
    while let opening = rest.range(of: "{{") {
      result += rest[..<opening.lowerBound]
      rest = rest[opening.upperBound...]
      let isDrawing = rest.first == "{"
      let mark = isDrawing ? "}}}" : "}}"
      guard let closing = rest.range(of: mark) else { throw .resource("(an open hole)") }
      let name = String(rest[..<closing.lowerBound].drop { $0 == "{" })
      guard let value = isDrawing ? drawings[name] : values[name].map(Self.escaped) else {
        throw .resource("(nothing fills \(name))")
      }
      result += value
      rest = rest[closing.upperBound...]
    }
    return result + rest
  }

  /// Text with the five characters of XML spelt out.
  static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&apos;"
      default: String(character)
      }
    }.joined()
  }
}
