/// The evidence of a job in bits: how much better it fits the claimant than the rivals, and why.
///
/// A bit is a factor of two. No values: a decision can be explained and made again from this alone.
public struct Weighing: Codable, Sendable, Equatable {
  /// One line of the sum.
  public struct Line: Codable, Sendable, Equatable {
    /// What a line is about.
    public enum Kind: String, Codable, Sendable, CaseIterable {
      /// Claim against document.
      case field
      /// Two zones of a document against each other.
      case consistency
      /// The knowledge answers.
      case knowledge
    }

    /// What the line is about.
    public var kind: Kind
    /// The attribute; nil for knowledge answers.
    public var attribute: Attribute?
    /// The likeliest level; nil for all but fields.
    public var level: Comparison.Level?
    /// Bits for the claimant against each rival; below 0 they speak for the rival.
    public var bits: [Hypothesis: Double]

    /// A line.
    public init(
      kind: Kind, attribute: Attribute? = nil, level: Comparison.Level? = nil,
      bits: [Hypothesis: Double]
    ) {
      self.kind = kind
      self.attribute = attribute
      self.level = level
      self.bits = bits
    }
  }

  /// The lines, fields first, then consistency, then knowledge, each in the order of attributes.
  public var lines: [Line]
  /// Bits for the claimant against all rivals together, to 1e-6.
  public var total: Double
  /// What each rival has of the rivals' case after the evidence, 0 to 1; they add up to 1.
  public var shares: [Hypothesis: Double]
  /// Bits by which the rival with the greatest share is less likely from the start.
  public var priorBits: Double
  /// A core attribute (names, birth date, number) surely says something else than the claim.
  public var hasCertainMismatch: Bool

  /// A weighing.
  public init(
    lines: [Line], total: Double, shares: [Hypothesis: Double], priorBits: Double,
    hasCertainMismatch: Bool
  ) {
    self.lines = lines
    self.total = total
    self.shares = shares
    self.priorBits = priorBits
    self.hasCertainMismatch = hasCertainMismatch
  }

  /// The rivals, greatest share first; equal ones in their own order.
  public var rivals: [Hypothesis] {
    Hypothesis.rivals.sorted { left, right in
      let (one, other) = (shares[left] ?? 0, shares[right] ?? 0)
      return one == other ? left < right : one > other
    }
  }
}
