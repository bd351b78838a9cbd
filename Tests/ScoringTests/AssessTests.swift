import Proofing
import Scoring
import Support
import Testing

@Suite struct AssessTests {
  @Test func aGoodLicenseIsNotCriticised() {
    let assessment = assess(.make(), card())
    let catalogue = try? ReasonCatalogue.shipped()
    #expect(catalogue != nil)
    let worst = assessment.findings.map { catalogue?.push(of: $0.reason) ?? .reject }.max()
    #expect(worst == .inform, "\(assessment.findings)")
    #expect(assessment.levels(.givenNames) == [.visual: .exact, .barcode: .exact])
    #expect(assessment.levels(.middleNames) == [.visual: .exact, .barcode: .exact])
    #expect(assessment.evidenceTypes == [.driversLicense])
  }

  @Test func aGoodPassportIsComparedThroughItsZone() {
    let zone = Page.make(.machineReadable, passportZone)
    let assessment = assess(.make(type: .passport), [zone])
    #expect(assessment.levels(.familyName) == [.machineReadable: .exact])
    #expect(assessment.levels(.givenNames) == [.machineReadable: .exact])
    #expect(assessment.levels(.middleNames) == [.machineReadable: .exact])
    #expect(assessment.levels(.dateOfBirth) == [.machineReadable: .compatible])
    #expect(assessment.codes("validation") == [])
    #expect(assessment.codes("consistency") == [.consistencySingleSource])
  }

  @Test func theNameFieldAloneIsEnough() {
    var values = passportZone
    values[.familyName] = nil
    values[.givenNames] = nil
    let assessment = assess(.make(type: .passport), [.make(.machineReadable, values)])
    #expect(assessment.levels(.familyName) == [.machineReadable: .exact])
    #expect(assessment.levels(.givenNames) == [.machineReadable: .exact])
  }

  @Test func noPagesMeanThatAllIsMissing() {
    let assessment = assess(.make(), [])
    #expect(assessment.comparisons.isEmpty)
    #expect(
      Set(assessment.all(.ocrFieldMissing).compactMap(\.attribute))
        == Set(Policy.make().mandatory))
    #expect(assessment.all(.barcodeNotFound).count == 1)
    #expect(assessment.codes("match").isEmpty)
    #expect(assessment.codes("validation").isEmpty)
  }

  @Test func theOrderOfPagesAndReadingsDoesNotMatter() {
    let pages = card(back: [.dateOfBirth: "1991-07-03"])
    let turned = pages.reversed().map { page in
      var page = page
      page.readings.reverse()
      return page
    }
    #expect(assess(.make(), pages) == assess(.make(), turned))
  }

  @Test func nothingInAnAssessmentIsAValue() {
    let assessment = assess(
      .make { $0.ssn = Redacted("912-00-0000") },
      card(back: [.familyName: "LOPEZ", .documentNumber: "999999999"]))
    let text = "\(assessment)".uppercased()
    for value in ["GARCIA", "LOPEZ", "MARIA", "058512340", "999999999", "912", "OAK"] {
      #expect(!text.contains(value))
    }
  }

  @Test func pageFindingsGetTheirPlace() {
    let page = Page.make(.visual, front, findings: [Finding(.imageGlare)])
    let assessment = assess(.make(), [page])
    #expect(
      assessment.findings.contains(Finding(.imageGlare, evidence: 0, side: .front)))
  }

  @Test func aSpecimenMarkIsProvedWhereItsZoneWasLegible() {
    let mark = Finding(.classifySpecimen, zone: .machineReadable)
    func proved(_ proof: Proof) -> [Bool] {
      let page = Page.make(.machineReadable, passportZone, proof: proof, findings: [mark])
      return assess(.make(type: .passport), [page]).all(.classifySpecimen).map(\.proved)
    }
    #expect(proved(.checkDigit) == [true])
    #expect(proved(.confidence) == [true])
    #expect(proved(.none) == [false])
  }

  @Test func aZoneIsLegibleThatSaysWhatAnotherZoneSurelyHas() {
    func proved(_ printed: String) -> Bool? {
      let front = Page.make(
        .visual, [.dateOfBirth: printed], confidence: 0.5, proof: Proof.none,
        findings: [Finding(.classifySpecimen, zone: .visual)])
      let back = Page.make(.barcode, [.dateOfBirth: "1990-07-03"])
      return assess(.make(), [front, back]).all(.classifySpecimen).first?.proved
    }
    #expect(proved("1990-07-03") == true)
    #expect(proved("1990-07-08") == false)
  }
}

@Suite struct MatchFindingsTests {
  @Test(arguments: [
    (Attribute.familyName, "LOPEZ", Reason.matchFamilyChanged),
    (.givenNames, "PATRICIA", .matchGivenMismatch),
    (.dateOfBirth, "1972-02-11", .matchBirthMismatch),
    (.dateOfBirth, "1990-03-07", .matchBirthTransposed),
    (.dateOfBirth, "1990-07-04", .matchBirthTransposed),
    (.documentNumber, "777777777", .matchNumberMismatch),
    (.documentNumber, "058512341", .matchNumberOneCharacter),
    (.middleNames, "SUSAN", .matchMiddleMismatch), (.suffix, "SR", .matchSuffixMismatch),
  ])
  func aCertainDifferenceHasItsCode(_ attribute: Attribute, _ value: String, _ reason: Reason) {
    let job = Job.make { $0.suffix = Redacted("Jr") }
    var printed = front
    if attribute == .middleNames {
      printed[.givenNames] = "MARIA \(value)"
    } else {
      printed[attribute] = value
    }
    if attribute == .givenNames { printed[.givenNames] = "\(value) ELENA" }
    let coded = license.merging([attribute: value]) { _, new in new }
    let assessment = assess(job, [.make(.visual, printed), .make(.barcode, coded)])
    let found = assessment.all(reason)
    #expect(found.count == 2, "\(assessment.findings)")
    #expect(found.allSatisfy { $0.attribute == attribute })
    let proved = [
      .matchFamilyChanged, .matchGivenMismatch, .matchBirthMismatch,
      .matchNumberMismatch, .matchMiddleMismatch, .matchSuffixMismatch,
    ].contains(reason)
    #expect(found.allSatisfy { $0.proved == proved })
  }

  @Test func anotherFamilyNameWithAnotherBirthDateIsNoMarriage() {
    let assessment = assess(
      .make(),
      card(
        front: [.familyName: "LOPEZ", .dateOfBirth: "1972-02-11"],
        back: [.familyName: "LOPEZ", .dateOfBirth: "1972-02-11"]))
    #expect(assessment.all(.matchFamilyMismatch).count == 2)
    #expect(assessment.all(.matchFamilyChanged).isEmpty)
  }

  @Test(arguments: [
    (Attribute.dateOfBirth, "1972-02-11", Reason.matchBirthMismatchLowConfidence),
    (.familyName, "LOPEZ", .matchMismatchLowConfidence),
    (.documentNumber, "777777777", .matchMismatchLowConfidence),
  ])
  func anUncertainDifferenceIsNoMismatch(
    _ attribute: Attribute, _ value: String, _ reason: Reason
  ) {
    let printed = front.merging([attribute: value]) { _, new in new }
    for confidence in [0.94, 0.7, 0.2] {
      let page = Page.make(.visual, printed, confidence: confidence)
      let assessment = assess(.make(), [page])
      #expect(assessment.all(reason).count == 1)
      #expect(
        assessment.findings.allSatisfy {
          !$0.proved || $0.reason != .matchBirthMismatch && $0.reason != .matchNumberMismatch
        })
      #expect(
        assessment.codes("match").isDisjoint(with: [
          .matchBirthMismatch, .matchNumberMismatch, .matchFamilyMismatch, .matchFamilyChanged,
        ]))
    }
  }

  @Test func aMisreadingBesideASureAgreementIsOnlyAWarning() {
    let pages = [
      Page.make(
        .visual, front.merging([.dateOfBirth: "1990-07-08"]) { _, new in new }, confidence: 0.8),
      Page.make(.barcode, license),
    ]
    let assessment = assess(.make(), pages)
    #expect(assessment.all(.ocrFieldLowConfidence).map(\.attribute) == [.dateOfBirth])
    #expect(assessment.all(.consistencyMismatchLowConfidence).map(\.attribute) == [.dateOfBirth])
    #expect(assessment.all(.matchBirthTransposed).isEmpty)
  }

  @Test func twoZonesThatAgreeProveEachOther() {
    let pages = [
      Page.make(.visual, front, confidence: 0.8),
      Page.make(.barcode, license, confidence: 0.8, proof: Proof.none),
    ]
    let assessment = assess(.make(), pages)
    let births = assessment.comparisons.filter { $0.attribute == .dateOfBirth }
    #expect(births.map(\.proof) == [.agreement, .agreement])
    #expect(assessment.all(.ocrRequiredFieldUncertain).isEmpty)
  }

  @Test func readingsThatSayNothingDoNotProveEachOther() {
    let pages = [
      Page.make(.visual, front, confidence: 0.5),
      Page.make(.barcode, license, confidence: 0.5, proof: Proof.none),
    ]
    let assessment = assess(.make(), pages)
    #expect(assessment.comparisons.allSatisfy { $0.proof != .agreement })
    #expect(
      Set(assessment.all(.ocrRequiredFieldUncertain).compactMap(\.attribute))
        == Set(Policy.make().mandatory))
  }

  @Test func oneNumberBelongsToOneOfTwoDocuments() {
    var job = Job.make()
    job.evidence.append(
      Evidence(type: .passport, pictures: [Evidence.Picture(side: .front, file: "passport.jpg")]))
    let passport = Page.make(.machineReadable, passportZone, evidence: 1, picture: 0)
    let assessment = assess(job, card() + [passport])
    let numbers = assessment.comparisons.filter { $0.attribute == .documentNumber }
    #expect(numbers.map(\.agreement) == [.agrees, .agrees, .notCompared])
    // While no document has the number, all of them lack it.
    job.claim.documentNumber = Redacted("Q77777777")
    let none = assess(job, card() + [passport])
    #expect(none.all(.matchNumberMismatch).count == 3)
  }

  @Test func anAddressOnADocumentMayBeOld() {
    let job = Job.make {
      $0.address = Redacted(
        Address(
          street: "12 Oak Court", unit: "3", city: "Atlanta", region: "GA", postalCode: "30301"))
    }
    #expect(
      assess(job, card()).levels(.address) == [.visual: .unitMissing, .barcode: .unitMissing])
    let moved = assess(job, card(back: [.street: "9 ELM ST", .postalCode: "10001"]))
    #expect(moved.levels(.address)[.barcode] == Comparison.Level.none)
    #expect(moved.all(.matchAddressMismatch).count == 1)
  }
}
