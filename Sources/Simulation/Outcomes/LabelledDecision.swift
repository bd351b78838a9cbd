public import Proofing

/// An automatic decision with what a person made of it: a label with which a policy is tuned.
public struct LabelledDecision: Sendable, Equatable {
  /// What the program decided.
  public var automatic: Verdict
  /// What a person decided.
  public var final: FinalVerdict
  /// The score in bits; nil when nothing was weighed.
  public var bits: Double?
  /// Which attempt of the applicant it was.
  public var attempt: Int
  /// What the decision was made of, weighed under the policy that is asked about; nil when it cannot be made
  /// again under that policy.
  public var assessment: Assessment?

  /// A labelled decision.
  public init(
    automatic: Verdict, final: FinalVerdict, bits: Double?, attempt: Int = 1,
    assessment: Assessment? = nil
  ) {
    self.automatic = automatic
    self.final = final
    self.bits = bits
    self.attempt = attempt
    self.assessment = assessment
  }
}
