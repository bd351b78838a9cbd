import Imaging
import Proofing
import Testing

@testable import Recognition

@Suite struct RecognizerCutOffTests {
  private let page = Pixels(
    width: 900, height: 100, channels: 1, bytes: [UInt8](repeating: 255, count: 90_000))

  private func reasons(_ text: String, x: Int, confidence: Double = 0.99) -> [Reason] {
    Recognizer.cutOffFindings(
      [.make(text, x: x, y: 20, confidence: confidence)], on: page, shapes: []
    )
    .map(\.reason)
  }

  @Test func printThatRunsIntoASideIsCutOff() {
    #expect(reasons("ERIKSSON", x: 2) == [.imageCutOff])
    #expect(reasons("ERIKSSON", x: 900 - 8 * 21) == [.imageCutOff])
  }

  @Test func printWithAMarginIsNot() {
    #expect(reasons("ERIKSSON", x: 10) == [])
    #expect(reasons("ERIKSSON", x: 880 - 8 * 21) == [])
  }

  @Test func theCharacterInWhichThePictureEndsNeedNotBeRead() {
    var line = TextLine.make("ERIKSSON", x: 2, y: 20)
    line.characters[0].confidence = 0.2
    #expect(
      Recognizer.cutOffFindings([line], on: page, shapes: []).map(\.reason) == [.imageCutOff])
  }

  /// Rows of a zone have a wider margin than other print, here a third of their height, 30 pixels.
  @Test func aRowOfAZoneThatIsTooNearToASideIsCutOff() {
    let zone = "P<UTOERIKSSON<<ANNA"
    #expect(reasons(zone, x: 5) == [.imageCutOff])
    #expect(reasons(zone, x: 20) == [])
    #expect(reasons(zone, x: 898 - zone.count * 21) == [.imageCutOff])
    let whole = TextLine.make("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<", x: 5, y: 20)
    #expect(Recognizer.cutOffFindings([whole], on: page, shapes: []) == [])
    let low = TextLine.make(zone, x: 20, y: 60)
    #expect(Recognizer.cutOffFindings([low], on: page, shapes: []).map(\.reason) == [.imageCutOff])
    let print = TextLine.make("HAPPY TRAVELER", x: 20, y: 60)
    #expect(Recognizer.cutOffFindings([print], on: page, shapes: []) == [])
  }

  @Test func aReadZoneThatIsTooNearToASideIsCutOff() {
    func findings(x: Int) -> [Reason] {
      let box = Box(x: x, y: 20, width: 180, height: 20)
      let reading = Reading(
        attribute: .dateOfBirth, zone: .machineReadable, box: box, raw: "740812",
        value: "1974-08-12", confidences: [1, 1, 1, 1, 1, 1], proof: .none, engine: "none")
      return Recognizer.cutOffFindings([], zone: [reading], on: page, shapes: []).map(\.reason)
    }
    #expect(findings(x: 3) == [.imageCutOff])
    #expect(findings(x: 30) == [])
  }

  /// 600 pixels of print need a card of 378 pixels' height.
  @Test(arguments: [(340, true), (400, false), (200, false)])
  func printWiderThanACardOfThatHeightIsCutOff(height: Int, isCut: Bool) {
    let page = Pixels(
      width: 660, height: height, channels: 1,
      bytes: [UInt8](repeating: 255, count: 660 * height))
    let lines = [
      TextLine.make("FLORIDA", x: 20, y: 30), TextLine.make("DRIVER", x: 620 - 6 * 21, y: 60),
    ]
    let found = Recognizer.cutOffFindings(lines, on: page, shapes: [.id1])
    #expect(found.map(\.reason) == (isCut ? [.imageCutOff] : []))
    // Where the card's edges were found, all of it is there.
    #expect(Recognizer.cutOffFindings(lines, on: page, shapes: []) == [])
  }

  @Test func dirtAtTheEdgeIsNoPrint() {
    #expect(reasons("ERIKSSON", x: 0, confidence: 0.7) == [])
    #expect(reasons("ER", x: 0) == [])
  }
}
