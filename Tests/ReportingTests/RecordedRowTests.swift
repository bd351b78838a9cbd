import Proofing
import Testing

@testable import Reporting

@Suite struct RecordedRowTests {
  @Test(arguments: Verdict.allCases)
  func aRowIsReadBackFromItsResult(_ verdict: Verdict) throws {
    let outcome = Outcome.make(
      verdict: verdict,
      reasons: [
        .make(.imageBlurred, .retry), .make(.matchExact, .support), .make(.imageBlurred, .warn),
      ], retry: Retry(allowed: verdict == .fail, attemptsLeft: 1, reasons: [.imageBlurred]))
    let file = resultFile(
      outcome, policy: .make(), policyDigest: "abc", catalogue: ReasonCatalogue.all())
    let recorded = try #require(RecordedRow(file))
    var row = BatchRow(outcome, policy: .make())
    row.milliseconds = (row.milliseconds * 10).rounded() / 10
    #expect(recorded.row == row)
    #expect(recorded.policyDigest == "abc")
    #expect(recorded.decidedAt == timestamp(outcome.decidedAt))
  }

  @Test(arguments: ["", "{}", "[]", #"{ "format": 2, "id": "a", "decision": "pass" }"#])
  func whatIsNoResultGivesNoRow(_ text: String) {
    #expect(RecordedRow(Array(text.utf8)) == nil)
  }

  @Test func theSummaryFitsOnALine() throws {
    let line = summaryLine(.mixed)
    #expect(!line.contains("\n"))
    #expect(try JSON(file: Array(line.utf8)) == JSON(file: summaryFile(.mixed)))
  }
}
