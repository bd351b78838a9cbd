import Proofing
import Support
import Testing

@testable import Simulation

@Suite struct SimulateTests {
  private static let few = Dictionary(
    uniqueKeysWithValues: SimulatedKind.allCases.map { ($0, 15) })

  @Test func theSameSeedGivesTheSameOutcomes() throws {
    let outcomes = try simulated(Self.few)
    #expect(try simulated(Self.few) == outcomes)
    #expect(try simulated(Self.few, seed: 2) != outcomes)
  }

  @Test func noJobIsLostAndNoneAdded() throws {
    let report = SimulationReport(try simulated(Self.few))
    for kind in SimulatedKind.allCases {
      let row = try #require(report.kinds[kind])
      #expect(row.count == 15 && row.pass + row.escalate + row.fail == 15, "\(kind)")
    }
  }

  @Test func anotherNumberOfJobsChangesNone() throws {
    let many = try simulated([.genuine: 60, .relative: 30])
    let some = try simulated([.genuine: 20])
    #expect(Array(many.filter { $0.kind == .genuine }.prefix(20)) == some)
  }

  @Test func mostGenuineJobsPassWhereAllIsReadAndNoImpostorDoes() throws {
    let outcomes = try simulated([.genuine: 60, .stranger: 40, .editedNumber: 40])
    #expect(outcomes.count { $0.kind == .genuine && $0.verdict == .pass } > 40)
    #expect(!outcomes.contains { $0.kind != .genuine && $0.verdict == .pass })
  }

  @Test func nothingReadNeverPassesAndNeverFails() throws {
    let blind = RecordedReader(
      Zone.allCases.enumerated().map { picture, zone in
        .make("GARCIA", read: nil, picture: picture, zone: zone, field: .familyName)
      })
    let outcomes = try simulated([.genuine: 20, .stranger: 20], reader: blind)
    #expect(outcomes.allSatisfy { $0.verdict == .escalate && $0.bits.isFinite })
  }

  @Test func aThresholdThatNobodyReachesLetsNobodyPass() throws {
    var policy = Policy.make()
    policy.scoring.passBits = 500
    let outcomes = try simulated([.genuine: 50], policy: policy)
    #expect(!outcomes.contains { $0.verdict == .pass })
    #expect(outcomes.contains { $0.passesWithEnoughBits })
  }

  @Test(arguments: [0, 1, 7, 100, 20_000])
  func impostorsAreSharedOutWithoutRest(_ impostors: Int) {
    let plan = SimulationPlan(
      genuine: 3, impostors: impostors, shares: Policy.ScoringRule.make().shares)
    let rivals = SimulatedKind.rivals.map { plan.counts[$0] ?? 0 }
    #expect(rivals.reduce(0, +) == impostors && rivals.allSatisfy { $0 >= 0 })
    #expect(plan.counts[.editedFront] == impostors / 8 && plan.counts[.genuine] == 3)
  }

  @Test func sharesAreThoseOfThePolicy() {
    let plan = SimulationPlan(
      genuine: 0, impostors: 1_000, shares: Policy.ScoringRule.make().shares)
    #expect(plan.counts[.forged] == 350 && plan.counts[.namesake] == 50)
    #expect(plan.counts[.stranger] == 200 && plan.counts[.twoCards] == 125)
  }
}
