internal import Proofing

/// What a simulation comes to, as `--json` writes it.
public struct SimulationReport: Codable, Sendable, Equatable {
  /// How the jobs of one kind ended.
  public struct Kind: Codable, Sendable, Equatable {
    /// How many there were.
    public var count = 0
    /// How many passed by themselves.
    public var pass = 0
    /// How many went to a person.
    public var escalate = 0
    /// How many failed.
    public var fail = 0
  }

  /// The jobs whose evidence lies in a range of bits.
  public struct Bin: Codable, Sendable, Equatable {
    /// The range's lower end, in bits; itself in the range.
    public var from: Double
    /// The range's upper end, in bits.
    public var to: Double
    /// The mean probability of being genuine that the bits claim, at the mix of jobs that was simulated.
    public var predicted: Double
    /// The share that was genuine.
    public var observed: Double
    /// How many jobs.
    public var count: Int
  }

  /// Thresholds for a share of false accepts.
  public struct Thresholds: Codable, Sendable, Equatable {
    /// Bits that a pass needs.
    public var passBits: Double
    /// Bits below which a job may fail.
    public var failBits: Double
    /// The share of impostors that have as many bits, whatever else would stop them.
    public var far: Double
    /// The share of genuine jobs that pass then.
    public var genuinePass: Double
  }

  /// Endings by kind.
  public var kinds: [SimulatedKind: Kind]
  /// Share of the impostors that passed, without those whom only a barcode gives away.
  public var far: Double
  /// The least share that is refuted at 95 % by so few (Clopper and Pearson 1934).
  public var farUpper95: Double
  /// For each kind of impostor how likely a genuine job has more bits than one of them.
  public var auc: [SimulatedKind: Double]
  /// How far the bits can be believed.
  public var calibration: [Bin]
  /// Thresholds for a share of false accepts; nil when none was asked for.
  public var thresholds: Thresholds?

  /// Counts outcomes; their order does not matter.
  ///
  /// - Parameters:
  ///   - outcomes: The outcomes.
  ///   - targetFAR: The share of false accepts to propose thresholds for; nil for none.
  public init(_ outcomes: [SimulatedOutcome], targetFAR: Double? = nil) {
    let byKind = Dictionary(grouping: outcomes, by: \.kind)
    kinds = Dictionary(
      uniqueKeysWithValues: SimulatedKind.allCases.map { kind in
        (kind, Kind(byKind[kind] ?? []))
      })
    let impostors = SimulatedKind.rivals.flatMap { byKind[$0] ?? [] }
    let passed = impostors.count { $0.verdict == .pass }
    far = impostors.isEmpty ? 0 : rounded(Double(passed) / Double(impostors.count))
    farUpper95 = rounded(upperBound95(of: passed, among: impostors.count))
    let genuine = byKind[.genuine] ?? []
    auc = [:]
    for kind in SimulatedKind.allCases where kind != .genuine {
      let others = byKind[kind] ?? []
      guard !others.isEmpty, !genuine.isEmpty else { continue }
      auc[kind] = rounded(areaUnderCurve(genuine.map(\.bits), over: others.map(\.bits)))
    }
    calibration = calibrationBins(genuine: genuine.map(\.bits), impostors: impostors.map(\.bits))
    thresholds = targetFAR.map {
      Thresholds(genuine: genuine, impostors: impostors, targetFAR: $0)
    }
  }
}

extension SimulationReport.Kind {
  fileprivate init(_ outcomes: [SimulatedOutcome]) {
    count = outcomes.count
    pass = outcomes.count { $0.verdict == .pass }
    escalate = outcomes.count { $0.verdict == .escalate }
    fail = outcomes.count { $0.verdict == .fail }
  }
}

/// To six decimals, so that it reads the same on every machine.
func rounded(_ number: Double) -> Double { (number * 1e6).rounded() / 1e6 + 0 }
