import Foundation
import Proofing
import Support
import Testing

@testable import Simulation

@Suite struct MeasuresTests {
  @Test(
    arguments: [
      ([2, 3], [0, 1], 1), ([0, 1], [2, 3], 0), ([1, 1], [1, 1], 0.5), ([1, 3], [2, 0], 0.75),
    ] as [([Double], [Double], Double)])
  func theAreaCountsPairs(_ greater: [Double], _ others: [Double], _ area: Double) {
    #expect(abs(areaUnderCurve(greater, over: others) - area) < 1e-12)
  }

  /// No false accept among n says less than 1 - 0.05^(1/n); the others are of Clopper and Pearson's table.
  @Test(arguments: [(0, 20_000, 1.4977e-4), (0, 10, 0.2589), (1, 10, 0.3942), (5, 10, 0.7776)])
  func theBoundIsClopperAndPearsons(_ seen: Int, _ count: Int, _ bound: Double) {
    #expect(abs(upperBound95(of: seen, among: count) - bound) < 1e-4)
  }

  @Test func nothingLookedAtBoundsNothing() {
    #expect(upperBound95(of: 0, among: 0) == 1 && upperBound95(of: 3, among: 3) == 1)
  }

  @Test func everyJobLiesInOneBin() {
    let bins = calibrationBins(
      genuine: [-1_000, -64, -3, 0, 1.9, 2, 16, 64, 900], impostors: [-8, -7.9, 0, 15.9])
    #expect(bins.reduce(0) { $0 + $1.count } == 13)
    #expect(bins.allSatisfy { $0.from < $0.to && (0...1).contains($0.predicted) })
    #expect(bins.first?.from == -64 && bins.last?.to == 64)
  }

  @Test func aBinPredictsWhatBitsSayAtTheMixOfJobs() throws {
    let bins = calibrationBins(
      genuine: [Double](repeating: 1, count: 2), impostors: [Double](repeating: 1, count: 1))
    let bin = try #require(bins.first)
    // Even odds of 2 to 1 and one bit more: 4 to 1.
    #expect(bins.count == 1 && abs(bin.predicted - 0.8) < 1e-6)
    #expect(abs(bin.observed - 2.0 / 3) < 1e-6)
  }

  private func outcomes(_ kind: SimulatedKind, _ bits: [Double]) -> [SimulatedOutcome] {
    bits.map {
      SimulatedOutcome(
        kind: kind, verdict: $0 >= 8 ? .pass : .escalate, bits: $0, passesWithEnoughBits: true)
    }
  }

  @Test func proposedThresholdsKeepToTheTarget() throws {
    let impostors = outcomes(.forged, (0..<1_000).map { Double($0) / 100 - 5 })
    let genuine = outcomes(.genuine, (0..<1_000).map { Double($0) / 50 })
    let found = try #require(
      SimulationReport(impostors + genuine, targetFAR: 0.01).thresholds)
    #expect(found.far <= 0.01 && found.far > 0.001 && found.passBits > 4.8)
    #expect(abs(found.genuinePass - (20 - found.passBits) / 20) < 0.01)
    #expect(found.failBits <= 0)
  }

  @Test func falseAcceptsAreCountedOverRivalsAlone() {
    let report = SimulationReport(
      outcomes(.genuine, [9]) + outcomes(.forged, [9, 1, 1, 1]) + outcomes(.twoCards, [9, 9]))
    #expect(report.far == 0.25)
    #expect(report.kinds[.twoCards]?.pass == 2 && report.auc[.twoCards] == 0.5)
  }

  @Test func theJSONHasItsMembers() throws {
    let report = SimulationReport(outcomes(.genuine, [9]) + outcomes(.forged, [9, 1]))
    let object = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
    #expect(Set(object.keys) == ["kinds", "far", "farUpper95", "auc", "calibration"])
    let kinds = try #require(object["kinds"] as? [String: [String: Int]])
    #expect(Set(kinds.keys) == Set(SimulatedKind.allCases.map(\.rawValue)))
    #expect(kinds["forged"] == ["count": 2, "pass": 1, "escalate": 1, "fail": 0])
  }

  @Test func thePlotHasALineForEachKind() throws {
    let jobs = outcomes(.genuine, [9, -100, 100]) + outcomes(.forged, [-3])
    let svg = String(decoding: simulationPlot(jobs, rule: .make()), as: UTF8.self)
    #expect(svg.components(separatedBy: "<polyline").count == 3)
    #expect(svg.contains(">genuine<") && svg.contains(">forged<") && !svg.contains(">relative<"))
    #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n") && !svg.contains("nan"))
  }
}
