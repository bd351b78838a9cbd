import Mustache

/// The HTML templates of the reports: the data files of `templates/`, parsed once.
public struct Templates: Sendable {
  /// The templates that must be there, by file name without `.mustache`.
  public static let names = ["style", "batch", "packet"]

  private let library: MustacheLibrary

  /// Parses the templates.
  ///
  /// - Parameter files: The text of each file by its name without `.mustache`; others are ignored.
  /// - Throws: Which template is missing, or where one is wrong.
  public init(files: [String: String]) throws(TemplatesError) {
    var library = MustacheLibrary()
    for name in Self.names {
      guard let text = files[name] else { throw .missing(name) }
      // Values are shown escaped, without exception: a template cannot ask for anything else.
      guard !text.contains("{{{"), !text.contains("{{&"), !text.contains("{{%") else {
        throw .unescaped(name)
      }
      do {
        try library.register(text, named: name)
      } catch {
        throw .malformed(name, why: "\(error)")
      }
    }
    self.library = library
  }

  /// The page; empty when there is no such template.
  func render(_ view: JSON, with name: String) -> [UInt8] {
    Array((library.render(view.legible.view, withTemplate: name) ?? "").utf8)
  }
}

/// What is wrong with the templates.
public enum TemplatesError: Error, Sendable, Equatable, CustomStringConvertible {
  /// There is no such file.
  case missing(String)
  /// It is not Mustache.
  case malformed(String, why: String)
  /// It shows a value without escaping it.
  case unescaped(String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .missing(let name):
      "expected the template \(name).mustache, found none"
    case .malformed(let name, let why):
      "templates/\(name).mustache: expected Mustache: \(why)"
    case .unescaped(let name):
      "templates/\(name).mustache: expected only {{…}}, which escapes; found {{{…}}}, {{&…}} or {{%…}}"
    }
  }
}

extension JSON {
  /// The value as the template engine wants it.
  var view: Any {
    switch self {
    case .object(let members): members.mapValues(\.view)
    case .array(let elements): elements.map(\.view)
    case .string(let string): string
    case .integer(let number): number
    case .decimal(let number): number
    case .bool(let bool): bool
    }
  }
}
