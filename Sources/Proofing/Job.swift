/// One applicant's verification job, parsed and complete: nothing in it still needs checking for form.
public struct Job: Sendable, Equatable {
  /// The drop's name: letters, digits, dot, dash and underscore, 1 to 128 of them.
  public var id: String
  /// When it was submitted, seconds since 1970 UTC; nil when the job does not say.
  public var submittedAt: Int?
  /// Who relies on the decision.
  public var relyingParty: String?
  /// What the identity is proofed for.
  public var purpose: String?
  /// Language of the notices, a BCP 47 tag such as `en` or `es`.
  public var locale: String
  /// Higher is taken earlier.
  public var priority: Int
  /// The applicant's consent.
  public var consent: Consent
  /// Which attempt of the applicant this is, from 1.
  public var attempt: Int
  /// The applicant reported an identity theft.
  public var reportedTheft: Bool
  /// What the applicant says.
  public var claim: Claim
  /// The documents presented, at least one.
  public var evidence: [Evidence]
  /// The selfie's file, if there is one.
  public var selfie: Evidence.Picture?
  /// The knowledge questions asked, if any.
  public var knowledge: Knowledge?
  /// The video appointment already made, if any.
  public var appointment: Appointment?
  /// What other systems found out, if anything.
  public var upstream: Upstream?

  /// A job with what every job must have; the rest is absent, attempt 1, English.
  public init(id: String, consent: Consent, claim: Claim, evidence: [Evidence]) {
    self.id = id
    self.locale = "en"
    self.priority = 0
    self.consent = consent
    self.attempt = 1
    self.reportedTheft = false
    self.claim = claim
    self.evidence = evidence
  }
}

/// The record that the applicant agreed (NIST SP 800-63A section 4.2, privacy requirements).
public struct Consent: Sendable, Equatable {
  /// When, seconds since 1970 UTC.
  public var givenAt: Int
  /// Which text was shown.
  public var text: String?
  /// The attributes that it covers; empty when the job does not restrict it.
  public var attributes: [String]
  /// Whether it covers a comparison of faces.
  public var biometric: Bool

  /// A consent.
  public init(
    givenAt: Int, text: String? = nil, attributes: [String] = [], biometric: Bool = false
  ) {
    self.givenAt = givenAt
    self.text = text
    self.attributes = attributes
    self.biometric = biometric
  }
}

/// A video appointment.
public struct Appointment: Sendable, Equatable {
  /// When it begins, seconds since 1970 UTC.
  public var from: Int
  /// How long it lasts.
  public var minutes: Int

  /// An appointment.
  public init(from: Int, minutes: Int) {
    self.from = from
    self.minutes = minutes
  }
}

/// What systems before this one found out; recorded, and trusted only to raise doubt.
public struct Upstream: Sendable, Equatable {
  /// One upstream check.
  public struct Check: Sendable, Equatable {
    /// What it said, `pass` or `fail` or another word of its own.
    public var result: String
    /// Who ran it.
    public var by: String?

    /// A check's result.
    public init(result: String, by: String? = nil) {
      self.result = result
      self.by = by
    }
  }

  /// Liveness of the selfie.
  public var liveness: Check?
  /// Search in a record of deaths: `hit` or `clear`.
  public var deathRecord: Check?
  /// Comparison with an authoritative source.
  public var authoritativeSource: Check?

  /// What was found out upstream.
  public init(
    liveness: Check? = nil, deathRecord: Check? = nil, authoritativeSource: Check? = nil
  ) {
    self.liveness = liveness
    self.deathRecord = deathRecord
    self.authoritativeSource = authoritativeSource
  }
}
