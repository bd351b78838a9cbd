import ArgumentParser
import Foundation
import Glibc
import Proofing
import Reporting
import Spool

/// Named apart from its word: deciding is also what a run does.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Writes down what a person decided about an escalated job.",
    discussion: """
      The automatic result stays as it is; the decision and the applicant's notice go beside it \
      (<id>.final.json, <id>.final-notice.json). A second decision is refused without --supersede, \
      which keeps the earlier one under a number. What was not escalated is decided again only for a \
      request for redress, which --redress says. A call that was killed is completed by the same call \
      again.

      REASONS
        pass    agent.identity_confirmed, agent.change_explained, agent.misread,
                agent.other_evidence
        fail    agent.not_the_holder, agent.document_not_genuine, agent.claim_contradicted,
                agent.evidence_insufficient, agent.suspected_fraud, agent.withdrawn, agent.no_show
        retry   agent.no_show, agent.call_broken, agent.document_unreadable,
                agent.another_document, agent.evidence_insufficient

      EXAMPLES
        spoolproof decide 2026-000123 --pass --agent j.doe --reason agent.change_explained
        spoolproof decide 2026-000124 --retry --agent j.doe --reason agent.no_show --spool queue
        spoolproof decide 2026-000125 --pass --agent m.roe --reason agent.misread --redress

      EXIT STATUS
        0   written, or written before by the same call    75  another decision is being written
        64  the job or the reason cannot be decided so     78  spool or policy are not as they must be
        65  there is a final decision already
      """)

  @Argument(help: "The job's id.")
  var id: String

  @Flag(help: "How the job ends.")
  var verdict: FinalVerdict

  @Option(help: "Who decided: a login or a number, no name of a person that need not be there.")
  var agent: String

  @Option(help: "Why: one of the listed codes.")
  var reason: AgentReason

  @Option(help: "A text file with what was seen; kept with the decision, told to nobody.")
  var note: String?

  @Flag(help: "Decide again what was decided; the earlier decision is kept under a number.")
  var supersede = false

  @Flag(help: "It answers a request for redress: a job that was not escalated may be decided too.")
  var redress = false

  @Option(help: "The policy that fills the notice: a file, or the name of a shipped one.")
  var policy = "nist-63a-4"

  @OptionGroup var templates: TemplatesOption

  @OptionGroup var location: SpoolOption

  func validate() throws {
    guard FinalDecision.isAgent(agent) else {
      throw ValidationError(
        "--agent takes 1 to 64 letters, digits, dots, dashes, underscores and @")
    }
  }

  func run() throws {
    umask(0o077)
    let spool = try location.checkedSpool()
    let resources = try templates.resources()
    let catalogue = try resources.catalogue()
    guard catalogue.agent[reason]?.decisions.contains(verdict) == true else {
      throw Stop(.usage, "\(reason.rawValue) is no reason to \(verdict.rawValue): see --help")
    }
    let desk = DecisionDesk(
      spool: spool, resources: resources, catalogue: catalogue,
      policy: try resources.policy(policy, catalogue: catalogue).policy)
    let wish = DecisionDesk.Wish(
      id: id, verdict: verdict, reason: reason, agent: agent, note: try note.map(readNote),
      supersede: supersede, redress: redress)
    do {
      print(try desk.decide(wish, now: secondsSince1970()).sentence(id: id))
    } catch SpoolError.busy {
      throw Stop(.tryLater, "another decision is being written: try again")
    }
  }

  private func readNote(_ file: String) throws -> Redacted<String> {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw Stop(.inputOutput, "\(file) cannot be read")
    }
    guard (1...FinalDecision.longestNote).contains(bytes.count),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      throw Stop(
        .usage, "\(file): expected 1 to \(FinalDecision.longestNote) bytes of UTF-8, found others")
    }
    return Redacted(text)
  }
}
