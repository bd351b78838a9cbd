import Proofing
import Testing

@testable import Reporting

@Suite struct BatchTests {
  @Test func aRowNamesTheDecisiveReasonsFirstAndEachOnce() {
    let row = BatchRow(
      .make(reasons: [
        .make(.imageGlare, .warn, decisive: false), .make(.matchExact, .support, decisive: false),
        .make(.matchFamilyMismatch, .escalate, zone: .visual),
        .make(.matchFamilyMismatch, .escalate, zone: .barcode),
      ]), policy: .make())
    #expect(row.reasons == [.matchFamilyMismatch, .imageGlare])
    #expect(row.milliseconds == 412.3)
    #expect(row.documents == [.driversLicense])
  }

  @Test func whatNeedsAPersonComesFirst() {
    let words = Batch.make(Batch.mixed.rows.reversed()).sortedRows.map(\.ending.word)
    #expect(words == ["escalate", "refused", "fail", "pass"])
  }
}
