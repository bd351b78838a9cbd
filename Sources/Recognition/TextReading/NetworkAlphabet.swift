import Foundation

/// What the columns of the recognizing network's answer stand for.
///
/// Of 18,710 columns some 600 stand for what documents print that are read here. Only these are
/// kept of an answer; places are places among the kept ones.
struct NetworkAlphabet: Sendable {
  /// The columns that are kept, in their order: the blank first.
  var kept: [Int]
  /// How many columns there are.
  var count: Int
  /// The character of each kept column; nil for the blank and for what only zones print.
  var characters: [Character?]
  /// The places that have a character.
  var columns: [Int]
  /// For every character of a machine readable zone its places.
  var zoneColumns: [[Int]]

  /// The alphabet of a file with one character a line.
  ///
  /// Column 0 is the blank of connectionist temporal classification, the last one a space.
  init(_ file: String) {
    var lines = file.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    count = lines.count + 2
    kept = [0]
    characters = [nil]
    zoneColumns = [[Int]](repeating: [], count: CharacterNoise.count)
    for (line, text) in lines.enumerated() where !Self.isEastAsian(text) {
      let character = Self.printed(text)
      let zonePlace = Self.zonePlace(text)
      guard character != nil || zonePlace != nil else { continue }
      if let zonePlace { zoneColumns[zonePlace].append(kept.count) }
      kept.append(line + 1)
      characters.append(character)
    }
    kept.append(count - 1)
    characters.append(" ")
    columns = characters.indices.filter { [characters] in characters[$0] != nil }
  }

  /// Whether a class is a syllable or a character of Chinese, Japanese or Korean: most are, and looking
  /// at each of them takes long.
  private static func isEastAsian(_ text: String) -> Bool {
    text.unicodeScalars.first.map { (0x3400...0xfaff).contains($0.value) } ?? false
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
