import Adjudication
import Proofing
import Reporting
import Scoring

/// A recorded decision beside the one that another policy makes of the same record.
struct Replayed: Encodable, Equatable {
  /// One of the two.
  struct Ending: Encodable, Equatable {
    var decision: String
    var bits: Double?
    /// The codes that decided; empty for the recorded decision.
    var reasons: [String]
  }

  var id: String
  var before: Ending
  var after: Ending
  var changes: Bool
  /// The tables that were others when the evidence was recorded, by name.
  var otherTables: [String]

  /// Decides again.
  ///
  /// - Parameters:
  ///   - record: The recorded decision.
  ///   - policy: What decides now.
  ///   - catalogue: What reasons push.
  ///   - tables: The digests of the tables of this program, by name.
  init(
    _ record: RecordedDecision, under policy: Policy, catalogue: ReasonCatalogue,
    tables: [String: String]
  ) {
    var assessment = record.assessment
    let weighing = weigh(assessment.evidence, knowledge: assessment.knowledge, under: policy)
    assessment.weighing = weighing
    let decision = adjudicate(
      assessment, attempt: record.attempt, under: policy, catalogue: catalogue)
    id = record.id
    before = Ending(decision: record.verdict.rawValue, bits: record.bits, reasons: [])
    after = Ending(
      decision: decision.verdict.rawValue, bits: weighing.total,
      reasons: Set(decision.reasons.filter(\.decisive).map(\.finding.reason)).sorted()
        .map(\.rawValue))
    changes = decision.verdict != record.verdict
    // An engine that was measured since has a table that the record cannot name.
    otherTables = record.tables.keys.filter { record.tables[$0] != tables[$0] }.sorted()
  }
}
