import Proofing
import Scoring
import Support
import Testing

@Suite struct EvidenceAndConsentFindingsTests {
  @Test func aMissingSideIsNamed() {
    var job = Job.make()
    job.evidence[0].pictures.removeLast()
    let found = assess(job, [card()[0]]).all(.classifySideMissing)
    #expect(found == [Finding(.classifySideMissing, evidence: 0, side: .back)])
  }

  @Test func aKindThatThePolicyDoesNotAcceptIsSurelyThat() {
    var strict = Policy.make()
    strict.evidence[.driversLicense] = nil
    #expect(
      assess(.make(), card(), policy: strict).all(.classifyUnsupportedType).map(\.proved) == [true])
  }

  @Test func aBarcodeThatNothingTiesToTheFrontNeedsAnotherPicture() {
    let alone = assess(.make(), [card()[1]])
    #expect(
      alone.all(.ocrFieldMissing) == [Finding(.ocrFieldMissing, zone: .visual, evidence: 0)])
    #expect(alone.codes("consistency") == [.consistencySingleSource])
  }

  @Test func aZoneThatTheReaderAlreadyMissedIsNotReportedTwice() {
    var back = Page(evidence: 0, picture: 1, side: .back)
    back.findings = [Finding(.barcodeUndecodable, zone: .barcode)]
    let assessment = assess(.make(), [card()[0], back])
    #expect(assessment.codes("barcode") == [.barcodeUndecodable])
  }

  @Test func aFieldThatAnotherZoneSurelyGivesNeedsNoOtherPicture() {
    let missing = Finding(.ocrFieldMissing, attribute: .documentNumber, zone: .visual)
    var pages = card(front: [.documentNumber: nil])
    pages[0].findings = [missing]
    let given = assess(.make(), pages)
    #expect(given.all(.ocrFieldMissing).isEmpty)
    #expect(given.all(.ocrFieldLowConfidence).map(\.attribute) == [.documentNumber])
    pages.removeLast()
    #expect(assess(.make(), pages).all(.ocrFieldMissing).contains { $0.zone == .visual })
  }

  @Test func anotherIssuerThanStatedIsAMismatch() {
    let assessment = assess(.make(issuer: "US-FL"), card())
    #expect(assessment.all(.matchStateMismatch).count == 2)
    #expect(assess(.make(issuer: nil), card()).all(.matchStateMismatch).isEmpty)
  }

  @Test(arguments: [(365, false), (366, true)])
  func consentGetsOld(_ days: Int, _ isExpired: Bool) {
    var job = Job.make()
    job.consent.givenAt = now - days * 86_400
    #expect(assess(job, card()).all(.jobConsentExpired).isEmpty == !isExpired)
    var patient = Policy.make()
    patient.consentDays = nil
    #expect(assess(job, card(), policy: patient).all(.jobConsentExpired).isEmpty)
  }

  @Test(arguments: [-1, 0, 86_399])
  func consentGetsOldByWholeDaysWhateverTheHour(_ second: Int) {
    var job = Job.make()
    let midnight = today.daysSince1970 * 86_400
    job.consent.givenAt = midnight - 365 * 86_400 + second
    #expect(assess(job, card()).all(.jobConsentExpired).isEmpty == (second >= 0))
  }

  @Test func consentThatNamesAttributesHasToCoverWhatAPassNeeds() {
    var job = Job.make()
    job.consent.attributes = ["familyName", "givenNames", "dateOfBirth"]
    #expect(assess(job, card()).all(.jobConsentScope).map(\.attribute) == [.documentNumber])
    job.consent.attributes.append("documentNumber")
    #expect(assess(job, card()).all(.jobConsentScope).isEmpty)
  }

  @Test func aSelfieIsRecordedAndNothingMore() {
    var job = Job.make()
    job.selfie = Evidence.Picture(side: .front, file: "selfie.jpg")
    #expect(assess(job, card()).codes("face") == [.faceNotRun, .faceConsentMissing])
    job.consent.biometric = true
    #expect(assess(job, card()).codes("face") == [.faceNotRun])
  }

  @Test(arguments: [("hit", true), ("fail", true), ("clear", false), ("unavailable", false)])
  func upstreamResultsCanOnlyRaiseDoubt(_ result: String, _ raises: Bool) {
    var job = Job.make()
    let check = Upstream.Check(result: result)
    job.upstream = Upstream(liveness: check, deathRecord: check, authoritativeSource: check)
    job.reportedTheft = raises
    let expected: Set<Reason> =
      raises
      ? [
        .riskApplicantReportedTheft, .riskDeceasedUpstream, .riskLivenessFailedUpstream,
        .riskSourceMismatchUpstream,
      ] : []
    #expect(assess(job, card()).codes("risk") == expected)
  }
}
