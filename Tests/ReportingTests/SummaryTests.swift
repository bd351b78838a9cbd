import Proofing
import Testing

@testable import Reporting

@Suite struct SummaryTests {
  @Test func everyJobIsCountedOnce() {
    let summary = summary(.mixed)
    #expect(summary["jobs"] == 4)
    #expect(summary["decisions"] == .object(["pass": 1, "fail": 1, "escalate": 1]))
    #expect(summary["refused"] == 1)
    #expect(summary["retries"] == 1)
    #expect(summary["faults"] == .object(["job.missing_field": 1]))
    #expect(summary["imageProblems"] == .object(["image.blurred": 1, "image.glare": 1]))
    #expect(summary["takes"] == .object(["1": 3, "2": 1]))
  }

  @Test func anIssuerThatIsNoCodeIsCountedAsOther() {
    let text = String(decoding: summaryFile(.mixed), as: UTF8.self)
    #expect(!text.contains("Maria"))
    #expect(summary(.mixed)["issuers"] == .object(["US-GA": 1, "UTO": 1, "US-CA": 1, "other": 1]))
  }

  @Test func theSummaryFitsOnALine() throws {
    let line = summaryLine(.mixed)
    #expect(!line.contains("\n"))
    #expect(try JSON(file: Array(line.utf8)) == JSON(file: summaryFile(.mixed)))
  }

  @Test func anEmptyRunHasNoTimes() {
    #expect(summary(.make([]))["milliseconds"] == nil)
    #expect(summary(.make([]))["jobs"] == 0)
  }

  @Test(arguments: [(0.5, 50.0), (0.9, 90), (0.99, 99), (1, 100), (0, 1), (0.005, 1)])
  func aQuantileIsTheNearestRank(share: Double, value: Double) {
    #expect(quantile(share, of: (1...100).map(Double.init)) == value)
  }

  @Test func theOrderOfTheRowsChangesNothing() {
    let rows = Batch.mixed.rows
    #expect(summaryFile(.make(rows)) == summaryFile(.make(rows.reversed())))
  }

  /// With it, and the log, whatever was changed before the report is found.
  @Test func theHeadOfTheAuditLogIsInTheSummary() throws {
    var batch = Batch.mixed
    #expect(summary(batch)["auditHead"] == nil)
    let head = String(repeating: "0f", count: 32)
    batch.auditHead = head
    #expect(summary(batch)["auditHead"] == .string(head))
    #expect(try validate([summaryFile(batch)], against: "summary").allSatisfy(\.isEmpty))
  }

  @Test func runsWithoutAReportAreNamed() throws {
    var batch = Batch.mixed
    #expect(summary(batch)["unreported"] == nil)
    batch.unreported = [UnreportedRun(run: "20261126T010000Z-9", jobs: 12)]
    #expect(summary(batch)["unreported"]?.elements.first?["jobs"] == .integer(12))
    #expect(try validate([summaryFile(batch)], against: "summary").allSatisfy(\.isEmpty))
  }
}
