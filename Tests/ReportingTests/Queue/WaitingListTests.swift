import Proofing
import Testing

@testable import Reporting

@Suite struct WaitingListTests {
  private let now = 1_795_510_800

  private func list(_ jobs: [WaitingJob]) -> WaitingList { WaitingList(jobs, now: now) }

  private var mixed: WaitingList {
    list([
      WaitingJob(id: "late", since: now - 60, reasons: [.matchFamilyMismatch]),
      WaitingJob(id: "early", since: now - 90_000, reasons: [.matchFamilyMismatch, .kbaFailed]),
      WaitingJob(
        id: "urgent", priority: 5, since: now - 30, appointment: now + 3_600, minutes: 15,
        reasons: [.decisionScoreBelowPass]),
      WaitingJob(id: "a-late", since: now - 60),
    ])
  }

  @Test func theMostUrgentComesFirstThenTheOldestThenById() {
    #expect(mixed.jobs.map(\.id) == ["urgent", "early", "a-late", "late"])
  }

  @Test func reasonsAreCountedByJob() {
    #expect(
      mixed.reasons.map { "\($0.reason.rawValue) \($0.jobs)" } == [
        "match.family_mismatch 2", "decision.score_below_pass 1", "kba.failed 1",
      ])
  }

  @Test func aResultIsReadBackAsAWaitingJob() throws {
    let outcome = Outcome.make(reasons: [.make(.matchFamilyMismatch, .escalate)]) { job in
      job.priority = 7
      job.appointment = Appointment(from: 1_795_520_000, minutes: 15)
    }
    let bytes = resultFile(outcome, policy: .make(), policyDigest: "x", catalogue: .all())
    #expect(
      WaitingJob(bytes)
        == WaitingJob(
          id: "2026-000123", priority: 7, since: outcome.decidedAt, appointment: 1_795_520_000,
          minutes: 15, reasons: [.matchFamilyMismatch]))
  }

  @Test(arguments: [Verdict.pass, .fail]) func onlyEscalatedJobsWait(verdict: Verdict) {
    let bytes = resultFile(
      .make(verdict: verdict, reasons: [.make(.imageGlare, .escalate, decisive: false)]),
      policy: .make(), policyDigest: "x", catalogue: .all())
    #expect(WaitingJob(bytes) == nil)
    #expect(WaitingJob(Array("\"escalate\"".utf8)) == nil)
  }

  @Test func theFileKeepsToItsSchema() throws {
    let files = [mixed.file, list([]).file]
    #expect(try validate(files, against: "queue").allSatisfy(\.isEmpty))
    let broken = String(decoding: mixed.file, as: UTF8.self)
      .replacing("\"waiting\": 4", with: "\"waiting\": -4")
    #expect(try validate([Array(broken.utf8)], against: "queue") != [""])
  }

  @Test func theTableIsAligned() {
    let lines = mixed.table().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines == [
        "job     priority  waiting  appointment           reasons",
        "urgent  5         30 s     2026-11-24 10:00 UTC  decision.score_below_pass",
        "early   0         25 h     –                     match.family_mismatch kba.failed",
        "a-late  0         60 s     –",
        "late    0         60 s     –                     match.family_mismatch", "",
        "4 jobs wait for a person, the longest for 25 h; by reason:",
        "  match.family_mismatch      2", "  decision.score_below_pass  1",
        "  kba.failed                 1", "",
      ])
    #expect(list([]).table() == "No job waits for a person.\n")
  }

  @Test func colourAndWidthAreTheTerminals() {
    #expect(!mixed.table().contains("\u{1B}"))
    #expect(mixed.table(style: TerminalStyle(color: true)).contains("\u{1B}[2mjob"))
    let narrow = mixed.table(style: TerminalStyle(width: 40)).split(separator: "\n")
    #expect(narrow.prefix(5).allSatisfy { $0.count <= 40 } && narrow[1].hasSuffix("…"))
  }

  @Test(arguments: strings.indices) func aHostileNameStaysOnItsLine(place: Int) {
    let table = list([WaitingJob(id: strings[place], since: now)]).table()
    #expect(table.split(separator: "\n").count == 3)
    #expect(!table.unicodeScalars.contains { isInvisibleControl($0) && $0 != "\n" })
  }
}
