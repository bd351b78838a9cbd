import Testing

@testable import Calibration

@Suite struct MonotoneStepsTests {
  private func outcomes(_ groups: [(confidence: Double, right: Int, wrong: Int)]) -> [(
    confidence: Double, isRight: Bool
  )] {
    groups.flatMap { group in
      (0..<group.right).map { _ in (group.confidence, true) }
        + (0..<group.wrong).map { _ in (group.confidence, false) }
    }
  }

  @Test func aConfidenceIsAsGoodAsItsCharacters() {
    let steps = MonotoneSteps(
      outcomes([(0.5, 50, 50), (0.9, 90, 10)]), least: 100
    ).steps
    #expect(steps.map(\.upper) == [0.5, 1])
    #expect(steps.map(\.right) == [50, 90])
    #expect(abs(steps[0].probability - 50.5 / 101) < 1e-12)
  }

  @Test func whatFallsIsPooled() {
    let steps = MonotoneSteps(
      outcomes([(0.5, 60, 40), (0.7, 40, 60), (0.9, 95, 5)]), least: 100
    ).steps
    #expect(steps.map(\.count) == [200, 100] && steps.map(\.upper) == [0.7, 1])
  }

  @Test func tooFewAtTheTopJoinTheStepBelow() {
    let steps = MonotoneSteps(outcomes([(0.5, 50, 50), (0.9, 9, 1)]), least: 100).steps
    #expect(steps.map(\.count) == [110] && steps[0].upper == 1)
  }

  @Test func equalConfidencesAreNeverParted() {
    let steps = MonotoneSteps(outcomes([(0.5, 100, 900), (0.6, 950, 50)]), least: 100).steps
    #expect(steps.map(\.count) == [1_000, 1_000])
  }

  @Test func nothingReadGivesNoStep() {
    #expect(MonotoneSteps([], least: 100).steps.isEmpty)
  }

  @Test func theStepsRiseWhateverIsRead() {
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
    for _ in 0..<50 {
      let read = (0..<2_000).map { _ in (confidence: next(), isRight: next() < 0.8) }
      let steps = MonotoneSteps(read, least: 100).steps
      #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.upper < $1.upper })
      #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.probability < $1.probability })
      #expect(steps.reduce(0) { $0 + $1.count } == 2_000 && steps.last?.upper == 1)
      #expect(steps.allSatisfy { $0.count >= 100 && (0...1).contains($0.probability) })
    }
  }
}
