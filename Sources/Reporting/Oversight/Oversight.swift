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
    let decided = rows.filter { $0.ending.verdict != nil }
    let all = GroupRates("all", decided)
    let test = FisherTest(upTo: decided.count)
    var tables = Dimension.allCases.map { dimension in
      let grouped = Dictionary(
        grouping: decided.compactMap { row in
          dimension.group(of: row).map { (group: $0, row: row) }
        }
      ) { $0.group }
      let groups = grouped.sorted { $0.key < $1.key }
        .map { GroupRates($0.key.name, $0.value.map(\.row)) }
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
    self.all = all
    self.tables = tables
  }

  /// The groups that are flagged, with their dimensions.
  var flagged: [(dimension: Dimension, group: GroupRates)] {
    tables.flatMap { table in
      table.groups.filter(\.isFlagged).map { (table.dimension, $0) }
    }
  }
}

extension Oversight.GroupRates {
  fileprivate init(_ name: String, _ rows: [BatchRow]) {
    func share(_ isMeant: (BatchRow) -> Bool) -> Proportion {
      Proportion(count: rows.count(where: isMeant), of: rows.count)
    }
    self.name = name
    jobs = rows.count
    pass = share { $0.ending.verdict == .pass }
    escalate = share { $0.ending.verdict == .escalate }
    fail = share { $0.ending.verdict == .fail }
    retry = share { $0.ending.verdict == .fail && $0.retry }
  }
}
