import Foundation

/// What a reading of one line says about every cell of a line of known length.
///
/// A reading may have lost or invented characters, fillers most of all. It is laid over the cells
/// so that most agrees with the cells' alphabets, by dynamic programming over matches, characters
/// that are too many, and cells without one.
struct LineEvidence: Sendable, Equatable {
  /// For every cell the logarithm of the likelihood of every character of
  /// ``MachineReadableZone/characters``, not normalized.
  var cells: [[Double]]
  /// How well the reading fits: logarithm of the likelihood of the best alignment, by cell.
  var fit: Double

  /// Lays a reading over cells; nil when it is much too short or too long.
  init?(_ characters: [ReadCharacter], over alphabets: [MachineReadableZone.Alphabet]) {
    let read = characters.compactMap { character in
      CharacterNoise.index(of: character.character).map {
        (index: $0, certainty: CharacterNoise.certainty(of: character.confidence))
      }
    }
    let (count, length) = (read.count, alphabets.count)
    guard abs(count - length) <= 8 else { return nil }

    let weights = alphabets.map(CharacterNoise.weights)
    let noise = read.map { CharacterNoise.likelihoods(of: $0.index, certainty: $0.certainty) }
    func match(_ row: Int, _ cell: Int) -> Double {
      var sum = 0.0
      for index in noise[row].indices { sum += noise[row][index] * weights[cell][index] }
      return log(sum)
    }
    func surplus(_ row: Int, atEdge: Bool) -> Double {
      let isFiller = read[row].index == CharacterNoise.filler
      if atEdge { return isFiller ? -5 : -4 }
      return isFiller ? -4 : -8
    }
    func missing(_ cell: Int) -> Double { weights[cell][CharacterNoise.filler] == 1 ? -5 : -8 }

    let band = 9
    let never = -1e9
    var best = [[Double]](repeating: Array(repeating: never, count: length + 1), count: count + 1)
    var step = [[Step]](repeating: Array(repeating: .match, count: length + 1), count: count + 1)
    best[0][0] = 0
    for row in 0...count {
      for cell in max(0, row - band)...max(0, min(length, row + band)) where (row, cell) != (0, 0) {
        guard cell <= length else { continue }
        if row > 0, cell > 0 {
          best[row][cell] = best[row - 1][cell - 1] + match(row - 1, cell - 1)
        }
        if row > 0 {
          let score = best[row - 1][cell] + surplus(row - 1, atEdge: cell == 0 || cell == length)
          if score > best[row][cell] { (best[row][cell], step[row][cell]) = (score, .surplus) }
        }
        if cell > 0 {
          let score = best[row][cell - 1] + missing(cell - 1)
          if score > best[row][cell] { (best[row][cell], step[row][cell]) = (score, .missing) }
        }
      }
    }
    guard best[count][length] > never / 2 else { return nil }

    fit = best[count][length] / Double(length)
    cells = Array(
      repeating: Array(
        repeating: log(1 / Double(CharacterNoise.count)), count: CharacterNoise.count),
      count: length)
    var (row, cell) = (count, length)
    while row > 0 || cell > 0 {
      switch step[row][cell] {
      case .match:
        (row, cell) = (row - 1, cell - 1)
        cells[cell] = noise[row].map { log($0) }
      case .surplus: row -= 1
      case .missing: cell -= 1
      }
    }
  }

  private enum Step { case match, surplus, missing }

  /// The evidence of several readings of the same line.
  ///
  /// They share their pixels, so that they do not add up in full: together they weigh as much as
  /// the square root of their number, shared by how well each fits.
  static func fused(_ readings: [LineEvidence]) -> LineEvidence? {
    guard var result = readings.first, let best = readings.map(\.fit).max() else { return nil }
    let shares = readings.map { exp(max(-6, ($0.fit - best) * 4)) }
    let total = shares.reduce(0, +)
    let weight = total.squareRoot()
    for cell in result.cells.indices {
      for index in 0..<CharacterNoise.count {
        var sum = 0.0
        for (reading, share) in zip(readings, shares) { sum += reading.cells[cell][index] * share }
        result.cells[cell][index] = sum / total * weight
      }
    }
    result.fit = best
    return result
  }

  /// The names that this evidence alone gives.
  func names(
    in columns: Range<Int>, over alphabets: [MachineReadableZone.Alphabet], isList: Bool
  ) -> String {
    let scores = columns.map { cell in
      zip(cells[cell], CharacterNoise.weights(alphabets[cell])).map { $0 + log($1) }
    }
    let chosen = NameGrammar.best(scores, isList: isList)
    return String(chosen.map { MachineReadableZone.characters[$0] })
  }
}
