import Proofing
import Testing

@testable import Recognition

@Suite struct VisualZonePrintTests {
  private func reasons(_ lines: [TextLine]) -> [Reason] {
    VisualZone.printFindings(in: lines, besides: VisualZone(reading: lines).values).map(\.reason)
  }

  @Test(arguments: ["SPECIMEN", "Specimen", "ESPECIMEN", "VOID", "** SPECIMEN **"])
  func wordsOfNoValidDocumentAreNoticed(text: String) {
    #expect(reasons(VisualZoneTests.card([20: .make(text, x: 700, y: 650)])) == [.classifySpecimen])
  }

  @Test func nothingIsNoticedOnAnOrdinaryCard() {
    #expect(reasons(VisualZoneTests.card()).isEmpty)
    #expect(reasons([]).isEmpty)
  }

  @Test func aFamilyOrStreetNamedSampleIsNoSpecimen() {
    let card = VisualZoneTests.card([
      5: .make("1 SAMPLE", x: 380, y: 230), 7: .make("8 12 SAMPLE COURT", x: 380, y: 330),
    ])
    #expect(reasons(card).isEmpty)
  }

  @Test func theWordSampleBesidesTheNamesIsNoticed() {
    #expect(
      reasons(VisualZoneTests.card([20: .make("SAMPLE", x: 700, y: 650)])) == [.classifySpecimen])
  }

  @Test func aWordReadInDoubtIsNotNoticed() {
    let card = VisualZoneTests.card([20: .make("SPECIMEN", x: 700, y: 650, confidence: 0.8)])
    #expect(reasons(card).isEmpty)
  }

  @Test func anInterimLicenseIsPaper() {
    let card = VisualZoneTests.card([1: .make("INTERIM DRIVER LICENSE", x: 600, y: 60)])
    #expect(reasons(card) == [.classifyPaperTemporary])
  }

  @Test func aTemporaryCardIsNotPaper() {
    let card = VisualZoneTests.card([20: .make("TEMPORARY", x: 700, y: 650)])
    #expect(reasons(card).isEmpty)
  }
}
