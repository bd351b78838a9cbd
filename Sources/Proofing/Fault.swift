/// Why a drop could not be judged: about the job file, never about the applicant.
///
/// It names the place and what was expected and found in kind, never a value.
public struct Fault: Error, Codable, Sendable, Equatable, CustomStringConvertible {
  /// A `job.…` or `system.…` code.
  public var code: Reason
  /// The file that is at fault, as named in the drop.
  public var file: String
  /// The field, such as `evidence[0].images[1].file`; nil when the whole file is meant.
  public var field: String?
  /// What was expected, in words.
  public var expected: String
  /// What was found, in kind (`a number`, `nothing`, `41 questions`), never the value.
  public var found: String

  /// A fault.
  public init(_ code: Reason, file: String, field: String? = nil, expected: String, found: String) {
    self.code = code
    self.file = file
    self.field = field
    self.expected = expected
    self.found = found
  }

  /// One line for an operator.
  public var description: String {
    let place = field.map { "\(file), \($0)" } ?? file
    return "\(place): expected \(expected), found \(found) [\(code.rawValue)]"
  }
}
