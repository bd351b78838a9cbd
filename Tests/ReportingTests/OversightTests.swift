import Foundation
import Proofing
import Testing

@testable import Reporting

@Suite struct OversightTests {
  /// Rows of a document type, so many of them escalated and the rest passed.
  private func rows(_ type: EvidenceType, escalated: Int, of all: Int) -> [BatchRow] {
    (0..<all).map { number in
      BatchRow(
        id: "\(type.rawValue)-\(number)", ending: .decided(number < escalated ? .escalate : .pass),
        reasons: [], milliseconds: 1, takes: 1, documents: [type], issuers: ["UTO"])
    }
  }

  private func group(_ name: String, in oversight: Oversight) throws -> Oversight.GroupRates {
    try #require(oversight.tables.flatMap(\.groups).first { $0.name == name })
  }

  @Test func aGroupThatEscalatesFarOftenerIsFlagged() throws {
    let oversight = Oversight(
      rows(.passport, escalated: 30, of: 60) + rows(.visa, escalated: 3, of: 60))
    #expect(oversight.flagged.map(\.group.name) == ["passport", "visa"])
    #expect(flagText(try group("passport", in: oversight), beside: oversight).hasPrefix("more"))
    #expect(flagText(try group("visa", in: oversight), beside: oversight).hasPrefix("fewer"))
  }

  @Test func aDifferenceThatChanceMakesIsNotFlagged() {
    let oversight = Oversight(
      rows(.passport, escalated: 6, of: 20) + rows(.visa, escalated: 4, of: 20))
    #expect(oversight.flagged.isEmpty)
  }

  @Test func aSingleGroupIsComparedWithNothing() throws {
    let oversight = Oversight(rows(.passport, escalated: 5, of: 5))
    #expect(try group("passport", in: oversight).chance == nil)
    #expect(oversight.flagged.isEmpty)
  }

  @Test func refusedDropsAreInNoRate() {
    #expect(Oversight(Batch.mixed.rows).all.jobs == 3)
  }

  @Test func aRetryIsAFailToo() {
    let all = Oversight(Batch.mixed.rows).all
    #expect(all.fail.count == 1 && all.retry.count == 1)
    #expect(all.pass.count + all.escalate.count + all.fail.count == all.jobs)
  }

  @Test func theGravestTroubleOfAPictureNamesItsGroup() throws {
    var row = try #require(rows(.passport, escalated: 0, of: 1).first)
    row.reasons = [.imageGlare, .imageBlurred, .matchExact]
    #expect(Oversight.Dimension.picture.group(of: row)?.name == "blurred")
    row.reasons = [.imageRotated]
    #expect(Oversight.Dimension.picture.group(of: row)?.name == "clear")
  }

  @Test(arguments: [
    (9.9, "more than 1 in 1,000 people"), (10, "1 in 1,000 to 10,000"),
    (14, "1 in 10,000 to 100,000"), (20, "fewer than 1 in 100,000"),
  ])
  func aNameIsCountedByHowCommonItIs(_ bits: Double, _ name: String) throws {
    var row = BatchRow(.weighed, policy: .make())
    row.figures?.nameBits = bits
    #expect(Oversight.Dimension.familyName.group(of: row)?.name == name)
    row.figures?.nameBits = nil
    #expect(Oversight.Dimension.familyName.group(of: row)?.name == "not in the tables")
    row.figures?.isWeighed = false
    #expect(Oversight.Dimension.familyName.group(of: row)?.name == "not weighed")
  }

  @Test func twoDocumentsAreOneGroupInWhateverOrder() {
    var row = BatchRow(.weighed, policy: .make())
    row.documents = [.passport, .driversLicense]
    row.issuers = ["UTO", "US-GA", "Maria's kingdom"]
    #expect(Oversight.Dimension.documentType.group(of: row)?.name == "driver's license + passport")
    #expect(Oversight.Dimension.issuer.group(of: row)?.name == "US-GA + UTO + other")
  }

  @Test func theFileKeepsToItsSchema() throws {
    let many = Oversight(
      rows(.passport, escalated: 30, of: 60) + rows(.visa, escalated: 3, of: 60)
        + [BatchRow(.weighed, policy: .make())])
    let files = [
      statsFile(many, since: "2026-11-01", until: "2026-11-30"), statsFile(Oversight([])),
    ]
    #expect(try validate(files, against: "stats").allSatisfy(\.isEmpty))
    let good = try JSON(file: try #require(files.first))
    guard case .object(var members) = good else { return }
    members["applicants"] = .array(["Maria"])
    #expect(try validate([JSON.object(members).file], against: "stats") != [""])
  }

  @Test func theTableHasALineAGroup() {
    let table = statsTable(Oversight(Batch.mixed.rows))
    for name in ["all", "driver's license", "passport", "US-GA", "UTO", "clear", "blurred"] {
      #expect(table.contains("\n  \(name) "), "\(name)")
    }
    #expect(!table.contains("Maria"))
    #expect(table.split(separator: "\n").allSatisfy { $0.last != " " })
  }
}

@Suite struct ProportionTests {
  /// Of Wilson's interval at 95 %, by `statsmodels.stats.proportion.proportion_confint(method="wilson")`.
  @Test(arguments: [
    (0, 10, 0.0, 0.277533), (10, 10, 0.722467, 1.0), (15, 50, 0.191036, 0.437504),
    (1, 1, 0.206543, 1.0), (263, 1_000, 0.236657, 0.291157),
  ])
  func theIntervalIsWilsons(_ count: Int, _ all: Int, _ low: Double, _ high: Double) {
    let interval = Proportion(count: count, of: all).interval
    #expect(abs(interval.lowerBound - low) < 1e-5 && abs(interval.upperBound - high) < 1e-5)
  }

  @Test func nothingOfNothingMayBeAnything() {
    #expect(Proportion(count: 0, of: 0).interval == 0...1)
  }

  /// By `scipy.stats.fisher_exact`, two-sided; the first is Fisher's tea-tasting lady.
  @Test(arguments: [
    (3, 4, 1, 4, 0.485714), (8, 10, 1, 6, 0.034965), (30, 60, 3, 60, 0.000000023288094),
    (0, 5, 0, 5, 1), (5, 5, 5, 5, 1), (90, 1_000, 120, 1_000, 0.0342025),
  ])
  func theChanceIsFishers(_ a: Int, _ n: Int, _ b: Int, _ m: Int, _ chance: Double) {
    let one = Proportion(count: a, of: n)
    let other = Proportion(count: b, of: m)
    let test = FisherTest(upTo: n + m)
    #expect(abs(test.chance(of: one, and: other) - chance) < max(1e-6, chance * 1e-4))
    #expect(abs(test.chance(of: other, and: one) - chance) < max(1e-6, chance * 1e-4))
  }

  @Test func holmRaisesTheLeastChanceTheMost() {
    let adjusted = holm([0.04, 0.01, 0.03])
    for (own, known) in zip(adjusted, [0.06, 0.03, 0.06]) { #expect(abs(own - known) < 1e-12) }
    #expect(holm([]).isEmpty)
    #expect(holm([0.9, 0.8]) == [1, 1])
  }
}
