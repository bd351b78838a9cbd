/// What was found out about one attribute, as probabilities and without a value.
///
/// It is all that is needed to weigh the attribute again under other tables, so it is recorded with
/// every decision. Numbers are logarithms to base 2, rounded to 1e-6 so that they are the same on every
/// machine.
public struct FieldEvidence: Codable, Sendable, Equatable {
  /// The attribute.
  public var attribute: Attribute
  /// The likeliest level.
  public var level: Comparison.Level
  /// How likely the readings are for each level, 0 for the likeliest and less for the others.
  ///
  /// The first entry is that of all readings together. When some surely contradict the claim, the
  /// others are those without one or several of them, so that nobody gains by a contradiction: the one
  /// counts that says the least for the claim. An empty entry says nothing at all.
  public var alternatives: [[Comparison.Level: Double]]
  /// How rare the name is: minus the logarithm of its share of people; nil when no table lists it.
  public var frequencyBits: Double?
  /// How sure the surest reading that says something else is, 0 to 1; nil when none does.
  public var mismatch: Double?
  /// How the zones of each document agree with each other.
  public var consistency: [ZoneLikelihood]

  /// Evidence about an attribute.
  public init(
    attribute: Attribute, level: Comparison.Level, alternatives: [[Comparison.Level: Double]],
    frequencyBits: Double? = nil, mismatch: Double? = nil, consistency: [ZoneLikelihood] = []
  ) {
    self.attribute = attribute
    self.level = level
    self.alternatives = alternatives
    self.frequencyBits = frequencyBits
    self.mismatch = mismatch
    self.consistency = consistency
  }
}

/// How likely the printed text of a document is, given what its zone for machines says.
public struct ZoneLikelihood: Codable, Sendable, Equatable {
  /// The place of the document in the job.
  public var evidence: Int
  /// The zone for machines.
  public var zone: Zone
  /// Logarithm of the probability of the print when both zones say the same.
  public var same: Double
  /// Logarithm of the probability of the print when it was made to say something else.
  public var altered: Double
  /// Logarithm of the probability of the print when it was taken from another place of the picture.
  public var elsewhere: Double
  /// One of the two surely contradicts the claim: then their agreement does not speak for it.
  public var contradicted: Bool

  /// A likelihood.
  public init(
    evidence: Int, zone: Zone, same: Double, altered: Double, elsewhere: Double, contradicted: Bool
  ) {
    self.evidence = evidence
    self.zone = zone
    self.same = same
    self.altered = altered
    self.elsewhere = elsewhere
    self.contradicted = contradicted
  }
}
