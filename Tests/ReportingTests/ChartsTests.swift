import Proofing
import Testing

@testable import Reporting

@Suite struct ChartsTests {
  /// Jobs that were decided so many seconds after the first.
  private func batch(_ moments: [Int]) -> Batch {
    .make(
      moments.enumerated().map { number, moment in
        var row = BatchRow(.weighed, policy: .make())
        row.id = "job-\(number)"
        row.figures?.decidedAt = 1_795_424_400 + moment
        return row
      })
  }

  private func total(_ columns: Columns?, _ word: String) -> Int {
    (columns?.columns ?? []).reduce(0) { $0 + ($1.counts[word] ?? 0) }
  }

  @Test(arguments: [[0], [0, 1], [0, 59, 3_600], [0, 86_400 * 30], [0, 40, 86_400 * 4_000]])
  func everyDecisionStandsInOneColumnOfAFew(_ moments: [Int]) {
    let chart = batch(moments).decisionsOverTime
    #expect(total(chart, "escalate") == moments.count)
    #expect((12...40).contains(chart?.columns.count ?? 0))
  }

  @Test(arguments: [-1_000.0, -199.5, -8, 0, 5.4, 8, 199.5, 1_000])
  func everyScoreStandsInOneColumn(_ bits: Double) throws {
    var row = BatchRow(.weighed, policy: .make())
    row.score?.total = bits
    let chart = try #require(Batch.make([row]).scoresByDecision)
    #expect(total(chart, "escalate") == 1)
    #expect(chart.columns.count <= 40)
    #expect(chart.marks.map(\.label) == ["fail up to −8.0", "pass from +8.0"])
    #expect(chart.marks.allSatisfy { (0...1).contains($0.place) })
  }

  @Test func differentThresholdsAreNotDrawnAsOne() {
    let rows = [8.0, 9].map { passBits in
      var row = BatchRow(.weighed, policy: .make())
      row.score?.passBits = passBits
      return row
    }
    #expect(Batch.make(rows).scoresByDecision?.marks.isEmpty == true)
  }

  @Test(arguments: [(0, 1), (1, 1), (4, 1), (5, 2), (8, 2), (20, 5), (21, 10), (9_999, 5_000)])
  func anAxisHasAtMostFourSteps(_ most: Int, _ step: Int) {
    #expect(wholeStep(most) == step)
  }

  @Test func proofIsCountedByTypeAndIssuer() throws {
    let bars = batch([0, 1]).readingQuality.bars
    #expect(bars.map(\.name) == ["driver's license, US-GA"])
    #expect(bars.first?.length == 1)
    #expect(bars.first?.note.hasPrefix("4 pictures") == true)
  }

  @Test func theOneReasonOfEveryPassIsNoReasonToLookAt() {
    let bars = Batch.mixed.reasonsByCount(.all()).bars
    #expect(bars.allSatisfy { $0.code != Reason.decisionAllRequiredMet.rawValue })
    #expect(bars.count == 6)
  }

  @Test func barsAreAsLongAsTheLongest() {
    let view = Bars(bars: [
      .init(name: "a", length: 2, text: "2"), .init(name: "b", length: 1, text: "1"),
    ]).view
    #expect(view.elements.map { $0["width"]?.text } == ["100.0%", "50.0%"])
    #expect(Bars(bars: [.init(name: "a", length: 0, text: "0")]).view.elements.count == 1)
  }
}

@Suite struct ChangesTests {
  /// What a run of so many jobs came to.
  private func summary(
    _ run: String, escalated: Int, of jobs: Int, blurred: Int = 0
  ) throws -> RunSummary {
    try #require(
      RunSummary(summaryFile(batch(run, escalated: escalated, of: jobs, blurred: blurred))))
  }

  private func batch(_ run: String, escalated: Int, of jobs: Int, blurred: Int = 0) -> Batch {
    var batch = Batch.make(
      (0..<jobs).map { number in
        BatchRow(
          id: "\(run)-\(number)", ending: .decided(number < escalated ? .escalate : .pass),
          reasons: number < blurred ? [.imageBlurred] : [], milliseconds: 100, takes: 1)
      })
    batch.run = run
    return batch
  }

  @Test func aFirstRunHasNothingToBeComparedWith() {
    #expect(Changes(batch("2026a", escalated: 1, of: 10)) == nil)
  }

  @Test func whatDiffersBeyondChanceIsSaid() throws {
    var now = batch("2026c", escalated: 60, of: 100, blurred: 40)
    now.earlier = [
      try summary("2026b", escalated: 12, of: 100, blurred: 2),
      try summary("2026a", escalated: 10, of: 100),
    ]
    let changes = try #require(Changes(now))
    let line = try #require(changes.lines.first { $0.name == "escalate" })
    #expect((line.now, line.last, line.usual) == ("60 %", "12 %", "11 %"))
    #expect(line.note == "more than chance (p < 0.001)")
    #expect(changes.lines.contains { $0.name == "image.blurred" && $0.note != nil })
    #expect(changes.view["runs"] == "the 2 runs before")
  }

  @Test func whatChanceMakesIsNotSaid() throws {
    var now = batch("2026b", escalated: 13, of: 100, blurred: 3)
    now.earlier = [try summary("2026a", escalated: 10, of: 100, blurred: 1)]
    let changes = try #require(Changes(now))
    #expect(changes.lines.allSatisfy { $0.note == nil })
    #expect(!changes.lines.contains { $0.name == "image.blurred" })
  }

  @Test func aSummaryIsReadBack() throws {
    let summary = try #require(RunSummary(summaryFile(.mixed)))
    #expect(summary.jobs == 4 && summary.decided == 3 && summary.refused == 1)
    #expect(summary.perMinute == 4)
    #expect(RunSummary(Array("{}".utf8)) == nil)
    #expect(RunSummary([0xFF]) == nil)
  }
}
