import Testing

@testable import Recognition

@Suite struct CheckDigitTests {
  @Test(arguments: [
    ("L898902C3", 6), ("740812", 2), ("120415", 9), ("ZE184226B<<<<<", 1), ("AA0000000", 0),
    ("<<<<<<<<<<<<<<", 0), ("D23145890", 7), ("1234567890", 7), ("", 0),
  ])
  func publishedDigitsAreRecomputed(text: String, digit: Int) {
    #expect(CheckDigit.digit(over: text) == digit)
  }

  @Test(arguments: ["a", " ", "Ñ", "-", "０", "\u{7F}"] as [Character])
  func aCharacterOutsideTheZoneHasNoValue(character: Character) {
    #expect(CheckDigit.value(of: character) == nil)
    #expect(CheckDigit.digit(over: "AB" + String(character)) == nil)
    #expect(CheckDigit.blindPartners(of: character).isEmpty)
  }

  @Test(arguments: [
    "0<AKU", "1BLV", "2CMW", "3DNX", "4EOY", "5FPZ", "6GQ", "7HR", "8IS", "9JT",
  ])
  func theClassesOfTheStandardAreBlind(members: String) {
    for member in members {
      #expect(Set(CheckDigit.blindPartners(of: member)) == Set(members).subtracting([member]))
    }
  }

  @Test func everyCharacterIsInExactlyOneClass() {
    for character in MachineReadableZone.characters {
      for partner in CheckDigit.blindPartners(of: character) {
        #expect(CheckDigit.blindPartners(of: partner).contains(character))
      }
    }
  }
}
