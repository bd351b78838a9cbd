import Foundation

/// How an engine misreads the characters of a machine readable zone.
enum CharacterNoise {
  /// How many characters there are.
  static let count = MachineReadableZone.characters.count
  /// The filler's place among the characters.
  static let filler = count - 1

  /// A character's place in ``MachineReadableZone/characters``.
  static func index(of character: Character) -> Int? {
    character == "<" ? filler : CheckDigit.value(of: character)
  }

  /// The engine's probability behind the confidence that it reports.
  ///
  /// Tesseract gives 100 + 5 times a certainty, and a certainty is 7 times the logarithm of the
  /// probability (`ResultIterator::Confidence`, `kCertaintyScale`).
  static func certainty(of confidence: Double) -> Double {
    min(0.98, max(0.05, exp((confidence - 1) * 100 / 35)))
  }

  /// The likelihood of every character when the engine read one of them with some certainty.
  static func likelihoods(of read: Int, certainty: Double) -> [Double] {
    let doubt = 1 - certainty
    var likelihoods = confusions[read].map { $0 * doubt }
    likelihoods[read] = certainty
    return likelihoods
  }

  /// How much a cell's alphabet favours every character.
  ///
  /// A character outside is not impossible: specimens break the rules.
  static func weights(_ alphabet: MachineReadableZone.Alphabet) -> [Double] {
    weightTable[alphabet] ?? []
  }

  private static let weightTable = Dictionary(
    uniqueKeysWithValues: MachineReadableZone.Alphabet.allCases.map { alphabet in
      (alphabet, MachineReadableZone.characters.map { alphabet.contains($0) ? 1 : 0.001 })
    })

  /// The characters that look like this one.
  static func lookalikes(of character: Character) -> [Character] {
    pairs.compactMap { pair in
      let (first, second) = (pair.first, pair.last)
      if first == character { return second }
      return second == character ? first : nil
    }
  }

  /// For every read character the share of every other among its misreadings.
  private static let confusions: [[Double]] = MachineReadableZone.characters.map { read in
    let near = Set(lookalikes(of: read))
    let raw = MachineReadableZone.characters.map { other in
      other == read ? 0 : near.contains(other) ? 1.0 : 0.03
    }
    let sum = raw.reduce(0, +)
    return raw.map { $0 / sum }
  }

  /// Pairs that engines take for each other in OCR-B and in fonts that stand in for it.
  private static let pairs = """
    0O 0D 0Q OD OQ DQ 1I 1L IL 2Z 5S 8B 6G MN NH MH UV VY 4A 7T 71 CG EF KX K< C< X< L< E< S< IT \
    1T PR PF BR 3B 38 9B UJ 7Z QG 0C OC 0G GS 6S 56 RK HW WM BE 6B 93 89 68 0U OU 9S 8S I< 1<
    """.split(separator: " ").map(String.init)
}
