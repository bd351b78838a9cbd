import Adjudication
import Proofing
import Support
import Testing

@Suite struct FailByScoreTests {
  let catalogue: ReasonCatalogue

  init() throws { catalogue = try ReasonCatalogue.shipped() }

  /// Somebody else's license: birth date and number surely differ.
  private func mismatch(
    _ bits: Double? = -8, findings: [Finding] = [], types: [EvidenceType] = [.driversLicense]
  ) -> Assessment {
    let differing: [Attribute] = [.dateOfBirth, .documentNumber]
    let comparisons = Policy.make().mandatory.map { attribute in
      differing.contains(attribute)
        ? Comparison.make(attribute, .other, .disagrees) : .make(attribute)
    }
    return .make(
      comparisons,
      findings: findings + [
        Finding(.matchBirthMismatch, attribute: .dateOfBirth, evidence: 0, proved: true),
        Finding(.matchNumberMismatch, attribute: .documentNumber, evidence: 0, proved: true),
      ], types: types, bits: bits)
  }

  private func decide(_ assessment: Assessment, _ change: (inout Policy) -> Void = { _ in })
    -> Decision
  {
    var policy = Policy.make()
    change(&policy)
    return adjudicate(assessment, attempt: 1, under: policy, catalogue: catalogue)
  }

  @Test func aScoreAtTheThresholdWithACertainMismatchFailsForGood() {
    let decision = decide(mismatch())
    #expect(decision.verdict == .fail)
    #expect(!decision.retry.allowed)
    #expect(
      decision.reasons.filter(\.decisive).map(\.finding.reason) == [.decisionScoreBelowFail])
  }

  @Test(arguments: [nil, -7.999999, 0, 20]) func anyOtherScoreEscalates(_ bits: Double?) {
    #expect(decide(mismatch(bits)).verdict == .escalate)
  }

  @Test func aMismatchThatIsNotCertainEscalates() {
    var unsure = mismatch()
    unsure.weighing?.hasCertainMismatch = false
    #expect(decide(unsure).verdict == .escalate)
    var unproved = mismatch()
    unproved.findings = unproved.findings.map { finding in
      var finding = finding
      finding.proved = false
      return finding
    }
    #expect(decide(unproved).verdict == .escalate)
  }

  @Test(arguments: [
    Finding(.riskApplicantReportedTheft), Finding(.consistencyBirthMismatch),
    Finding(.consistencyMismatchLowConfidence), Finding(.mrzCheckdigitBirth), Finding(.imageCutOff),
    Finding(.kbaFailed),
  ])
  func whateverElseIsWrongAPersonLooksAtIt(_ finding: Finding) {
    #expect(decide(mismatch(findings: [finding])).verdict != .fail)
  }

  @Test func severalDocumentsGoToAPerson() {
    #expect(decide(mismatch(types: [.driversLicense, .passport])).verdict == .escalate)
  }

  @Test func whatWasNotReadIsNoMismatch() {
    var unread = mismatch()
    unread.comparisons.removeAll { $0.attribute == .familyName }
    #expect(decide(unread).verdict == .escalate)
  }

  @Test func anAgreeingSureReadingStandsAgainstAFailure() {
    var contradicted = mismatch()
    contradicted.comparisons += [
      .make(.dateOfBirth, zone: .visual), .make(.documentNumber, zone: .visual),
    ]
    #expect(decide(contradicted).verdict == .escalate)
  }

  @Test func aPolicyMayLetAPersonSeeThemAll() {
    let decision = decide(mismatch()) { $0.pushes[.decisionScoreBelowFail] = .escalate }
    #expect(decision.verdict == .escalate)
  }

  @Test func aJobThatAgreesPassesOnlyWithEnoughEvidence() {
    #expect(decide(.make(bits: 8)).verdict == .pass)
    for bits in [nil, 7.999999, -3] {
      let decision = decide(.make(bits: bits))
      #expect(decision.verdict == .escalate)
      #expect(
        decision.reasons.filter(\.decisive).map(\.finding.reason) == [.decisionScoreBelowPass])
    }
  }
}
