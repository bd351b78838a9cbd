import Proofing

/// How often jobs of one kind end how, beside those of others: what an auditor asks an agency for.
///
/// Only decided jobs count; a refused drop has no decision. It rests on results alone, and holds no value.
public struct Oversight: Sendable, Equatable {
  /// All jobs together.
  let all: GroupRates
  /// By dimension, in the order of ``Dimension``; each with its groups.
  let tables: [Table]

  /// What jobs are grouped by.
  enum Dimension: String, Sendable, CaseIterable {
    /// The types of the documents presented.
    case documentType
    /// Who issued them, as the job says; a text that has not the form of a code is `other`.
    case issuer
    /// What was wrong with the pictures, the gravest trouble first.
    case picture
    /// How common the claimed family name is in the table of names.
    case familyName
    /// The month of the decision, UTC.
    case month
  }

  /// The groups of one dimension.
  struct Table: Sendable, Equatable {
    var dimension: Dimension
    var groups: [GroupRates]
  }

  /// How the jobs of one group ended.
  struct GroupRates: Sendable, Equatable {
    var name: String
    var jobs: Int
    var pass: Proportion
    var escalate: Proportion
    /// All fails, those that may be tried again among them.
    var fail: Proportion
    /// Fails that may be tried again.
    var retry: Proportion
    /// How likely the share of escalations differs as much from that of all other jobs by chance, after the
    /// correction for many comparisons; nil where there is no other job.
    var chance: Double?
    /// The share of escalations differs beyond chance.
    var isFlagged: Bool { chance.map { $0 < Oversight.level } ?? false }
  }

  /// Of all flags of one report together, one is raised by chance no oftener than this.
  static let level = 0.05

  /// The figures of decided jobs; refused ones are passed over.
  public init(_ rows: [BatchRow]) {
    var everyone = Tally()
    var tallies: [Dimension: [Dimension.Group: Tally]] = [:]
    for row in rows where row.ending.verdict != nil {
      everyone.add(row)
      for dimension in Dimension.allCases {
        guard let group = dimension.group(of: row) else { continue }
        tallies[dimension, default: [:]][group, default: Tally()].add(row)
      }
    }
    let test = FisherTest(upTo: everyone.jobs)
    var tables = Dimension.allCases.map { dimension in
      let groups = (tallies[dimension] ?? [:]).sorted { $0.key < $1.key }
        .map { GroupRates($0.key.name, $0.value) }
      return Table(dimension: dimension, groups: groups)
    }
    // A job without figures is in no group: the others are those of the same dimension.
    var chances: [Double] = []
    for table in tables where table.groups.count > 1 {
      let jobs = table.groups.reduce(0) { $0 + $1.jobs }
      let escalated = table.groups.reduce(0) { $0 + $1.escalate.count }
      chances += table.groups.map { group in
        test.chance(
          of: group.escalate,
          and: Proportion(count: escalated - group.escalate.count, of: jobs - group.jobs))
      }
    }
    var adjusted = holm(chances).makeIterator()
    for table in tables.indices where tables[table].groups.count > 1 {
      for group in tables[table].groups.indices {
        tables[table].groups[group].chance = adjusted.next()
      }
    }
    all = GroupRates("all", everyone)
    self.tables = tables
  }

  /// The groups that are flagged, with their dimensions.
  var flagged: [(dimension: Dimension, group: GroupRates)] {
    tables.flatMap { table in
      table.groups.filter(\.isFlagged).map { (table.dimension, $0) }
    }
  }
}

/// How many decided jobs of a group ended how.
private struct Tally {
  var jobs = 0
  var verdicts: [Verdict: Int] = [:]
  var retries = 0

  mutating func add(_ row: BatchRow) {
    guard let verdict = row.ending.verdict else { return }
    jobs += 1
    verdicts[verdict, default: 0] += 1
    retries += verdict == .fail && row.retry ? 1 : 0
  }

  func share(_ verdict: Verdict) -> Proportion {
    Proportion(count: verdicts[verdict] ?? 0, of: jobs)
  }
}

extension Oversight.GroupRates {
  fileprivate init(_ name: String, _ tally: Tally) {
    self.name = name
    jobs = tally.jobs
    pass = tally.share(.pass)
    escalate = tally.share(.escalate)
    fail = tally.share(.fail)
    retry = Proportion(count: tally.retries, of: tally.jobs)
  }
}
