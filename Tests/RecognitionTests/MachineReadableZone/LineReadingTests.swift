import Proofing
import Testing

@testable import Recognition

@Suite struct LineReadingTests {
  func text(_ text: String, confidence: Double = 0.99) -> LineReading {
    let box = Box(x: 0, y: 0, width: 1, height: 1)
    return .text(
      TextLine(
        characters: text.map { ReadCharacter(character: $0, confidence: confidence, box: box) },
        box: box))
  }

  /// Two steps a character, the second one a blank.
  func steps(_ text: String, certainty: Double = 0.95) -> ZoneSteps {
    var steps = ZoneSteps(blank: [], characters: [])
    for character in text {
      var row = [Double](repeating: 0, count: CharacterNoise.count)
      row[CharacterNoise.index(of: character) ?? 0] = certainty
      steps.blank += [1 - certainty, certainty]
      steps.characters += [row, [Double](repeating: 0, count: CharacterNoise.count)]
    }
    return steps
  }

  @Test func repetitionsAreTwoCharactersWhereABlankPartsThem() {
    #expect(String(steps("AA<<B").likeliest.map(\.character)) == "AA<<B")
    var joined = steps("AA")
    joined.blank[1] = 0
    joined.characters[1] = joined.characters[0]
    #expect(String(joined.likeliest.map(\.character)) == "A")
  }

  @Test(arguments: [Vectors.td3[0], Vectors.td3[1], Vectors.td1[1], Vectors.frenchCard[1]])
  func everyLineOfAZoneLooksLikeOne(line: String) {
    #expect(text(line).looksLikeZone)
    #expect(LineReading.steps(steps(line)).looksLikeZone)
  }

  @Test func printThatANetworkReadsSurelyIsNoZone() {
    let print = "FEDERALGOVERNMENTOFUTOPIANATION"
    #expect(!LineReading.steps(steps(print)).looksLikeZone)
    #expect(!text(print, confidence: 0.9).looksLikeZone)
  }

  @Test func printIsSureWhereMostOfItIs() {
    #expect(LineReading.steps(steps("DATE OF BIRTH")).isSurePrint)
    #expect(!LineReading.steps(steps("DATE OF BIRTH", certainty: 0.6)).isSurePrint)
    #expect(!LineReading.steps(steps("BIRTH")).isSurePrint)
    #expect(!LineReading.nothing.isSurePrint)
  }

  @Test func whatIsTooShortOrTooLongIsNone() {
    #expect(!text("P<UTOERIKSSON<<<<").looksLikeZone)
    #expect(!text(String(repeating: "<", count: 60)).looksLikeZone)
    #expect(!LineReading.nothing.looksLikeZone)
  }
}
