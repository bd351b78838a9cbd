import Testing

@testable import Reporting

@Suite struct LegibilityTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("a\r\nb", "a\u{FFFD}\u{FFFD}b"),
    ("\u{202E}abc", "\u{FFFD}abc"), ("שלום", "שלום"), ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"), ("é", "é"),
  ])
  func controlsBecomeAMark(text: String, shown: String) {
    #expect(legible(text) == shown)
  }

  @Test func aLongStringEndsInAnEllipsis() {
    #expect(legible(String(repeating: "x", count: 10_000), limit: 20).count == 21)
    #expect(legible(String(repeating: "x", count: 20), limit: 20).count == 20)
  }

  @Test func athousandAccentsOnOneLetterAreCut() {
    let letter = "a" + String(repeating: "\u{301}", count: 10_000)
    #expect(legible(letter).unicodeScalars.count <= 16)
  }

  @Test func whatHTMLEscapesAlwaysStandsAsACharacterOfItsOwn() {
    let companions = [
      "\u{301}", "\u{338}", "\u{200D}", "\u{FE0F}", "\u{600}", "\u{20E3}", "\u{E0100}",
    ]
    for mark in ["<", ">", "&", "\"", "'"] {
      for companion in companions {
        for text in [mark + companion, companion + mark, companion + mark + companion + mark] {
          let shown = legible(text)
          for character in shown where character.unicodeScalars.count > 1 {
            let hidden = character.unicodeScalars.contains { String($0) == mark }
            #expect(!hidden, "\(mark) hides in a cluster")
          }
          #expect(shown.contains(Character(mark)))
        }
      }
    }
  }
}
