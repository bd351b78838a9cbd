import Proofing
import Scoring
import Support
import Testing

@Suite struct ValidationFindingsTests {
  private func assess(
    _ changes: [Attribute: String?], policy: Policy = .make(), job: Job = .make()
  ) -> Assessment {
    ScoringTests.assess(job, card(front: changes, back: changes), policy: policy)
  }

  @Test(arguments: [
    ("2026-11-22", Reason?.some(.validationExpired)), ("2026-11-23", .validationExpiresSoon),
    ("2026-12-23", .validationExpiresSoon), ("2026-12-24", nil), ("2001-01-01", .validationExpired),
    ("NONE", .validationExpiryNotADate), ("9999-99-99", .validationExpiryNotADate),
  ])
  func expiryIsComparedWithToday(_ expiry: String, _ reason: Reason?) {
    var changes: [Attribute: String?] = [.dateOfExpiry: expiry]
    if expiry < "2010" { changes[.dateOfIssue] = .some("1995-01-01") }
    let assessment = assess(changes)
    #expect(assessment.codes("validation") == Set([reason].compactMap { $0 }))
    #expect(assessment.all(.validationExpired).allSatisfy { $0.proved })
  }

  @Test func graceHasALastDay() {
    var lenient = Policy.make()
    lenient.expiryGraceDays = 30
    let within = assess([.dateOfExpiry: "2026-10-24"], policy: lenient)
    #expect(within.codes("validation") == [.validationExpiredWithinGrace])
    let beyond = assess([.dateOfExpiry: "2026-10-23"], policy: lenient)
    #expect(beyond.codes("validation") == [.validationExpired])
  }

  @Test func anUncertainExpiryIsNotProved() {
    let page = Page.make(
      .visual, front.merging([.dateOfExpiry: "2020-01-01"]) { _, new in new }, confidence: 0.8)
    #expect(ScoringTests.assess(.make(), [page]).all(.validationExpired).map(\.proved) == [false])
    // A surer zone that is in date settles it.
    let both = ScoringTests.assess(.make(), [page, .make(.barcode, license)])
    #expect(both.all(.validationExpired).isEmpty)
  }

  @Test func aMissingExpiryOfAReadDocumentIsAQuestionAndOfAnUnreadOneARetake() {
    #expect(
      assess([.dateOfExpiry: nil]).all(.validationExpiryMissing).count == 1)
    let poor = ScoringTests.assess(.make(), [.make(.visual, [.familyName: "GARCIA"])])
    #expect(poor.all(.validationExpiryMissing).isEmpty)
    #expect(poor.all(.ocrFieldMissing).contains { $0.attribute == .dateOfExpiry })
  }

  @Test func aBarcodeThatSaysThatACardDoesNotExpireAnswersForItsPrint() {
    let missing = Finding(.ocrFieldMissing, attribute: .dateOfExpiry, zone: .visual)
    let never = Finding(.validationExpiryNotADate, attribute: .dateOfExpiry, zone: .barcode)
    let assessment = ScoringTests.assess(
      .make(),
      [
        .make(.visual, front.filter { $0.key != .dateOfExpiry }, findings: [missing]),
        .make(.barcode, license.filter { $0.key != .dateOfExpiry }, findings: [never]),
      ])
    #expect(assessment.codes("validation") == [.validationExpiryNotADate])
    #expect(assessment.all(.ocrFieldMissing).isEmpty)
  }

  @Test func datesHaveAnOrder() {
    #expect(
      assess([.dateOfIssue: "2027-01-01"]).codes("validation") == [.validationNotYetValid])
    #expect(
      assess([.dateOfIssue: "1980-01-01", .dateOfExpiry: "2030-01-01"]).codes("validation")
        == [.validationDateOrder])
    #expect(
      assess([.dateOfIssue: "2030-07-03"]).codes("validation")
        == [.validationNotYetValid, .validationDateOrder])
    #expect(
      assess([.dateOfIssue: "2000-01-01", .dateOfExpiry: "2060-01-01"]).codes("validation")
        == [.validationValidityPeriodUnlikely])
  }

  @Test(arguments: [
    ("2008-11-23", 18, false), ("2008-11-24", 18, true), ("2008-02-29", 18, false),
    ("2026-11-22", 1, true), ("1990-07-03", 0, false),
  ])
  func underAgeIsByTheDay(_ birth: String, _ minimum: Int, _ isUnder: Bool) {
    var adult = Policy.make()
    adult.minimumAge = minimum
    let job = Job.make { $0.dateOfBirth = Redacted(CalendarDate(iso8601: birth)!) }
    let found = assess([.dateOfBirth: birth, .dateOfIssue: nil], policy: adult, job: job)
      .all(.validationUnderAge)
    #expect(found.contains { $0.proved && $0.evidence == 0 } == isUnder)
    #expect(found.isEmpty == !isUnder)
  }

  @Test func aClaimOrAWeakReadingAloneProvesNoAge() {
    var adult = Policy.make()
    adult.minimumAge = 18
    let young = Job.make { $0.dateOfBirth = Redacted(CalendarDate(iso8601: "2015-01-01")!) }
    let claimed = ScoringTests.assess(young, [], policy: adult).all(.validationUnderAge)
    #expect(claimed.map(\.proved) == [false])
    let page = Page.make(
      .visual, front.merging([.dateOfBirth: "2015-01-01"]) { _, new in new }, confidence: 0.8)
    let read = ScoringTests.assess(.make(), [page], policy: adult).all(.validationUnderAge)
    #expect(read.map(\.proved) == [false])
  }

  @Test func twoDigitYearsMakeNobodyAChildWhoIsACentenarian() {
    var adult = Policy.make()
    adult.minimumAge = 18
    let zone = passportZone.merging([.dateOfBirth: "150102"]) { _, new in new }
    func found(_ claimed: String) -> [Bool] {
      let job = Job.make(
        { $0.dateOfBirth = Redacted(CalendarDate(iso8601: claimed)!) }, type: .passport)
      return ScoringTests.assess(job, [.make(.machineReadable, zone)], policy: adult)
        .all(.validationUnderAge).map(\.proved)
    }
    #expect(found("1915-01-02") == [])
    #expect(found("2015-01-02").contains(true))
  }

  @Test func nobodyIsOlderThan120() {
    let birth = "1900-01-01"
    let job = Job.make { $0.dateOfBirth = Redacted(CalendarDate(iso8601: birth)!) }
    #expect(!assess([.dateOfBirth: birth], job: job).all(.validationAgeImplausible).isEmpty)
  }

  @Test(arguments: [
    ("123-45-6789", Reason?.none), ("6789", nil), ("000-12-3456", .validationSsnImpossible),
    ("666-12-3456", .validationSsnImpossible), ("123-00-4567", .validationSsnImpossible),
    ("123-45-0000", .validationSsnImpossible), ("900-10-1234", .validationSsnImpossible),
    ("912-50-1234", .validationSsnIsItin), ("999-88-0001", .validationSsnIsItin),
    ("999-89-0001", .validationSsnImpossible), ("078-05-1120", .validationSsnIsKnownSample),
    ("987-65-4321", .validationSsnIsKnownSample), ("12345", .validationSsnImpossible),
    ("12O-45-6789", .validationSsnImpossible),
  ])
  func socialSecurityNumbersFollowTheirRules(_ number: String, _ reason: Reason?) {
    let job = Job.make { $0.ssn = Redacted(number) }
    let assessment = ScoringTests.assess(job, card())
    #expect(assessment.codes("validation") == Set([reason].compactMap { $0 }))
  }

  @Test(arguments: [
    ("US-GA", "058512340", false), ("US-GA", "A58512340", true), ("US-CA", "A1234567", false),
    ("US-CA", "1234567", true), ("US-FL", "S530460761234", false), ("US-IL", "A12345678901", false),
    ("US-NH", "12ABC34567", false), ("US-WA", "DOE**MJ501P1", false),
    ("US-WA", "DOE**MJ501P", true), ("US-ZZ", "1", false),
    ("UTO", "1", false),
  ])
  func anUnusualNumberFormIsOnlyAWarning(_ issuer: String, _ number: String, _ isUnusual: Bool) {
    let job = Job.make({ $0.documentNumber = Redacted(number) }, issuer: issuer)
    let assessment = assess([.documentNumber: number, .issuer: issuer], job: job)
    #expect(assessment.all(.validationDocumentNumberFormat).isEmpty == !isUnusual)
  }

  @Test func addressesAreLinted() {
    func codes(_ address: Address) -> Set<Reason> {
      ScoringTests.assess(.make { $0.address = Redacted(address) }, []).codes("validation")
    }
    let whole = Address(
      street: "12 Oak Court", city: "Atlanta", region: "GA", postalCode: "30301", country: "USA")
    #expect(codes(whole).isEmpty)
    var box = whole
    box.street = "PO Box 12"
    #expect(codes(box) == [.validationAddressPoBox])
    for change in [\Address.street, \.city, \.region, \.postalCode] {
      var part = whole
      part[keyPath: change] = nil
      #expect(codes(part) == [.validationAddressUnparsed])
    }
    #expect(codes(Address(street: "Hauptstr. 1", city: "Bonn", country: "DEU")).isEmpty)
  }

  @Test func initialsAreNoFullName() {
    #expect(
      assess([.givenNames: "M E", .middleNames: nil]).codes("validation").contains(
        .validationNameIncomplete))
  }
}

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

@Suite struct ConsistencyFindingsTests {
  @Test(arguments: [
    (Attribute.familyName, "LOPEZ", Reason.consistencyNameMismatch),
    (.givenNames, "PATRICIA", .consistencyNameMismatch),
    (.dateOfBirth, "1991-07-03", .consistencyBirthMismatch),
    (.documentNumber, "058512341", .consistencyNumberMismatch),
    (.dateOfExpiry, "2031-07-03", .consistencyExpiryMismatch),
    (.dateOfIssue, "2022-07-04", .consistencyIssueMismatch),
    (.sex, "M", .consistencySexMismatch), (.street, "77 PINE RD", .consistencyAddressMismatch),
  ])
  func aSureDifferenceBetweenFrontAndBackHasItsCode(
    _ attribute: Attribute, _ value: String, _ reason: Reason
  ) {
    let sure = assess(.make(), card(back: [attribute: value]))
    #expect(sure.all(reason).map(\.proved) == [true])
    let doubtful = assess(
      .make(), card(back: [attribute: value], frontConfidence: 0.9))
    #expect(doubtful.all(reason).isEmpty)
    #expect(doubtful.all(.consistencyMismatchLowConfidence).count == 1)
  }

  @Test func twoStrongDifferencesAreAnotherHolder() {
    let one = assess(.make(), card(back: [.dateOfBirth: "1991-07-03"]))
    #expect(one.all(.consistencyFrontBackDifferentHolder).isEmpty)
    let two = assess(
      .make(), card(back: [.dateOfBirth: "1991-07-03", .familyName: "LOPEZ"]))
    #expect(two.all(.consistencyFrontBackDifferentHolder).count == 1)
  }

  @Test(arguments: [
    (Attribute.familyName, "MÜLLER", "MUELLER"), (.familyName, "O'BRIEN", "OBRIEN"),
    (.givenNames, "MARIA E", "MARIA ELENA"), (.givenNames, "MARIA", "MARIA ELENA"),
    (.familyName, "SMITH-JONES", "SMITH JONES"),
  ])
  func differencesOfFormAreNone(_ attribute: Attribute, _ printed: String, _ coded: String) {
    let assessment = assess(
      .make(),
      card(front: [attribute: printed], back: [attribute: coded, .middleNames: nil]))
    #expect(assessment.all(.consistencyNameMismatch).isEmpty)
    #expect(assessment.all(.consistencyFormOnly).contains { $0.attribute == attribute })
  }

  @Test func charactersThatLookTheSameAreNotAForgery() {
    let assessment = assess(
      .make { $0.documentNumber = Redacted("O58512340") },
      card(front: [.documentNumber: "058512340"], back: [.documentNumber: "O58512340"]))
    #expect(assessment.all(.consistencyNumberMismatch).isEmpty)
    #expect(assessment.all(.consistencyMismatchLowConfidence).count == 1)
  }

  @Test func twoDocumentsOfDifferentHoldersDisagree() {
    var job = Job.make()
    job.evidence.append(
      Evidence(type: .passport, pictures: [Evidence.Picture(side: .front, file: "passport.jpg")]))
    let same = Page.make(.machineReadable, passportZone, evidence: 1, picture: 0)
    #expect(assess(job, card() + [same]).all(.consistencyDocumentsDisagree).isEmpty)
    let other = Page.make(
      .machineReadable, passportZone.merging([.dateOfBirth: "720211"]) { _, new in new },
      evidence: 1, picture: 0)
    #expect(
      assess(job, card() + [other]).all(.consistencyDocumentsDisagree).map(\.attribute)
        == [.dateOfBirth])
  }
}
