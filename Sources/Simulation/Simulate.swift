internal import Adjudication
public import Proofing
import Randomness
public import Scoring

/// How many jobs of each kind.
public struct SimulationPlan: Sendable, Equatable {
  /// How many, by kind.
  public var counts: [SimulatedKind: Int]

  /// A plan: impostors by the policy's shares of rivals, and an eighth of their number more of each kind
  /// that only a barcode gives away.
  ///
  /// - Parameters:
  ///   - genuine: How many genuine jobs.
  ///   - impostors: How many impostors in all, without the last two kinds.
  ///   - shares: The share of each rival.
  public init(genuine: Int, impostors: Int, shares: [Hypothesis: Double]) {
    counts = [.genuine: genuine, .editedFront: impostors / 8, .twoCards: impostors / 8]
    let sum = SimulatedKind.rivals.reduce(0) { $0 + ($1.rival.flatMap { shares[$0] } ?? 0) }
    // Rounded sums of shares: no impostor is lost, and none is added.
    var (before, share) = (0, 0.0)
    for kind in SimulatedKind.rivals {
      share += kind.rival.flatMap { shares[$0] } ?? 0
      let until = sum > 0 ? Int((Double(impostors) * share / sum).rounded()) : 0
      counts[kind] = until - before
      before = until
    }
  }
}

/// Invents jobs, has them read as recorded readings were, and decides them under a policy.
///
/// A function of its arguments alone: the same seed gives the same outcomes. Each job has random numbers
/// of its own, so that another number of jobs changes none of them.
///
/// - Parameters:
///   - plan: How many jobs of each kind.
///   - seed: Chooses people, claims and pictures.
///   - population: Who there is.
///   - reader: Reads documents.
///   - policy: What is to be tried.
///   - tables: What scoring knows of readers and names.
///   - catalogue: What reasons push.
///   - triesThresholds: Whether each job is also decided as if any number of bits were enough, to look for
///     thresholds among what would pass then.
/// - Returns: One outcome a job, by kind.
public func simulate(
  _ plan: SimulationPlan, seed: UInt64, population: Population, reader: RecordedReader,
  policy: Policy,
  tables: ScoringTables, catalogue: ReasonCatalogue, triesThresholds: Bool = false
) -> [SimulatedOutcome] {
  var open = policy
  open.scoring.passBits = -1_000
  return SimulatedKind.allCases.flatMap { kind in
    (0..<(plan.counts[kind] ?? 0)).map { number in
      var random = SeededRandom(seed: seed, stream: "\(kind.rawValue) \(number)")
      let one = SimulatedCase(kind, of: population, by: &random)
      let (job, pages) = one.job(
        readBy: reader, today: population.today, attempt: policy.maximumAttempts, by: &random)
      let assessment = assess(
        job, pages: pages, today: population.today, policy: policy, tables: tables,
        authenticate: nil)
      func verdict(under policy: Policy) -> Verdict {
        adjudicate(assessment, attempt: job.attempt, under: policy, catalogue: catalogue).verdict
      }
      let decided = verdict(under: policy)
      return SimulatedOutcome(
        kind: kind, verdict: decided, bits: assessment.weighing?.total ?? 0,
        passesWithEnoughBits: decided == .pass
          || triesThresholds && decided == .escalate && verdict(under: open) == .pass)
    }
  }
}
