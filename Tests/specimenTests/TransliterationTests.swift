import Testing

@testable import specimen

@Suite struct TransliterationTests {
  @Test(arguments: [
    ("Müller", "MUELLER"), ("Østergaard", "OESTERGAARD"), ("Åsa", "AASA"), ("Strauß", "STRAUSS"),
    ("Núñez", "NUNEZ"), ("Łukasz", "LUKASZ"), ("D'Artagnan", "DARTAGNAN"), ("O’Brien", "OBRIEN"),
    ("Smith-Jones", "SMITH<JONES"), ("Van der Berg", "VAN<DER<BERG"), ("Þór", "THOR"),
    ("Zoë", "ZOE"), ("St. John", "ST<JOHN"), ("Ærø", "AEROE"), ("  Rao ", "RAO"),
    ("Œuvre", "OEUVRE"),
    ("Smith, Jr", "SMITH<JR"), ("e\u{301}tude", "ETUDE"), ("Иванов", ""), ("", ""),
  ])
  func namesAreSpeltAsTheStandardSpellsThem(name: String, zone: String) {
    #expect(transliterated(name) == zone)
  }

  @Test(arguments: [
    ("José", "JOSE"), ("O'Brien", "O'BRIEN"), ("Smith-Jones", "SMITH-JONES"),
    ("Müller", "MULLER"), ("Østergaard", "OSTERGAARD"), ("12 Oak Ct", "12 OAK CT"),
  ])
  func cardsKeepPunctuationAndDropMarks(name: String, card: String) {
    #expect(withoutMarks(name) == card)
  }

  @Test func everyNameOfThePoolFitsAZone() throws {
    let names = try Resources().names
    for name in names.family + names.female + names.male {
      let spelt = transliterated(name)
      #expect(!spelt.isEmpty && spelt.allSatisfy { ("A"..."Z").contains($0) || $0 == "<" })
    }
  }
}
