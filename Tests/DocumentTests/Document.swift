import Foundation
import Support
import Testing

/// A Markdown file of the project.
struct Document: Sendable, CustomTestStringConvertible {
  /// Its path below the package.
  let path: String
  /// Its lines.
  let lines: [String]

  var testDescription: String { path }
  var text: String { lines.joined(separator: "\n") }

  /// The file at a path below the package.
  init(_ path: String) throws {
    self.path = path
    let file = Folders.package.appending(path: path)
    lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
  }

  /// Every document that people read first.
  static func all() throws -> [Document] {
    let guides = try FileManager.default.contentsOfDirectory(
      atPath: Folders.package.appending(path: "docs").path(percentEncoded: false))
    let paths =
      ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "queue/README.md", "samples/README.md"]
      + guides.filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
    return try paths.sorted().map(Document.init)
  }

  /// A fenced example.
  struct Example: Sendable, CustomTestStringConvertible {
    let document: String
    /// The line of its fence, from 1.
    let line: Int
    let language: String
    let text: String
    /// Whether the line before says `<!-- shortened -->`.
    let isShortened: Bool

    var testDescription: String { "\(document):\(line)" }
  }

  /// The fenced blocks.
  var examples: [Example] {
    var examples: [Example] = []
    var open: (line: Int, language: String)?
    for (place, line) in lines.enumerated() where line.hasPrefix("```") {
      if let begun = open {
        let before = lines[..<begun.line].last { !$0.isEmpty } ?? ""
        examples.append(
          Example(
            document: path, line: begun.line + 1, language: begun.language,
            text: lines[(begun.line + 1)..<place].joined(separator: "\n"),
            isShortened: before == "<!-- shortened -->"))
        open = nil
      } else {
        open = (place, String(line.dropFirst(3)))
      }
    }
    return examples
  }

  static func examples(in language: String) throws -> [Example] {
    try all().flatMap(\.examples).filter { $0.language == language }
  }

  /// The rows of the table whose header begins with a cell, each as its cells.
  func table(headed header: String) throws -> [[String]] {
    let start = try #require(lines.firstIndex { $0.hasPrefix("| \(header) |") })
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }
}

/// The code spans of a text: what stands between backquotes.
func codeSpans(_ text: String) -> [String] {
  text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
    .filter { $0.offset % 2 == 1 }.map { String($0.element) }
}
