/// Everything that Scoring noticed about a job, without a value: all that Adjudication is given.
public struct Assessment: Codable, Sendable, Equatable {
  /// Claim against readings, in a fixed order.
  public var comparisons: [Comparison]
  /// All findings of all stages so far, sorted.
  public var findings: [Finding]
  /// How the knowledge questions went.
  public var knowledge: KnowledgeResult
  /// The types of the documents presented, in the job's order.
  public var evidenceTypes: [EvidenceType]
  /// What was found out about each attribute, in the order of attributes.
  public var evidence: [FieldEvidence]
  /// The evidence in bits under the policy; nil when nothing was weighed, and then nothing passes.
  public var weighing: Weighing?

  /// An assessment.
  public init(
    comparisons: [Comparison], findings: [Finding], knowledge: KnowledgeResult,
    evidenceTypes: [EvidenceType], evidence: [FieldEvidence] = [], weighing: Weighing? = nil
  ) {
    self.comparisons = comparisons
    self.findings = findings
    self.knowledge = knowledge
    self.evidenceTypes = evidenceTypes
    self.evidence = evidence
    self.weighing = weighing
  }
}

/// How the knowledge questions of one try went.
public struct KnowledgeResult: Codable, Sendable, Equatable {
  /// What came out.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// There were none.
    case notOffered
    /// The applicant chose another way.
    case optedOut
    /// All required answers were right, under rules that give credit.
    case passed
    /// An answer was wrong or missing.
    case failed
    /// A question took too long: counts as a failed try.
    case timedOut
    /// The session broke a rule, so that it counts neither way.
    case noCredit
  }

  /// What came out.
  public var status: Status
  /// How many questions were asked.
  public var asked: Int
  /// How many answers were right.
  public var right: Int
  /// How many answers were wrong.
  public var wrong: Int
  /// How many questions have no answer.
  public var unanswered: Int
  /// How many of the right answers are "none of the above", where nothing else was true.
  public var canariesRight: Int
  /// How many of the wrong answers name something where nothing that was offered was true.
  public var canariesTaken: Int

  /// A result.
  public init(
    _ status: Status, asked: Int = 0, right: Int = 0, wrong: Int = 0, unanswered: Int = 0,
    canariesRight: Int = 0, canariesTaken: Int = 0
  ) {
    self.status = status
    self.asked = asked
    self.right = right
    self.wrong = wrong
    self.unanswered = unanswered
    self.canariesRight = canariesRight
    self.canariesTaken = canariesTaken
  }
}
