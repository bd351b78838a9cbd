/// The knowledge-based verification (KBV) session of a job: questions, answers and what was expected.
public struct Knowledge: Sendable, Equatable {
  /// The applicant chose another way; SP 800-63A revision 3, 5.3.2, demands that there is one.
  public var optedOut: Bool
  /// Which try this is, from 1.
  public var tryNumber: Int
  /// Identifiers of questions that were asked in earlier tries.
  public var priorQuestions: [String]
  /// The questions of this try.
  public var questions: [KnowledgeItem]

  /// A session.
  public init(
    optedOut: Bool = false, tryNumber: Int = 1, priorQuestions: [String] = [],
    questions: [KnowledgeItem]
  ) {
    self.optedOut = optedOut
    self.tryNumber = tryNumber
    self.priorQuestions = priorQuestions
    self.questions = questions
  }
}

/// One knowledge question with its answer.
public struct KnowledgeItem: Sendable, Equatable {
  /// How the question is answered.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// One of several options.
    case choice
    /// Free text.
    case text
    /// An amount of money.
    case amount
    /// A year.
    case year
    /// A month of a year, `M/YYYY`.
    case month
  }

  /// What the answer is compared with.
  public enum Expected: Sendable, Equatable {
    /// HMAC-SHA-256 of the canonical answer, 32 bytes, and the salt of at least 16 bytes.
    case hmac([UInt8], salt: [UInt8])
    /// The answer itself: accepted and reported.
    case plain(Redacted<String>)
  }

  /// The question's identifier, unique within the job.
  public var id: String
  /// The category, such as `previous-street`.
  public var category: String?
  /// How it is answered.
  public var kind: Kind
  /// The options of a choice; empty for the other kinds.
  public var options: [Redacted<String>]
  /// The applicant's answer; nil when there is none.
  public var answer: Redacted<String>?
  /// Seconds until the answer; nil when not measured.
  public var seconds: Double?
  /// What is expected.
  public var expected: Expected
  /// The right answer is "none of the above" (a diversionary question), when the job says so.
  public var diversionary: Bool

  /// A question.
  public init(
    id: String, category: String? = nil, kind: Kind, options: [Redacted<String>] = [],
    answer: Redacted<String>? = nil, seconds: Double? = nil, expected: Expected,
    diversionary: Bool = false
  ) {
    self.id = id
    self.category = category
    self.kind = kind
    self.options = options
    self.answer = answer
    self.seconds = seconds
    self.expected = expected
    self.diversionary = diversionary
  }
}
