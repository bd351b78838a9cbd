extension Policy {
  /// How evidence becomes bits, and how many bits decide.
  ///
  /// The model is that of Fellegi and Sunter (1969): for each attribute the chance of every level, if
  /// the document is the claimant's and if it is a rival's. Starting values and what moving them does
  /// stand in docs/policy.md.
  public struct ScoringRule: Codable, Sendable, Equatable {
    /// The chances of the levels of one attribute under one hypothesis; they add up to about 1.
    public struct Chances: Codable, Sendable, Equatable {
      /// Chance by level, each above 0.
      public var levels: [Comparison.Level: Double]
      /// The chance of ``Comparison/Level/exact`` is the share of people who bear the name.
      public var exactIsFrequency: Bool

      /// Chances.
      public init(_ levels: [Comparison.Level: Double], exactIsFrequency: Bool = false) {
        self.levels = levels
        self.exactIsFrequency = exactIsFrequency
      }
    }

    /// Least bits of a pass.
    public var passBits: Double
    /// Most bits of a failure by the score alone.
    public var failBits: Double
    /// How sure a mismatching reading must be for a failure by the score, 0.5 to 1.
    public var certainMismatch: Double
    /// What share of all impostors each rival has; they add up to 1.
    public var shares: [Hypothesis: Double]
    /// How often a field is cut out wrongly, whoever's document it is.
    public var extractionFloor: Double
    /// Least share of people that a name counts for.
    public var frequencyFloor: Double
    /// How often print and zone for machines of one document differ.
    ///
    /// For the edited documents it is about the edited attribute; their others differ as often as on a
    /// genuine one.
    public var disagreement: [Hypothesis: Double]
    /// The chances of every level, by attribute and hypothesis.
    public var levels: [Attribute: [Hypothesis: Chances]]

    /// A rule; the shipped policies have the starting values.
    public init(
      passBits: Double, failBits: Double, certainMismatch: Double,
      shares: [Hypothesis: Double], extractionFloor: Double, frequencyFloor: Double,
      disagreement: [Hypothesis: Double], levels: [Attribute: [Hypothesis: Chances]]
    ) {
      self.passBits = passBits
      self.failBits = failBits
      self.certainMismatch = certainMismatch
      self.shares = shares
      self.extractionFloor = extractionFloor
      self.frequencyFloor = frequencyFloor
      self.disagreement = disagreement
      self.levels = levels
    }

    /// What is weighed, with the levels of each attribute, best first; the last one is "all other".
    public static let scored: [(attribute: Attribute, levels: [Comparison.Level])] = [
      (.familyName, [.exact, .part, .near, .swap, .other]),
      (.givenNames, [.exact, .nickname, .near, .initial, .other]),
      (.middleNames, [.exact, .initial, .near, .other]),
      (.suffix, [.exact, .oneSide, .other]),
      (.dateOfBirth, [.exact, .dayMonthSwap, .oneEdit, .sameMonthDay, .sameYear, .other]),
      (.documentNumber, [.exact, .near, .other]),
      (.address, [.full, .part, .zip, .none]),
    ]

    /// The levels of an attribute, best first; empty for one that is not weighed.
    public static func levels(of attribute: Attribute) -> [Comparison.Level] {
      scored.first { $0.attribute == attribute }?.levels ?? []
    }
  }
}
