import Proofing
import Scoring
import Support
import Testing

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
