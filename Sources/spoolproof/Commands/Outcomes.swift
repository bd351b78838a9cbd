import ArgumentParser
import Foundation
import Proofing
import Reporting
import Scoring
import Simulation
import Spool

struct Outcomes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares automatic decisions with what people decided.",
    discussion: """
      Says how often the score and the person agree, how far the bits can be believed, and how many \
      calls other thresholds would have saved, with the jobs that they would have decided otherwise \
      than the person. Nothing is written. Most labels come from escalated jobs, so what holds among them \
      need not hold among all.

      EXAMPLES
        spoolproof outcomes --spool /var/spool/spoolproof
        spoolproof outcomes --policy /etc/spoolproof/policy.yaml --json
      """)

  @OptionGroup var location: SpoolOption

  @Option(help: "The policy whose thresholds are tried: a file, or the name of a shipped one.")
  var policy = "nist-63a-4"

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let spool = try location.checkedSpool()
    let resources = Resources.ofProgram()
    let policy = try resources.policy(self.policy).policy
    var decisions: [LabelledDecision] = []
    try spool.resultsWithFinals { result, final in
      if let final = final.flatMap(FinalDecision.init(file:)) {
        decisions.append(LabelledDecision(result, final, under: policy))
      }
    }
    let report = OutcomesReport(decisions, under: policy, catalogue: try resources.catalogue())
    if json { return try printLine(report) }
    print(report.tables(style: Terminal.style), terminator: "")
  }
}

extension LabelledDecision {
  /// A recorded result with its final decision, weighed under a policy where it can be decided again.
  init(_ resultFile: [UInt8], _ final: FinalDecision, under policy: Policy) {
    let record: RecordedDecision?
    do { record = try RecordedDecision(resultFile) } catch { record = nil }
    self.init(
      automatic: final.automatic, final: final.verdict, bits: record?.bits,
      attempt: record?.attempt ?? 1)
    guard let record, record.settings(thatDifferUnder: policy).isEmpty else { return }
    var assessment = record.assessment
    assessment.weighing = weigh(assessment.evidence, knowledge: assessment.knowledge, under: policy)
    self.assessment = assessment
  }
}
