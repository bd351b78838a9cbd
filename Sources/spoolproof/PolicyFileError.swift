import Proofing
import Yams

/// What is wrong with a policy file, and where.
struct PolicyFileError: Error, Equatable, CustomStringConvertible {
  /// The file's name.
  var file: String
  /// The line, from 1.
  var line: Int
  /// The setting, such as `knowledge.tries`; nil when the whole file is meant.
  var key: String?
  /// What was expected.
  var expected: String
  /// What was found.
  var found: String

  /// One line for an operator.
  var description: String {
    let place = key.map { "\(file):\(line), \($0)" } ?? "\(file):\(line)"
    return "\(place): expected \(expected), found \(found)"
  }
}

extension PolicyFileError {
  /// What the YAML parser found wrong.
  init(_ error: YamlError, file: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(file: file, line: mark.line, key: nil, expected: "YAML", found: problem)
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(
        file: file, line: context.mark.line, key: keys.sorted().first, expected: "each key once",
        found: "it more than once")
    default:
      self.init(file: file, line: 1, key: nil, expected: "YAML", found: "\(error)")
    }
  }
}
