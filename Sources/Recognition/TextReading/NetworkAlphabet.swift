import Foundation

/// What the columns of the recognizing network's answer stand for.
struct NetworkAlphabet: Sendable {
  /// How many columns there are.
  var count: Int { characters.count }
  /// The character of each column; nil for the blank and for what only zones print.
  var characters: [Character?]
  /// The columns that have a character.
  var columns: [Int]
  /// For every character of a machine readable zone its columns.
  var zoneColumns: [[Int]]

  /// The alphabet of a file with one character a line.
  ///
  /// Column 0 is the blank of connectionist temporal classification, the last one a space.
  init(_ file: String) {
    var lines = file.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    characters = [nil] + lines.map(Self.printed) + [" "]
    columns = characters.indices.filter { [characters] in characters[$0] != nil }
    zoneColumns = [[Int]](repeating: [], count: CharacterNoise.count)
    for (line, text) in lines.enumerated() {
      if let place = Self.zonePlace(text) { zoneColumns[place].append(line + 1) }
    }
  }

  /// A class as it is printed on documents in Latin script; nil for any other.
  private static func printed(_ text: String) -> Character? {
    let mapped = text.precomposedStringWithCompatibilityMapping
    guard mapped.unicodeScalars.count == 1, let scalar = mapped.unicodeScalars.first else {
      return nil
    }
    switch scalar.value {
    case 0x21...0x7e, 0xc0...0x24f, 0x2019: return Character(scalar)
    default: return nil
    }
  }

  /// The place among the characters of a zone; small letters and look-alikes of the filler count as
  /// what they are printed for.
  private static func zonePlace(_ text: String) -> Int? {
    if ["<", "«", "‹", "〈", "《", "＜"].contains(text) { return CharacterNoise.filler }
    let capital = text.uppercased()
    guard capital.count == 1, let character = capital.first else { return nil }
    return CharacterNoise.index(of: character)
  }
}
