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
