import Foundation
import Proofing
import Yams

/// A policy file: YAML in, a ``Policy`` that cannot be half understood out.
///
/// Reading is strict, because a policy that is silently misread decides about people: an unknown
/// key, a wrong type, a number out of range, two settings that contradict each other and a push that
/// the reason catalogue fixes are errors that name the file, the line and what was expected.
struct PolicyFile {
  /// The file's name for errors.
  var file: String
  /// What each code pushes by default, and which pushes may not be weakened.
  var catalogue: ReasonCatalogue
  /// Finds the text of a shipped policy that a file extends; nil when there is none of that name.
  var shipped: (String) throws -> String?

  /// Reads the policy file at a place on disk.
  ///
  /// - Parameters:
  ///   - url: The policy file.
  ///   - catalogue: The reason catalogue.
  ///   - folder: The folder of shipped policies, where `extends: NAME` finds `NAME.yaml`.
  /// - Returns: The policy.
  /// - Throws: ``PolicyFileError`` about the text, and whatever reading a file throws.
  static func read(_ url: URL, catalogue: ReasonCatalogue, shipped folder: URL) throws -> Policy {
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let source = PolicyFile(file: url.lastPathComponent, catalogue: catalogue) { name in
      let base = folder.appending(path: name + ".yaml")
      guard FileManager.default.fileExists(atPath: base.path) else { return nil }
      return String(decoding: try Data(contentsOf: base), as: UTF8.self)
    }
    return try source.parse(text)
  }

  /// Reads the text of a policy file.
  ///
  /// - Parameter text: The YAML text.
  /// - Returns: The policy.
  /// - Throws: ``PolicyFileError``.
  func parse(_ text: String) throws -> Policy {
    let root = try top(of: text)
    let policy: Policy
    if let extended = try root["extends"] {
      let base = try base(named: extended)
      policy = try self.policy(root, over: base)
    } else {
      policy = try self.policy(root, over: nil)
    }
    try check(policy, root)
    return policy
  }

  private func top(of text: String) throws -> PolicyFileNode {
    do {
      guard let node = try Yams.compose(yaml: text), node.mapping != nil else {
        throw PolicyFileError(
          file: file, line: 1, key: nil, expected: "a mapping of settings", found: "something else")
      }
      return try PolicyFileNode(node, file: file, path: [])
    } catch let error as YamlError {
      throw PolicyFileError(error, file: file)
    }
  }

  /// The shipped policy that a file builds upon; it may not extend another in turn.
  private func base(named node: PolicyFileNode) throws -> Policy {
    let name = try node.text()
    guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }),
      let text = try shipped(name)
    else { throw node.error("the name of a shipped policy") }
    let source = PolicyFile(file: name + ".yaml", catalogue: catalogue, shipped: { _ in nil })
    return try source.parse(text)
  }
}
