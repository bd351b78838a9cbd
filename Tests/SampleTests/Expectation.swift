/// How a drop must end: what `expected.json` holds.
struct Expectation: Codable, Sendable, Equatable {
  /// `pass`, `fail`, `escalate` or `refused`.
  var decision: String
  /// The fault's code, of a drop that is to be refused.
  var fault: String?
  /// Codes that must be among the reasons.
  var reasons: [String]?
  /// Codes that must not be among them.
  var withoutReasons: [String]?
  /// Whether the applicant may try again, where it matters.
  var retry: Bool?
  /// A proof that some reading of an attribute must have, by attribute.
  var proofs: [String: String]?
  /// Whether no reading may have a proof.
  var nothingProved: Bool?
  /// The language of the notice, where it matters.
  var notice: String?
}
