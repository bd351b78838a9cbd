/// What each reason means: the data file `reasons.json`, read once at the start.
public struct ReasonCatalogue: Codable, Sendable, Equatable {
  /// The version of the list; it grows when codes are added.
  public var version: Int
  /// One entry a code.
  public var entries: [Reason: Entry]

  /// What one code means.
  public struct Entry: Codable, Sendable, Equatable {
    /// The default push.
    public var push: Push
    /// A policy may not weaken the push.
    public var fixed: Bool
    /// One sentence for an operator.
    public var operatorText: String
    /// The key of the text that an applicant may see, such as `t.retake_clear`.
    public var applicantText: String?
  }
}
