private import FoundationEssentials
import Mustache

/// The HTML templates of the reports: the data files of `templates/`, parsed once.
public struct Templates: Sendable {
  /// The templates that must be there, by file name without `.mustache`.
  public static let names = [
    "style", "script", "columns", "bars", "group", "batch", "job", "oversight", "packet",
  ]

  private let library: MustacheLibrary
  /// What pages allow themselves to run and to look like, as their Content-Security-Policy names it.
  private let allowed: [String: JSON]

  /// Parses the templates.
  ///
  /// - Parameters:
  ///   - files: The text of each file by its name without `.mustache`; others are ignored.
  ///   - sha256: SHA-256, by which pages name the scripts and styles that are their own.
  /// - Throws: Which template is missing, or where one is wrong.
  public init(
    files: [String: String], sha256: ([UInt8]) -> [UInt8]
  ) throws(TemplatesError) {
    var library = MustacheLibrary()
    func hashes(of element: String) -> JSON {
      .strings(
        Self.names.flatMap { contents(of: element, in: files[$0] ?? "") }
          .map { Data(sha256(Array($0.utf8))).base64EncodedString() })
    }
    allowed = ["styles": hashes(of: "style"), "scripts": hashes(of: "script")]
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
  ///
  /// - Parameters:
  ///   - view: What the page shows.
  ///   - list: What it shows thousands of, and its name in the template: each is made when its turn comes.
  ///   - name: The template.
  /// - Returns: The page's bytes.
  func render(
    _ view: JSON, list: (name: String, elements: any Sequence<JSON>)? = nil, with name: String
  ) -> [UInt8] {
    guard case .object(let members) = view.legible else { return [] }
    var shown = members.merging(allowed) { _, ours in ours }.mapValues(\.view)
    if let list { shown[list.name] = Views(of: list.elements) }
    return Array((library.render(shown, withTemplate: name) ?? "").utf8)
  }
}

/// Elements for the template engine, one at a time.
private struct Views: MustacheSequence {
  let elements: any Sequence<JSON>

  init(of elements: any Sequence<JSON>) { self.elements = elements }

  func makeIterator() -> AnyIterator<Any> {
    var rest: any IteratorProtocol<JSON> = elements.makeIterator()
    return AnyIterator { rest.next()?.legible.view }
  }
}

/// What stands in each element of this name that has no attributes, as a browser hashes it (CSP level 3, 2.3.1).
private func contents(of element: String, in template: String) -> [Substring] {
  template.split(separator: "<\(element)>", omittingEmptySubsequences: false).dropFirst().compactMap
  { part in
    part.firstRange(of: "</\(element)>").map { part[..<$0.lowerBound] }
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
