import Testing

@testable import Recognition

@Suite struct NetworkAlphabetTests {
  /// A file with one class a line: column 0 is the blank, the last one a space.
  private let alphabet = NetworkAlphabet("A\n〈\n«\na\nＢ\n")

  @Test func blankAndSpaceStandAtBothEnds() {
    #expect(alphabet.count == 7)
    #expect(alphabet.characters == [nil, "A", nil, nil, "a", "B", " "])
    #expect(alphabet.columns == [1, 4, 5, 6])
  }

  @Test func aZonesCharactersHaveTheirColumns() throws {
    let a = try #require(CharacterNoise.index(of: "A"))
    #expect(alphabet.zoneColumns[a] == [1, 4])
    #expect(alphabet.zoneColumns[CharacterNoise.filler] == [2, 3])
  }
}
