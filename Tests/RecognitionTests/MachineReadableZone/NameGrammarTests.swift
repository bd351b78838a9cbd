import Foundation
import Testing

@testable import Recognition

@Suite struct NameGrammarTests {
  /// What the grammar makes of a field that was read with one certainty everywhere, and with less at
  /// some places.
  func best(_ text: String, unsure: Set<Int> = [], isList: Bool = false) -> String {
    let scores = text.enumerated().map { index, character in
      CharacterNoise.likelihoods(
        of: CharacterNoise.index(of: character) ?? 0, certainty: unsure.contains(index) ? 0.4 : 0.98
      ).map { log($0) }
    }
    let chosen = NameGrammar.best(scores, isList: isList)
    return String(chosen.map { MachineReadableZone.characters[$0] })
  }

  @Test(arguments: [
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "VAN<DER<MUELLEN<<JAN<<<<<<<<<<<", "ARKFREITH<<<<<<<<<<",
    "ABCDEFGHIJ<<KLMNOPQRSTUVWXYZABC", "ESPANOLA<ESPANOLA<CARMEN<<<<<<<",
  ])
  func aWellFormedNameStays(name: String) {
    #expect(best(name) == name)
  }

  @Test func aLetterInTheRunOfFillersIsNone() {
    #expect(best("ERIKSSON<<ANNA<<<<<K<<<<<<<", unsure: [19]) == "ERIKSSON<<ANNA<<<<<<<<<<<<<")
  }

  @Test func aDigitInANameBecomesALetter() {
    let name = best("ERIK5SON<<ANNA<<<<<<<<<<", unsure: [4])
    #expect(!name.contains { $0.isNumber })
    #expect(name.hasPrefix("ERIK"))
  }

  @Test(arguments: ["HERVE<<DJAMEL<", "JEAN<LUC<<ANNE<<MAX", "CORINNE<<<<<<<", "MAXIMILIENNEAB"])
  func aListOfGivenNamesStays(names: String) {
    #expect(best(names, isList: true) == names)
  }

  @Test func aLetterBehindAListIsNone() {
    #expect(best("HERVE<<<<K<<<<", unsure: [9], isList: true) == "HERVE<<<<<<<<<")
  }

  @Test func anEmptyFieldStaysEmpty() {
    #expect(best("").isEmpty)
  }
}
