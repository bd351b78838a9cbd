public import Proofing

/// What one run did: the value that its reports are made of.
public struct Batch: Sendable, Equatable {
  /// The run's name.
  public var run: String
  /// When it began, seconds since 1970 UTC.
  public var from: Int
  /// When it ended, seconds since 1970 UTC.
  public var to: Int
  /// The name of the policy that decided.
  public var policy: String
  /// The digest of the policy's file.
  public var policyDigest: String
  /// One row a job, in the order in which they ended.
  public var rows: [BatchRow]
  /// What isolated the readers from the machine; nil when nothing was read.
  public var isolation: String?
  /// The head of the audit log after the run, 64 hexadecimal digits; nil for more than one run.
  public var auditHead: String?
  /// What earlier runs came to, the latest first.
  public var earlier: [RunSummary]
  /// Runs since the oldest of ``earlier`` that decided jobs and have no report, the latest first.
  public var unreported: [UnreportedRun] = []
  /// What waits in the spool when the report is made; nil where nobody looked.
  public var waiting: WaitingWork?

  /// A run.
  public init(
    run: String, from: Int, to: Int, policy: String, policyDigest: String, rows: [BatchRow],
    isolation: String? = nil, auditHead: String? = nil, earlier: [RunSummary] = [],
    waiting: WaitingWork? = nil
  ) {
    self.run = run
    self.from = from
    self.to = to
    self.policy = policy
    self.policyDigest = policyDigest
    self.rows = rows
    self.isolation = isolation
    self.auditHead = auditHead
    self.earlier = earlier
    self.waiting = waiting
  }

  /// The rows as a person wants to see them: escalations first, then refusals, fails and passes,
  /// each the oldest first, those of one moment by id.
  public var sortedRows: [BatchRow] {
    rows.sorted {
      ($0.ending.rank, $0.since, $0.id, $0.takes) < ($1.ending.rank, $1.since, $1.id, $1.takes)
    }
  }
}

/// A run that was killed or ended with an error before it could write its report.
public struct UnreportedRun: Sendable, Equatable {
  /// The run's name.
  public var run: String
  /// Of how many jobs it left pages: all that it decided, except the last one where it was killed right then.
  public var jobs: Int

  /// A run and what it left.
  public init(run: String, jobs: Int) {
    self.run = run
    self.jobs = jobs
  }
}

/// One job of a run, without personal data.
public struct BatchRow: Sendable, Equatable {
  /// How a drop ended.
  public enum Ending: Sendable, Equatable {
    /// It was judged.
    case decided(Verdict)
    /// It could not be judged.
    case refused(Fault)

    /// The order of reports: what needs a person first.
    var rank: Int {
      switch self {
      case .decided(.escalate): 0
      case .refused: 1
      case .decided(.fail): 2
      case .decided(.pass): 3
      }
    }

    /// The word for it: a verdict or `refused`.
    public var word: String {
      switch self {
      case .decided(let verdict): verdict.rawValue
      case .refused: "refused"
      }
    }
  }

  /// The drop's name.
  public var id: String
  /// How it ended.
  public var ending: Ending
  /// The codes that led there, the decisive ones first, each once.
  public var reasons: [Reason]
  /// The applicant may try again.
  public var retry: Bool
  /// What a person decided since; nil for nothing.
  public var final: FinalDecision?
  /// Wall milliseconds from take to decision.
  public var milliseconds: Double
  /// How often it was taken, this time included.
  public var takes: Int
  /// The types of the documents presented, in the job's order; empty when the job was never read.
  public var documents: [EvidenceType]
  /// Their issuers as the job names them.
  public var issuers: [String]
  /// What the score came to; nil when nothing was weighed.
  public var score: ScoreFigures?
  /// What charts and the figures of oversight need; nil for a drop that was never judged.
  public var figures: JobFigures?

  /// Since when it counts as waiting: when it was submitted, or else decided; 0 when neither is known.
  var since: Int { figures.map { $0.submittedAt ?? $0.decidedAt } ?? 0 }

  /// A row of all its parts.
  public init(
    id: String, ending: Ending, reasons: [Reason], retry: Bool = false, milliseconds: Double,
    takes: Int, documents: [EvidenceType] = [], issuers: [String] = [],
    score: ScoreFigures? = nil, figures: JobFigures? = nil
  ) {
    self.id = id
    self.ending = ending
    self.reasons = reasons
    self.retry = retry
    self.milliseconds = milliseconds
    self.takes = takes
    self.documents = documents
    self.issuers = issuers
    self.score = score
    self.figures = figures
  }

  /// The row of a refused drop.
  public init(refused id: String, _ fault: Fault, milliseconds: Double, takes: Int) {
    self.init(
      id: id, ending: .refused(fault), reasons: [fault.code], milliseconds: milliseconds,
      takes: takes)
  }
}

extension Push {
  /// It speaks against an unattended pass.
  var raisesDoubt: Bool {
    switch self {
    case .reject, .warn, .escalate, .fail, .retry: true
    case .support, .inform: false
    }
  }
}

/// What waits in a spool at one moment: ages, no names.
public struct WaitingWork: Sendable, Equatable {
  /// How many drops wait to be taken, those of a reader that died among them.
  public var drops: Int
  /// How many of them were looked at for how long they have waited: all, unless they are very many.
  public var looked: Int
  /// Seconds for which the oldest of those has waited; nil when there is none.
  public var oldestDrop: Int?
  /// Seconds for which each escalated job has waited for a person.
  public var escalations: [Int]

  /// What waits; all drops were looked at unless `looked` says how many.
  public init(drops: Int, looked: Int? = nil, oldestDrop: Int?, escalations: [Int]) {
    self.drops = drops
    self.looked = looked ?? drops
    self.oldestDrop = oldestDrop
    self.escalations = escalations
  }
}
