import Adjudication
import Proofing
import Support
import Testing

@Suite struct AdjudicateTests {
  let catalogue: ReasonCatalogue
  let policy = Policy.make()

  init() throws { catalogue = try ReasonCatalogue.shipped() }

  func decide(
    _ assessment: Assessment, attempt: Int = 1, under policy: Policy? = nil
  ) -> Decision {
    adjudicate(assessment, attempt: attempt, under: policy ?? self.policy, catalogue: catalogue)
  }

  @Test func whatSurelyAgreesPasses() {
    let decision = decide(.make())
    #expect(decision.verdict == .pass)
    #expect(decision.retry == Retry(allowed: false, attemptsLeft: 2, reasons: []))
    #expect(decision.reasons.filter(\.decisive).map(\.finding.reason) == [.decisionAllRequiredMet])
  }

  @Test func nothingToCompareEscalates() {
    let empty = Assessment(
      comparisons: [], findings: [], knowledge: KnowledgeResult(.notOffered), evidenceTypes: [])
    let decision = decide(empty)
    #expect(decision.verdict == .escalate)
    #expect(decision.checks.allSatisfy { $0.status != .pass })
  }

  @Test(arguments: Policy.make().mandatory)
  func eachMandatoryAttributeIsNeeded(_ attribute: Attribute) {
    let decision = decide(.without(attribute))
    #expect(decision.verdict == .escalate)
    let decisive = decision.reasons.filter(\.decisive).map(\.finding)
    #expect(decisive == [Finding(.decisionRequiredUnmet, attribute: attribute)])
  }

  @Test(arguments: [Reason.imageBlurred, .imageGlare, .imageLowResolution, .imageTooDark])
  func aQualityNumberAloneNeverStopsWhatReadsWell(_ reason: Reason) {
    #expect(decide(.make(findings: [Finding(reason)])).verdict == .pass)
    var unread = Assessment.without(.dateOfBirth)
    unread.findings.append(Finding(reason))
    let decision = decide(unread)
    #expect(decision.verdict == .fail)
    #expect(decision.retry.allowed && decision.retry.reasons == [reason])
  }

  @Test func aPolicyThatDemandsNothingNeverPasses() {
    var lax = policy
    lax.mandatory = []
    #expect(decide(.make(), under: lax).verdict == .escalate)
  }

  @Test(arguments: [
    (Proof.checkDigit, 0.7, true), (.errorCorrection, 0.6, true), (.agreement, 0.61, true),
    (.checkDigit, 0.5, false), (.confidence, 0.95, true), (.confidence, 0.94, false),
    (.none, 1.0, false),
  ])
  func onlyACertainReadingCounts(_ proof: Proof, _ confidence: Double, _ counts: Bool) {
    let reading = Comparison.make(.dateOfBirth, proof: proof, confidence: confidence)
    let decision = decide(.without(.dateOfBirth, and: [reading]))
    #expect(decision.verdict == (counts ? .pass : .escalate))
  }

  @Test(arguments: [
    (Comparison.Level.other, Comparison.Agreement.disagrees, Proof.errorCorrection, 0.99, false),
    (.other, .disagrees, .none, 0.7, false), (.other, .disagrees, .none, 0.5, true),
    (.near, .partly, .errorCorrection, 0.99, false), (.near, .partly, .confidence, 0.99, false),
    (.near, .partly, .confidence, 0.9, true), (.ocr, .partly, .confidence, 0.99, true),
    (.ocr, .partly, .checkDigit, 0.99, false), (.missing, .notCompared, .confidence, 1, true),
  ])
  func aSecondSourceMayStandAgainstAPass(
    _ level: Comparison.Level, _ agreement: Comparison.Agreement, _ proof: Proof,
    _ confidence: Double, _ passes: Bool
  ) {
    let second = Comparison.make(
      .documentNumber, level, agreement, zone: .visual, proof: proof, confidence: confidence)
    let all = policy.mandatory.map { Comparison.make($0) } + [second]
    #expect(decide(.make(all)).verdict == (passes ? .pass : .escalate))
  }

  @Test(arguments: [Reason.matchBirthMismatch, .matchNumberMismatch])
  func aProvedMismatchEscalatesUnderRevision4AndFailsUnderRevision3(_ reason: Reason) throws {
    let attribute: Attribute = reason == .matchBirthMismatch ? .dateOfBirth : .documentNumber
    var assessment = Assessment.without(
      attribute, and: [.make(attribute, .other, .disagrees)])
    assessment.findings.append(Finding(reason, attribute: attribute, proved: true))
    #expect(decide(assessment).verdict == .escalate)
    let failed = decide(assessment, under: revision3())
    #expect(failed.verdict == .fail)
    #expect(!failed.retry.allowed)
    #expect(failed.retry.reasons.isEmpty)
  }

  @Test func aMismatchThatIsNotProvedNeverFails() {
    let assessment = Assessment.make(findings: [
      Finding(.matchBirthMismatch, attribute: .dateOfBirth, proved: false)
    ])
    #expect(decide(assessment, under: revision3()).verdict == .escalate)
  }

  @Test func aProvedMismatchThatAnotherSureReadingContradictsEscalates() {
    let both = [
      Comparison.make(.dateOfBirth, .other, .disagrees, zone: .barcode),
      Comparison.make(.dateOfBirth, zone: .machineReadable, proof: .checkDigit),
    ]
    var assessment = Assessment.without(.dateOfBirth, and: both)
    assessment.findings.append(
      Finding(.matchBirthMismatch, attribute: .dateOfBirth, proved: true))
    let decision = decide(assessment, under: revision3())
    #expect(decision.verdict == .escalate)
    #expect(decision.reasons.contains { $0.finding.reason == .decisionConflict && $0.decisive })
  }

  @Test func unreadableEvidenceIsTriedAgainUntilTheAttemptsAreUsedUp() {
    let blurred = Assessment.make(
      [],
      findings: [
        Finding(.imageBlurred, evidence: 0, side: .front),
        Finding(.ocrFieldMissing, attribute: .dateOfBirth),
      ])
    let verdicts = (1...4).map { decide(blurred, attempt: $0) }
    #expect(verdicts.map(\.verdict) == [.fail, .fail, .escalate, .escalate])
    #expect(verdicts.map(\.retry.allowed) == [true, true, false, false])
    #expect(verdicts.map(\.retry.attemptsLeft) == [2, 1, 0, 0])
    #expect(verdicts[0].retry.reasons == [.imageBlurred, .ocrFieldMissing])
    #expect(verdicts[2].reasons.contains { $0.finding.reason == .policyAttemptsExceeded })
  }

  @Test func aPolicyMayEscalateUnreadableEvidenceAtOnce() {
    var impatient = policy
    impatient.retryBeforeEscalating = false
    let unread = Assessment.make([], findings: [Finding(.imageGlare)])
    let decision = decide(unread, under: impatient)
    #expect(decision.verdict == .escalate)
    #expect(!decision.reasons.contains { $0.finding.reason == .policyAttemptsExceeded })
  }

  @Test func aReasonToEscalateOutweighsAReasonToTryAgain() {
    let decision = decide(
      .make(findings: [Finding(.imageGlare), Finding(.riskApplicantReportedTheft)]))
    #expect(decision.verdict == .escalate)
    let decisive = decision.reasons.filter(\.decisive).map(\.finding.reason)
    #expect(decisive == [.riskApplicantReportedTheft])
  }

  @Test(arguments: [
    (Reason.validationExpired, true), (.validationUnderAge, false), (.classifySpecimen, false),
    (.classifyUnsupportedType, true), (.validationSsnImpossible, true),
  ])
  func aHardRuleFails(_ reason: Reason, _ retryable: Bool) {
    let assessment = Assessment.make(findings: [Finding(reason, proved: true)])
    let decision = decide(assessment)
    #expect(decision.verdict == .fail)
    #expect(decision.retry.allowed == retryable)
    #expect(decide(assessment, attempt: 3).retry.allowed == false)
    let unproved = decide(.make(findings: [Finding(reason, proved: false)]))
    #expect(unproved.verdict == .escalate)
  }

  @Test func oneFailureThatNoTryCanMendForbidsARetry() {
    let decision = decide(
      .make(findings: [
        Finding(.validationExpired, proved: true), Finding(.validationUnderAge, proved: true),
      ]))
    #expect(decision.verdict == .fail)
    #expect(!decision.retry.allowed)
  }

  @Test func specimensPassOnlyWhereThePolicyAcceptsThem() {
    var demonstration = policy
    demonstration.acceptSpecimens = true
    let specimen = Assessment.make(findings: [Finding(.classifySpecimen, proved: true)])
    #expect(decide(specimen).verdict == .fail)
    #expect(decide(specimen, under: demonstration).verdict == .pass)
  }

  @Test func moreAttemptsThanAllowedEscalate() {
    let decision = decide(.make(), attempt: 4)
    #expect(decision.verdict == .escalate)
    #expect(decision.reasons.first?.finding.reason == .policyAttemptsExceeded)
    #expect(decision.retry.attemptsLeft == 0)
  }

  @Test func anAttemptFarOutOfRangeIsNoTrap() {
    #expect(decide(.make(), attempt: Int.max).verdict == .escalate)
    #expect(decide(.make(), attempt: Int.min).verdict == .pass)
  }

  @Test func aFaceNeverFailsAnyone() {
    var harsh = policy
    harsh.pushes[.faceNoMatch] = .fail
    let decision = decide(.make(findings: [Finding(.faceNoMatch, proved: true)]), under: harsh)
    #expect(decision.verdict == .escalate)
  }

  @Test func aFixedPushCannotBeWeakened() {
    var lax = policy
    lax.pushes[.consistencyBirthMismatch] = .inform
    let decision = decide(.make(findings: [Finding(.consistencyBirthMismatch)]), under: lax)
    #expect(decision.verdict == .escalate)
  }

  @Test func aCodeThatTheCatalogueDoesNotListEscalates() {
    var old = catalogue
    old.entries[.imageGrayscale] = nil
    let decision = adjudicate(
      .make(findings: [Finding(.imageGrayscale)]), attempt: 1, under: policy, catalogue: old)
    #expect(decision.verdict == .escalate)
  }

  @Test func rightAnswersBuyNothing() {
    let passed = KnowledgeResult(.passed, asked: 4, right: 4)
    for policy in [policy, revision3()] {
      let without = Assessment(
        comparisons: [], findings: [Finding(.kbaPassed)], knowledge: passed, evidenceTypes: [])
      #expect(decide(without, under: policy).verdict == .escalate)
    }
  }

  @Test(arguments: [
    (KnowledgeResult(.optedOut), Reason.kbaOptedOut),
    (KnowledgeResult(.timedOut, asked: 4, right: 1, wrong: 3), .kbaTimedOut),
    (KnowledgeResult(.noCredit, asked: 3, right: 3), .kbaTooFewQuestions),
    (KnowledgeResult(.notOffered), .kbaNotOffered),
  ])
  func choosingAnotherWayThanAnswersIsNoWrongIdentity(
    _ knowledge: KnowledgeResult, _ reason: Reason
  ) {
    for policy in [policy, revision3()] {
      let decision = decide(
        .make(findings: [Finding(reason)], knowledge: knowledge), under: policy)
      #expect(decision.verdict == .pass)
    }
  }

  @Test func wrongAnswersRaiseDoubtAndNeverFailForGood() {
    let failed = KnowledgeResult(.failed, asked: 4, right: 3, wrong: 1)
    let first = Assessment.make(findings: [Finding(.kbaFailed)], knowledge: failed)
    #expect(decide(first).verdict == .escalate)
    #expect(decide(first, under: revision3()).retry.allowed)
    let last = Assessment.make(findings: [Finding(.kbaFailedFinal)], knowledge: failed)
    #expect(decide(last, under: revision3()).verdict == .escalate)
  }

  @Test func escalationWithoutAWayToAPersonSaysSo() {
    var deaf = policy
    deaf.video.available = false
    let decision = decide(.make(findings: [Finding(.riskBlocklist)]), under: deaf)
    #expect(decision.verdict == .escalate)
    #expect(
      decision.reasons.contains { $0.finding.reason == .policyEscalationUnavailable })
  }

  @Test func aRetryNeverNamesWhatDiffers() {
    let decision = decide(
      .make(
        [], findings: [Finding(.imageBlurred), Finding(.matchMiddleMismatch)]))
    #expect(decision.retry.reasons == [.imageBlurred])
  }

  @Test func reasonsComeStrongestFirst() {
    let decision = decide(
      .make(findings: [
        Finding(.imageRotated), Finding(.imageGlare), Finding(.riskBlocklist),
        Finding(.validationUnderAge, proved: true), Finding(.imageGrayscale),
      ]))
    let strengths = decision.reasons.map(\.push.strength)
    #expect(strengths == strengths.sorted(by: >))
  }
}
