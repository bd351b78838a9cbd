/// What an agency has decided beforehand: read from YAML by the program, never changed by a stage.
///
/// Starting values and their reasons stand in the shipped policy files.
public struct Policy: Codable, Sendable, Equatable {
  /// The format of the policy file, 1.
  public var format: Int
  /// The profile's name, such as `nist-63a-4`.
  public var name: String
  /// Accept documents that say that they are specimens: for demonstrations and tests only.
  public var acceptSpecimens: Bool
  /// How many attempts an applicant has.
  public var maximumAttempts: Int
  /// Unreadable evidence with attempts left fails with a retry; otherwise it always escalates.
  public var retryBeforeEscalating: Bool
  /// Days after the date of expiry in which a document still counts.
  public var expiryGraceDays: Int
  /// Days before the date of expiry from which a document is noted as about to expire.
  public var expiresSoonDays: Int
  /// Least age in whole years; 0 for none.
  public var minimumAge: Int
  /// Attributes that some source must agree with, and none disagree with, for a pass.
  public var mandatory: [Attribute]
  /// What each accepted kind of document must bring.
  public var evidence: [EvidenceType: EvidenceRule]
  /// Days for which a consent holds; nil for no limit.
  public var consentDays: Int?
  /// A reading counts as certain when its least sure character is at least this sure, 0 to 1.
  public var certainConfidence: Double
  /// A reading below this says nothing about a disagreement, 0 to 1.
  public var leastConfidence: Double
  /// The knowledge rules.
  public var knowledge: KnowledgeRule
  /// How evidence becomes bits, and how many decide.
  public var scoring: ScoringRule
  /// Other pushes than the catalogue's, by code.
  public var pushes: [Reason: Push]
  /// Show values in results instead of masks.
  public var revealValues: Bool
  /// Keep the pictures of decided jobs.
  public var keepPictures: Bool
  /// The way to a person.
  public var video: VideoRule
  /// Under which rules an identity counts as verified for others, as OpenID Identity Assurance names them;
  /// nil for an agency that tells nobody.
  public var trustFramework: String?

  /// What a kind of document must bring.
  public struct EvidenceRule: Codable, Sendable, Equatable {
    /// The sides that must be there.
    public var sides: [Side]
    /// The zone that must have been read, if one must.
    public var requiredZone: Zone?
    /// A rule.
    public init(sides: [Side], requiredZone: Zone?) {
      self.sides = sides
      self.requiredZone = requiredZone
    }
  }

  /// The knowledge rules (NIST SP 800-63A revision 3, 5.3.2).
  public struct KnowledgeRule: Codable, Sendable, Equatable {
    /// Least number of questions.
    public var questions: Int
    /// Least number of options of a choice.
    public var options: Int
    /// Most tries.
    public var tries: Int
    /// Seconds after which a question has timed out.
    public var seconds: Double
    /// Seconds below which an answer is too fast for a person.
    public var leastSeconds: Double
    /// Most bits that right answers may add; 0 means that they can only raise doubt.
    public var capBits: Double
    /// Rules.
    public init(
      questions: Int, options: Int, tries: Int, seconds: Double, leastSeconds: Double,
      capBits: Double
    ) {
      self.questions = questions
      self.options = options
      self.tries = tries
      self.seconds = seconds
      self.leastSeconds = leastSeconds
      self.capBits = capBits
    }
  }

  /// The way to a person.
  public struct VideoRule: Codable, Sendable, Equatable {
    /// Whether there is one.
    public var available: Bool
    /// How long a call takes.
    public var minutes: Int
    /// What the applicant should have ready, as the notice says it.
    public var documents: [String]
    /// Where calls take place: a web address in which `{room}` stands for a name that nobody can guess, and
    /// `{expires}`, if it is there, for the second since 1970 in which the link ends; nil for no link.
    public var link: String?
    /// Hours for which a link holds, from the decision or from the end of the appointment.
    public var linkHours: Int?
    /// A rule.
    public init(
      available: Bool, minutes: Int, documents: [String], link: String? = nil, linkHours: Int? = nil
    ) {
      self.available = available
      self.minutes = minutes
      self.documents = documents
      self.link = link
      self.linkHours = linkHours
    }
  }

  /// A policy; the shipped files say what is usual.
  public init(
    format: Int, name: String, acceptSpecimens: Bool, maximumAttempts: Int,
    retryBeforeEscalating: Bool, expiryGraceDays: Int, minimumAge: Int,
    mandatory: [Attribute], evidence: [EvidenceType: EvidenceRule], consentDays: Int?,
    certainConfidence: Double, leastConfidence: Double, knowledge: KnowledgeRule,
    scoring: ScoringRule, pushes: [Reason: Push], revealValues: Bool, keepPictures: Bool,
    video: VideoRule,
    expiresSoonDays: Int = 30, trustFramework: String? = nil
  ) {
    self.format = format
    self.name = name
    self.acceptSpecimens = acceptSpecimens
    self.maximumAttempts = maximumAttempts
    self.retryBeforeEscalating = retryBeforeEscalating
    self.expiryGraceDays = expiryGraceDays
    self.expiresSoonDays = expiresSoonDays
    self.minimumAge = minimumAge
    self.mandatory = mandatory
    self.evidence = evidence
    self.consentDays = consentDays
    self.certainConfidence = certainConfidence
    self.leastConfidence = leastConfidence
    self.knowledge = knowledge
    self.scoring = scoring
    self.pushes = pushes
    self.revealValues = revealValues
    self.keepPictures = keepPictures
    self.video = video
    self.trustFramework = trustFramework
  }
}

extension Policy {
  /// Whether a reading is sure enough to speak for or against a claim by itself.
  ///
  /// A check digit, error correction or a second reading vouch for a value that the engine was not
  /// in doubt about; without them every character must be above ``certainConfidence``. What nothing
  /// vouches for is never certain.
  public func isCertain(_ proof: Proof, confidence: Double) -> Bool {
    switch proof {
    case .checkDigit, .errorCorrection, .agreement: confidence >= leastConfidence
    case .confidence: confidence >= certainConfidence
    case .none: false
    }
  }

  /// Whether the reading behind a comparison is certain.
  public func isCertain(_ comparison: Comparison) -> Bool {
    isCertain(comparison.proof, confidence: comparison.confidence)
  }
}
