import Proofing
import Support
import Testing

@testable import Simulation

@Suite struct OutcomesReportTests {
  /// A job on which all agrees, or with less than 0 bits all but the birth date, so that only the score decides.
  private func label(
    _ bits: Double, _ final: FinalVerdict, automatic: Verdict = .escalate, others: Reason? = nil
  ) -> LabelledDecision {
    let comparisons = Policy.make().mandatory.map { attribute in
      let differs = bits < 0 && attribute == .dateOfBirth
      return Comparison(
        attribute: attribute, evidence: 0, zone: .barcode, level: differs ? .other : .exact,
        agreement: differs ? .disagrees : .agrees, proof: .errorCorrection, confidence: 1)
    }
    var findings = [Finding(.consistencyAgree, attribute: .dateOfBirth, evidence: 0)]
    if bits < 0 {
      findings.append(
        Finding(
          .matchBirthMismatch, attribute: .dateOfBirth, zone: .barcode, evidence: 0, proved: true))
    }
    if let others { findings.append(Finding(others)) }
    return LabelledDecision(
      automatic: automatic, final: final, bits: bits,
      assessment: Assessment(
        comparisons: comparisons, findings: findings,
        knowledge: KnowledgeResult(.notOffered), evidenceTypes: [.driversLicense],
        weighing: Weighing(
          lines: [], total: bits, shares: [:], priorBits: 0, hasCertainMismatch: bits < 0)))
  }

  /// What findings push is in the catalogue: these support, or go to a person.
  private let catalogue = ReasonCatalogue(
    version: 1,
    entries: [
      .consistencyAgree: .init(push: .support, operatorText: "a"),
      .decisionScoreBelowPass: .init(push: .escalate, operatorText: "a"),
      .decisionAllRequiredMet: .init(push: .support, operatorText: "a"),
      .decisionScoreBelowFail: .init(push: .fail, operatorText: "a"),
      .faceNoMatch: .init(push: .escalate, operatorText: "a"),
    ])

  private func report(_ labels: [LabelledDecision]) -> OutcomesReport {
    OutcomesReport(labels, under: .make(), catalogue: catalogue)
  }

  private func trial(_ bits: Double, _ trials: [OutcomesReport.Trial]) -> OutcomesReport.Trial? {
    trials.first { $0.bits == bits }
  }

  @Test func endingsAreCountedByAutomaticDecision() {
    let report = report([
      label(5, .pass), label(4, .fail), label(3, .retry), label(-9, .pass, automatic: .fail),
    ])
    #expect(report.jobs == 4)
    #expect(report.endings["escalate"] == OutcomesReport.Endings(pass: 1, fail: 1, retry: 1))
    #expect(report.endings["fail"] == OutcomesReport.Endings(pass: 1))
    #expect(report.endings["pass"] == OutcomesReport.Endings())
  }

  @Test func scoreAndPersonAgreeWhereTheScoreLeansAsThePersonDecided() {
    let report = report([
      label(5, .pass), label(0, .pass), label(-1, .fail), label(6, .fail), label(9, .retry),
    ])
    #expect(report.agreement.count == 3 && report.agreement.of == 4)
    // Wilson's interval of 3 of 4, worked out by hand: (0.75 + 0.4802 ± 0.4284…) / 1.9604.
    #expect(abs(report.agreement.low - 0.300642) < 1e-5)
    #expect(abs(report.agreement.high - 0.954413) < 1e-5)
    // Of four pairs of a pass and a fail, 5 and 0 lie above -1 and below 6.
    #expect(report.auc == 0.5)
  }

  @Test func theMixOfLabelsSetsWhatBitsPredict() throws {
    // As many passes as fails, so that 3 bits mean 8 to 1.
    let labels = (0..<8).map { _ in label(3, .pass) } + [label(3, .fail)]
    let even = labels + (0..<7).map { _ in label(-20, .fail) }
    let bin = try #require(report(even).calibration.first { $0.from == 2 })
    #expect(abs(bin.predicted - 8.0 / 9) < 1e-5)
    #expect(abs(bin.observed - 8.0 / 9) < 1e-5)
    #expect(bin.count == 9)
  }

  @Test func aLowerThresholdSavesCallsAndSaysWhatItWouldHaveGotWrong() throws {
    // The policy passes from 8 bits on.
    let report = report([
      label(7, .pass), label(5, .pass), label(5, .fail), label(1, .fail), label(9, .fail),
    ])
    #expect(report.tried == 5)
    #expect(
      trial(8, report.passBits)
        == .init(bits: 8, calls: 4, saved: 0, wrongPasses: 1, wrongFails: 0))
    #expect(
      trial(6, report.passBits)
        == .init(bits: 6, calls: 3, saved: 1, wrongPasses: 1, wrongFails: 0))
    #expect(
      trial(4, report.passBits)
        == .init(bits: 4, calls: 1, saved: 3, wrongPasses: 2, wrongFails: 0))
    #expect(
      trial(10, report.passBits)
        == .init(bits: 10, calls: 5, saved: -1, wrongPasses: 0, wrongFails: 0))
  }

  @Test func whatAnotherRuleSendsToAPersonNoThresholdSaves() throws {
    let report = report([label(7, .pass, others: .faceNoMatch)])
    #expect(report.passBits.allSatisfy { $0.calls == 1 && $0.saved == 0 })
  }

  @Test func failuresByScoreAreTriedToo() throws {
    // The policy fails at -8 bits or less, with a sure mismatch.
    let report = report([label(-9, .fail), label(-5, .fail), label(-5, .pass)])
    #expect(trial(-8, report.failBits)?.calls == 2)
    #expect(
      trial(-4, report.failBits)
        == .init(bits: -4, calls: 0, saved: 2, wrongPasses: 0, wrongFails: 1))
  }

  @Test func aRetryIsNoLabelAndWhatCannotBeDecidedAgainIsNotTried() {
    var other = label(5, .pass)
    other.assessment = nil
    let report = report([label(7, .retry), other])
    #expect(report.tried == 0 && report.agreement.of == 1 && report.auc == nil)
    #expect(report.calibration.isEmpty)
  }

  @Test func thePolicysOwnThresholdIsAmongTheTrials() {
    var policy = Policy.make()
    policy.scoring.passBits = 7.3
    let report = OutcomesReport([label(7, .pass)], under: policy, catalogue: catalogue)
    #expect(trial(7.3, report.passBits)?.saved == 0)
    #expect(report.passBits.map(\.bits) == report.passBits.map(\.bits).sorted())
  }

  @Test func theOrderDoesNotMatter() {
    let labels = [label(7, .pass), label(1, .fail), label(-9, .fail), label(3, .retry)]
    #expect(report(labels) == report(labels.reversed()))
  }
}
