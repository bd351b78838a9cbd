import Proofing
import Support
import Testing

@testable import Scoring

@Suite struct GatherEvidenceTests {
  private func weighing(
    _ pages: [Page], of job: Job = .make(), names: NameFrequencies = NameFrequencies()
  ) -> Weighing? {
    Scoring.assess(
      job, pages: pages, today: today, policy: .make(), tables: ScoringTables(names: names),
      authenticate: nil
    ).weighing
  }

  private func bits(
    _ weighing: Weighing?, _ attribute: Attribute, _ rival: Hypothesis,
    _ kind: Weighing.Line.Kind = .field
  ) -> Double {
    weighing?.lines.first { $0.kind == kind && $0.attribute == attribute }?.bits[rival] ?? 0
  }

  @Test func twoZonesThatAgreeAreNotTwiceTheEvidence() {
    let both = weighing(card())
    let one = weighing([card()[1]])
    for attribute in [Attribute.familyName, .dateOfBirth, .documentNumber] {
      #expect(bits(one, attribute, .stranger) > 10)
      #expect(
        abs(bits(both, attribute, .stranger) - bits(one, attribute, .stranger)) < 0.01)
    }
    // That they agree is a line of its own, and speaks against an edited card alone.
    let line = bits(both, .dateOfBirth, .editedBirthDate, .consistency)
    #expect(line > 1 && line < 1.4)
    #expect(bits(both, .dateOfBirth, .editedNumber, .consistency) == 0)
  }

  @Test func aNameFromElsewhereInThePictureSpeaksLessForAForgeryThanAnAlteredOne() {
    func line(_ name: String, _ rival: Hypothesis) -> Double {
      let front = Page.make(.visual, [.familyName: name], proof: .confidence)
      return bits(weighing([front, card()[1]]), .familyName, rival, .consistency)
    }
    // Anybody's card is misread so in 6 of 1,000 cases; a forged one differs in 10 of 100 besides.
    #expect(line("UNDERHILL", .forged) < -3.5 && line("UNDERHILL", .forged) > -3.9)
    #expect(line("UNDERHILL", .stranger) < -0.9 && line("UNDERHILL", .stranger) > -1.1)
    // Print that is the claim while the other zone is not was not taken from elsewhere.
    let back = Page.make(.barcode, [.familyName: "UNDERHILL"])
    let altered = bits(
      weighing([card()[0], back]), .familyName, .editedBirthDate, .consistency)
    #expect(altered == 0)
    #expect(bits(weighing([card()[0], back]), .familyName, .forged, .consistency) < -5)
  }

  @Test func anUnsureMismatchSaysLessThanASureOne() {
    func number(_ confidence: Double) -> Double {
      let page = Page.make(
        .visual, [.documentNumber: "958512340"], confidence: confidence, proof: .confidence)
      return bits(weighing([page]), .documentNumber, .editedNumber)
    }
    #expect(number(1) < -2)
    #expect(number(0.5) > number(0.96) && number(0.96) > number(1))
  }

  @Test func aYearOfTwoDigitsLeavesTheCenturyOpen() {
    let old = Job.make({ $0.dateOfBirth = Redacted(day("1920-07-03")) }, type: .passport)
    let young = Job.make({ $0.dateOfBirth = Redacted(day("1960-07-03")) }, type: .passport)
    func stranger(_ job: Job, _ birth: String) -> Double {
      bits(
        weighing([.make(.machineReadable, [.dateOfBirth: birth])], of: job), .dateOfBirth, .stranger
      )
    }
    let difference = stranger(young, "600703") - stranger(old, "200703")
    #expect(difference > 0.8 && difference < 1.1, "\(difference)")
  }

  @Test func exchangedNamesAreWeighedOnce() {
    let page = Page.make(.barcode, [.familyName: "MARIA", .givenNames: "GARCIA"])
    let weighing = weighing([page], of: .make { $0.middleNames = nil })
    #expect(weighing?.lines.map(\.attribute) == [.familyName])
    #expect(weighing?.lines.first?.level == .swap)
  }

  @Test func ofTwoDocumentsTheNumberOfTheClaimCounts() {
    let license = card()
    let passport = Page.make(.machineReadable, passportZone, evidence: 1)
    let alone = weighing(license)
    let together = weighing(license + [passport])
    #expect(
      bits(together, .documentNumber, .forged) == bits(alone, .documentNumber, .forged))
  }

  @Test func aCommonNameSaysLittleAgainstAStrangerAndNothingAgainstOthers() {
    let names = NameFrequencies(family: ["GARCIA": 0.0025], given: [:])
    let common = weighing(card(), names: names)
    let rare = weighing(card())
    #expect(bits(rare, .familyName, .stranger) > bits(common, .familyName, .stranger) + 8)
    for rival in Hypothesis.rivals where rival != .stranger {
      #expect(bits(rare, .familyName, rival) == bits(common, .familyName, rival))
    }
  }

  @Test func aShortFormCountsAsOneWhereItWasSurelyRead() {
    let page = Page.make(.barcode, [.givenNames: "WILLIAM"])
    let job = Job.make { claim in
      claim.givenNames = Redacted("Bill")
      claim.middleNames = nil
    }
    let weighing = weighing([page], of: job)
    #expect(weighing?.lines.first?.level == .nickname)
    #expect(abs(bits(weighing, .givenNames, .stranger) - 3.3) < 0.1)
  }

  /// Sessions, the policy's cap, and what they are worth.
  static let sessions: [(KnowledgeResult, Double, ClosedRange<Double>)] = [
    (KnowledgeResult(.passed, asked: 4, right: 4), 4.0, 3.9...4.0),
    (KnowledgeResult(.passed, asked: 4, right: 4), 0, 0...0),
    (KnowledgeResult(.passed, asked: 4, right: 4), 2, 2...2),
    (KnowledgeResult(.failed, asked: 4, right: 3, wrong: 1), 4, 0.5...2),
    (KnowledgeResult(.failed, asked: 4, right: 1, wrong: 3), 4, -8 ... -5),
    (KnowledgeResult(.failed, asked: 4, right: 1, wrong: 3), 0, -8 ... -5),
    // "None of the above" is no merit: three answers of three.
    (KnowledgeResult(.passed, asked: 4, right: 4, canariesRight: 1), 4, 3.2...3.3),
    // To name something where nothing is true costs 2.7 bits, whatever the others are worth.
    (
      KnowledgeResult(.failed, asked: 4, right: 3, wrong: 1, canariesTaken: 1), 4,
      3.26 - 2.7...3.3 - 2.68
    ),
    (
      KnowledgeResult(.failed, asked: 4, right: 3, wrong: 1, canariesTaken: 1), 0, -2.7 ... -2.68
    ),
    (
      KnowledgeResult(.failed, asked: 5, right: 3, wrong: 2, canariesTaken: 2), 0, -5.4 ... -5.36
    ),
    (KnowledgeResult(.noCredit, asked: 4, right: 3, wrong: 1, canariesTaken: 1), 4, 0...0),
    (KnowledgeResult(.optedOut, asked: 4, right: 0, wrong: 4), 4, 0...0),
    (KnowledgeResult(.timedOut, asked: 4, right: 0, wrong: 4), 4, 0...0),
    (KnowledgeResult(.noCredit, asked: 4, right: 0, wrong: 4), 4, 0...0),
    (KnowledgeResult(.notOffered), 4, 0...0),
  ]

  @Test(arguments: sessions)
  func knowledgeIsScoredForTheTryAsAWholeAndCapped(
    _ result: KnowledgeResult, _ cap: Double, _ expected: ClosedRange<Double>
  ) {
    var policy = Policy.make()
    policy.knowledge.capBits = cap
    // Without other evidence the score is that of the answers.
    let total = weigh([], knowledge: result, under: policy).total
    #expect(total >= expected.lowerBound - 1e-6 && total <= expected.upperBound + 1e-6)
  }

  @Test func withoutEvidenceTheScoreIsNothing() {
    let weighing = weighing([])
    #expect(weighing?.total == 0)
    #expect(weighing?.lines.isEmpty == true)
    #expect(weighing?.hasCertainMismatch == false)
  }
}
