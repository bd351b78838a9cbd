/// How often an engine is right, as a function of what it says: a few steps that rise.
///
/// Isotonic regression by pooling adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman 1955).
public struct MonotoneSteps: Sendable, Equatable {
  /// One step.
  public struct Step: Sendable, Equatable {
    /// The greatest confidence that belongs to it.
    public var upper: Double
    /// How many characters it rests on.
    public var count: Int
    /// How many of them were right.
    public var right: Int

    /// The share that was right, half a character drawn towards doubt: no count makes certain.
    public var probability: Double { (Double(right) + 0.5) / (Double(count) + 1) }
  }

  /// The steps from the least confidence to the greatest; the last one ends at 1.
  public let steps: [Step]

  /// Fits steps.
  ///
  /// - Parameters:
  ///   - outcomes: Confidence of each character that was read, 0 to 1, and whether it was right.
  ///   - least: How many characters a step rests on at least.
  public init(_ outcomes: [(confidence: Double, isRight: Bool)], least: Int) {
    var bins: [Step] = []
    for outcome in outcomes.sorted(by: { $0.confidence < $1.confidence }) {
      let isNew = bins.last.map { $0.count >= least && $0.upper < outcome.confidence } ?? true
      if isNew { bins.append(Step(upper: outcome.confidence, count: 0, right: 0)) }
      bins[bins.count - 1].upper = outcome.confidence
      bins[bins.count - 1].count += 1
      bins[bins.count - 1].right += outcome.isRight ? 1 : 0
    }
    // What is left at the top may be too few to stand alone.
    if bins.count > 1, let last = bins.last, last.count < least {
      bins.removeLast()
      bins[bins.count - 1] = bins[bins.count - 1].joined(with: last)
    }
    var pooled: [Step] = []
    for bin in bins {
      var bin = bin
      while let before = pooled.last, before.probability >= bin.probability {
        pooled.removeLast()
        bin = before.joined(with: bin)
      }
      pooled.append(bin)
    }
    if !pooled.isEmpty { pooled[pooled.count - 1].upper = 1 }
    steps = pooled
  }
}

extension MonotoneSteps.Step {
  fileprivate func joined(with next: Self) -> Self {
    Self(upper: next.upper, count: count + next.count, right: right + next.right)
  }
}
