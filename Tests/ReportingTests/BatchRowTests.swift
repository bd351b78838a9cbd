import Proofing
import Testing

@testable import Reporting

@Suite struct BatchRowTests {
  @Test(arguments: Verdict.allCases)
  func aRowIsReadBackFromItsResult(_ verdict: Verdict) throws {
    var outcome = Outcome.make(
      verdict: verdict,
      reasons: [
        .make(.imageBlurred, .retry), .make(.matchExact, .support, decisive: false),
        .make(.imageBlurred, .warn),
        .make(.mrzNotFound, .warn),
      ], retry: Retry(allowed: verdict == .fail, attemptsLeft: 1, reasons: [.imageBlurred]))
    outcome.versions["isolation"] = "Landlock 3"
    let file = resultFile(
      outcome, policy: .make(), policyDigest: "abc", catalogue: ReasonCatalogue.all())
    let row = try #require(BatchRow(file))
    #expect(row.id == outcome.job.id && row.ending == .decided(verdict))
    #expect(row.reasons == [.imageBlurred, .mrzNotFound])
    #expect(row.retry == (verdict == .fail))
    #expect(row.takes == outcome.takes)
    #expect(row.documents == outcome.job.evidence.map(\.type))
    #expect(row.issuers == outcome.job.evidence.compactMap(\.issuer))
    let figures = try #require(row.figures)
    #expect(figures.policy == PolicyName(name: "nist-63a-4", digest: "abc"))
    #expect(figures.isolation == "Landlock 3")
    #expect(figures.decidedAt == outcome.decidedAt && figures.run == outcome.run)
  }

  @Test func theScoreAndItsThresholdsAreReadBack() throws {
    let score = try #require(BatchRow(.weighed, policy: .make()).score)
    #expect((score.total, score.passBits, score.failBits) == (5.4, 8, -8))
    #expect(BatchRow(.make(verdict: .pass, reasons: []), policy: .make()).score == nil)
  }

  @Test(arguments: ["", "{}", "[]", #"{ "format": 2, "id": "a", "decision": "pass" }"#])
  func whatIsNoResultGivesNoRow(_ text: String) {
    #expect(BatchRow(Array(text.utf8)) == nil)
  }
}
