/// How a drop ended.
struct Ending: Equatable {
  /// `pass`, `fail`, `escalate` or `refused`.
  var decision: String
  /// The fault's code, of a drop that was refused.
  var fault: String?
  /// The codes of all reasons.
  var reasons: Set<String> = []
  /// Whether the applicant may try again.
  var retry = false
  /// What proves the readings, by attribute.
  var proofs: [String: Set<String>] = [:]
  /// What the applicant is told.
  var notice: Notice?

  /// As much of a notice as is compared.
  struct Notice: Decodable, Equatable {
    /// The language that it says it is in.
    var locale: String
    /// Its headline.
    var headline: String
  }
}
