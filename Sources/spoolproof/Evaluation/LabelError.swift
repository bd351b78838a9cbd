/// What is wrong with a label file, and where.
struct LabelError: Error, Equatable, CustomStringConvertible {
  /// The file's name.
  var file: String
  /// The line, from 1; nil when the whole file is meant.
  var line: Int?
  /// What was expected.
  var expected: String
  /// What was found.
  var found: String

  /// One line for an operator.
  var description: String {
    "\(file)\(line.map { ":\($0)" } ?? ""): expected \(expected), found \(found)"
  }
}
