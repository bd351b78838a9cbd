import Adjudication
import Proofing
import Support
import Testing

/// The tree of checks.
extension AdjudicateTests {
  @Test func theTreeOfChecksAlwaysHasAllBranches() {
    for assessment in [Assessment.make(), .make([]), .without(.familyName)] {
      #expect(decide(assessment).checks.map(\.name) == Check.Name.allCases)
    }
  }

  @Test func whatWasNotReadIsNotRunRatherThanFailed() {
    let decision = decide(.make([], findings: [Finding(.imageBlurred)]))
    let status = Dictionary(uniqueKeysWithValues: decision.checks.map { ($0.name, $0.status) })
    #expect(status[.imageIntegrity] == .fail)
    #expect(status[.dataComparison] == .notRun)
    #expect(!decision.reasons.contains { $0.finding.reason == .decisionRequiredUnmet })
  }

  @Test func checksThatNothingRanAreNotGoodNews() {
    let checks = decide(.make()).checks
    let status = Dictionary(uniqueKeysWithValues: checks.map { ($0.name, $0.status) })
    #expect(status[.face] == .notRun)
    #expect(status[.history] == .notRun)
    #expect(status[.knowledge] == .notRun)
    #expect(status[.dataComparison] == .pass)
    #expect(status[.dataConsistency] == .pass)
  }

  @Test func aRequiredCheckThatDidNotRunForbidsAPass() {
    let alone = Assessment(
      comparisons: policy.mandatory.map { .make($0) }, findings: [],
      knowledge: KnowledgeResult(.notOffered), evidenceTypes: [.driversLicense])
    let decision = decide(alone)
    #expect(decision.verdict == .escalate)
    let check = decision.checks.first { $0.name == .dataConsistency }
    #expect(check?.status == .notRun)
    #expect(check?.required == true)
  }
}
