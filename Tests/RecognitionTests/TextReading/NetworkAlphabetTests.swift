import Testing

@testable import Recognition

@Suite struct NetworkAlphabetTests {
  /// A file with one class a line: column 0 is the blank, the last one a space.
  private let alphabet = NetworkAlphabet("A\n中\n«\na\nＢ\n")

  @Test func blankAndSpaceAreKeptAtBothEnds() {
    #expect(alphabet.count == 7)
    #expect(alphabet.kept.first == 0)
    #expect(alphabet.characters.first == .some(nil))
    #expect(alphabet.kept.last == 6)
    #expect(alphabet.characters.last == " ")
  }

  @Test func classesThatNoDocumentPrintsAreLeftOut() {
    #expect(alphabet.kept == [0, 1, 3, 4, 5, 6])
    #expect(alphabet.characters == [nil, "A", nil, "a", "B", " "])
    #expect(alphabet.columns == [1, 3, 4, 5])
  }

  @Test func aZonesCharactersAreFoundAmongTheKept() throws {
    let a = try #require(CharacterNoise.index(of: "A"))
    #expect(alphabet.zoneColumns[a] == [1, 3])
    #expect(alphabet.zoneColumns[CharacterNoise.filler] == [2])
  }
}
