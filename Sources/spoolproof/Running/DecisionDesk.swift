import Foundation
import Hashing
import Proofing
import Reporting
import Spool

/// Where people's decisions are written down.
///
/// In this order: the decision, which counts from then on; the applicant's notice; the audit log. Each step
/// is one that can be made again, so that the same call completes what a death interrupted.
struct DecisionDesk {
  var spool: Spool
  var resources: Resources
  var catalogue: ReasonCatalogue
  var policy: Policy

  /// What an agent asks for.
  struct Wish {
    var id: String
    var verdict: FinalVerdict
    var reason: AgentReason
    var agent: String
    var note: Redacted<String>?
    var supersede: Bool
    var redress: Bool
  }

  /// What became of it.
  enum Ending: Equatable {
    case written(FinalVerdict, number: Int)
    /// The same was written before; what was missing is there now.
    case again(FinalVerdict)

    func sentence(id: String) -> String {
      switch self {
      case .written(let verdict, 1): "\(id): \(verdict.rawValue), by a person"
      case .written(let verdict, let number):
        "\(id): \(verdict.rawValue), by a person; the earlier decision is number \(number - 1)"
      case .again(let verdict): "\(id): \(verdict.rawValue), as decided before"
      }
    }
  }

  /// Writes a decision down.
  ///
  /// - Throws: ``Stop`` when the job cannot be decided so, or a `SpoolError` about the machine.
  func decide(_ wish: Wish, now: Int) throws -> Ending {
    let writer = try FinalWriter(spool)
    guard let bytes = try spool.result(of: wish.id), let result = DecidedResult(bytes) else {
      throw Stop(.usage, "\(spool.path) holds no result of a job \(wish.id)")
    }
    guard result.verdict == .escalate || wish.redress else {
      throw Stop(
        .usage,
        "\(wish.id) was not escalated but ended as \(result.verdict.rawValue): "
          + "add --redress when the applicant asked for another look")
    }
    let current = try spool.finalDecision(of: wish.id)
    var final = FinalDecision(
      id: wish.id, verdict: wish.verdict, reason: wish.reason, agent: wish.agent, decidedAt: now,
      redress: wish.redress, note: wish.note, automatic: result.verdict,
      resultDigest: digest(bytes))
    guard let current else {
      try writer.write(file(final), of: wish.id)
      try complete(final, result, with: writer)
      return .written(final.verdict, number: 1)
    }
    guard let earlier = FinalDecision(file: current) else {
      throw Stop(.inputOutput, "results/\(wish.id).final.json is no final decision of this version")
    }
    if earlier.saysTheSame(as: final) {
      try complete(earlier, result, with: writer)
      return .again(earlier.verdict)
    }
    guard wish.supersede else {
      throw Stop(
        .refusals,
        "\(wish.id) was decided by a person already (\(earlier.verdict.rawValue), "
          + "\(earlier.reason.rawValue)): add --supersede to decide it again")
    }
    // The call that wrote it may have been killed before the audit log knew.
    try record(earlier, current)
    final.number = earlier.number + 1
    final.supersedes = digest(current)
    try writer.supersede(file(final), of: wish.id, number: earlier.number)
    try complete(final, result, with: writer)
    return .written(final.verdict, number: final.number)
  }

  private func digest(_ file: [UInt8]) -> String { "sha256:" + hexadecimal(sha256(file)) }

  private func file(_ final: FinalDecision) -> [UInt8] {
    finalFile(final, catalogue: catalogue, program: Program.version)
  }

  /// What follows from a decision that is written.
  private func complete(
    _ final: FinalDecision, _ result: DecidedResult, with writer: borrowing FinalWriter
  ) throws {
    let locale = try spool.notice(of: final.id).flatMap(noticeLocale)
    try writer.writeNotice(
      finalNoticeFile(
        final, locale: locale ?? "en", documents: result.documents, policy: policy,
        catalogue: catalogue, texts: try resources.applicantTexts()),
      of: final.id)
    guard let written = try spool.finalDecision(of: final.id) else { return }
    try record(final, written)
  }

  /// Tells the audit log of a decision, once.
  private func record(_ final: FinalDecision, _ file: [UInt8]) throws {
    try spool.record(
      AuditEntry(
        .final, id: final.id, decision: final.verdict.rawValue, reasons: [final.reason.rawValue],
        digest: digest(file), by: final.agent), once: true)
  }
}
