internal import Adjudication
internal import Foundation
public import Proofing

/// What people's decisions say about the automatic ones, as `spoolproof outcomes --json` writes it.
///
/// A person's pass and fail are labels; a retry is none. Most labels come from escalated jobs, the doubtful
/// ones: what holds among them need not hold among all.
public struct OutcomesReport: Codable, Sendable, Equatable {
  /// How jobs of one automatic decision ended.
  public struct Endings: Codable, Sendable, Equatable {
    /// Passed by a person.
    public var pass = 0
    /// Failed by a person.
    public var fail = 0
    /// To come again.
    public var retry = 0
  }

  /// A share with the interval of ``Proportion``.
  public struct Share: Codable, Sendable, Equatable {
    /// How many.
    public var count: Int
    /// Of how many.
    public var of: Int
    /// The lower end.
    public var low: Double
    /// The upper end.
    public var high: Double
  }

  /// What another threshold would make of the labelled jobs.
  public struct Trial: Codable, Sendable, Equatable {
    /// The threshold in bits.
    public var bits: Double
    /// How many would still go to a person.
    public var calls: Int
    /// How many fewer than under the policy as it is.
    public var saved: Int
    /// How many would pass by themselves that a person failed.
    public var wrongPasses: Int
    /// How many would fail by themselves that a person passed.
    public var wrongFails: Int
  }

  /// The format, 1.
  public var format = 1
  /// Jobs with a final decision.
  public var jobs: Int
  /// How they ended, by automatic decision.
  public var endings: [String: Endings]
  /// Of the labels with a score, how many are as the score leans: a pass at 0 bits or more, else a fail.
  public var agreement: Share
  /// How likely a passed job has more bits than a failed one; nil when there is none of either.
  public var auc: Double?
  /// How far the bits can be believed, at the mix of passes and fails among the labels.
  public var calibration: [SimulationReport.Bin]
  /// How many labels can be decided again under the policy; the trials are about them.
  public var tried: Int
  /// Other values of `passBits`, the policy's own among them.
  public var passBits: [Trial]
  /// Other values of `failBits`.
  public var failBits: [Trial]

  /// Compares.
  ///
  /// - Parameters:
  ///   - decisions: Automatic decisions with what people made of them; their order does not matter.
  ///   - policy: The policy whose thresholds are tried.
  ///   - catalogue: What reasons push.
  public init(_ decisions: [LabelledDecision], under policy: Policy, catalogue: ReasonCatalogue) {
    jobs = decisions.count
    endings = Dictionary(
      uniqueKeysWithValues: Verdict.allCases.map { verdict in
        let own = decisions.filter { $0.automatic == verdict }
        return (
          verdict.rawValue,
          Endings(
            pass: own.count { $0.final == .pass }, fail: own.count { $0.final == .fail },
            retry: own.count { $0.final == .retry })
        )
      })
    let labels = decisions.filter { $0.final != .retry }
    func bits(_ final: FinalVerdict) -> [Double] {
      labels.filter { $0.final == final }.compactMap(\.bits)
    }
    let (passed, failed) = (bits(.pass), bits(.fail))
    agreement = Share(
      Proportion(
        count: passed.count { $0 >= 0 } + failed.count { $0 < 0 }, of: passed.count + failed.count))
    auc =
      passed.isEmpty || failed.isEmpty ? nil : rounded(areaUnderCurve(passed, over: failed))
    calibration = calibrationBins(genuine: passed, impostors: failed)
    let triable = labels.filter { $0.assessment != nil }
    tried = triable.count
    func trials(
      _ setting: WritableKeyPath<Policy.ScoringRule, Double>, _ values: StrideThrough<Double>
    ) -> [Trial] {
      func verdicts(_ bits: Double) -> [Verdict] {
        var other = policy
        other.scoring[keyPath: setting] = bits
        return triable.map { $0.verdict(under: other, catalogue: catalogue) }
      }
      let own = policy.scoring[keyPath: setting]
      let calls = verdicts(own).count { $0 == .escalate }
      return Set(Array(values) + [own]).sorted().map { bits in
        Trial(bits, verdicts(bits), of: triable, calls: calls)
      }
    }
    passBits = trials(\.passBits, stride(from: 0, through: 16, by: 2))
    failBits = trials(\.failBits, stride(from: -16, through: 0, by: 2))
  }
}

extension OutcomesReport.Share {
  /// A share with its interval; of nothing it is anything.
  init(_ proportion: Proportion) {
    count = proportion.count
    of = proportion.of
    low = rounded(proportion.interval.lowerBound)
    high = rounded(proportion.interval.upperBound)
  }
}

extension OutcomesReport.Trial {
  fileprivate init(
    _ bits: Double, _ verdicts: [Verdict], of decisions: [LabelledDecision], calls: Int
  ) {
    self.bits = bits
    self.calls = verdicts.count { $0 == .escalate }
    saved = calls - self.calls
    let pairs = zip(verdicts, decisions)
    wrongPasses = pairs.count { $0 == .pass && $1.final == .fail }
    wrongFails = pairs.count { $0 == .fail && $1.final == .pass }
  }
}

extension LabelledDecision {
  /// How the job would end under a policy; a job that cannot be decided again would go to a person.
  fileprivate func verdict(under policy: Policy, catalogue: ReasonCatalogue) -> Verdict {
    guard let assessment else { return .escalate }
    return adjudicate(assessment, attempt: attempt, under: policy, catalogue: catalogue).verdict
  }
}
