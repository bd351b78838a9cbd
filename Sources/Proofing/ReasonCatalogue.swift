/// What each reason means: the data file `reasons.json`, read once at the start.
public struct ReasonCatalogue: Codable, Sendable, Equatable {
  /// The version of the list; it grows when codes are added.
  public var version: Int
  /// One entry a code.
  public var entries: [Reason: Entry]
  /// One entry a code that a person may give.
  public var agent: [AgentReason: AgentEntry]

  /// A catalogue.
  public init(
    version: Int, entries: [Reason: Entry], agent: [AgentReason: AgentEntry] = [:]
  ) {
    self.version = version
    self.entries = entries
    self.agent = agent
  }

  /// What a code pushes when a policy says nothing else; a code that is not listed escalates.
  public func push(of reason: Reason) -> Push { entries[reason]?.push ?? .escalate }

  /// What one code means.
  public struct Entry: Codable, Sendable, Equatable {
    /// The default push.
    public var push: Push
    /// A policy may not weaken the push.
    public var fixed: Bool
    /// A failure that another try can mend, such as with another document.
    public var retryable: Bool
    /// One sentence for an operator.
    public var operatorText: String
    /// The key of the text that an applicant may see, such as `t.retake_clear`.
    public var applicantText: String?

    /// An entry.
    public init(
      push: Push, fixed: Bool = false, retryable: Bool = false, operatorText: String,
      applicantText: String? = nil
    ) {
      self.push = push
      self.fixed = fixed
      self.retryable = retryable
      self.operatorText = operatorText
      self.applicantText = applicantText
    }
  }

  /// What one code of a person means.
  public struct AgentEntry: Codable, Sendable, Equatable {
    /// The decisions that it can carry.
    public var decisions: [FinalVerdict]
    /// One sentence for an operator.
    public var operatorText: String
    /// The key of the text that an applicant sees, by decision.
    public var applicantTexts: [String: String]

    /// An entry.
    public init(
      decisions: [FinalVerdict], operatorText: String, applicantTexts: [String: String] = [:]
    ) {
      self.decisions = decisions
      self.operatorText = operatorText
      self.applicantTexts = applicantTexts
    }
  }
}
