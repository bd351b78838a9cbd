import Foundation

/// What a network with connectionist temporal classification says of a line of a zone: step after step
/// from the left, how probable every character is.
struct ZoneSteps: Sendable, Equatable {
  /// For every step the probability that no character begins or goes on there.
  var blank: [Double]
  /// For every step the probability of every character of ``MachineReadableZone/characters``.
  var characters: [[Double]]

  /// The likeliest character of every step, repetitions joined.
  var likeliest: [(character: Character, probability: Double)] {
    var result: [(character: Character, probability: Double)] = []
    var last: Int?
    for (blank, characters) in zip(blank, characters) {
      let best = characters.indices.max { characters[$0] < characters[$1] } ?? 0
      defer { last = characters[best] > blank ? best : nil }
      guard characters[best] > blank else { continue }
      if best == last {
        let place = result.count - 1
        result[place].probability = max(result[place].probability, characters[best])
      } else {
        result.append((MachineReadableZone.characters[best], characters[best]))
      }
    }
    return result
  }
}

extension ZoneSteps {
  /// The longest stretch without a space, as shares of the line's width; nil without two characters.
  ///
  /// The characters of a zone stand at one pitch (9303-3 section 4.3), words of other print have spaces between them.
  var longestStretch: ClosedRange<Double>? {
    var characters: [(best: Int, from: Int, to: Int)] = []
    for (step, (blank, probabilities)) in zip(blank, self.characters).enumerated() {
      let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
      guard probabilities[best] > blank else { continue }
      if let last = characters.last, last.best == best, last.to == step - 1 {
        characters[characters.count - 1].to = step
      } else {
        characters.append((best, step, step))
      }
    }
    let pitches = zip(characters, characters.dropFirst()).map { $1.from - $0.from }.sorted()
    guard !pitches.isEmpty else { return nil }
    let pitch = Double(pitches[pitches.count / 2])
    var (longest, from) = (0...0, characters[0].from)
    for (place, character) in characters.enumerated() {
      if place > 0, Double(character.from - characters[place - 1].to) > 1.5 * pitch {
        from = character.from
      }
      if character.to - from > longest.count - 1 { longest = from...character.to }
    }
    let count = Double(blank.count)
    return Double(longest.lowerBound) / count...Double(longest.upperBound + 1) / count
  }
}

extension LineEvidence {
  /// What the steps say of every cell of a line of known length.
  ///
  /// All ways to write exactly so many characters into the steps are summed up, forwards and backwards
  /// (Graves et al. 2006, section 4.1), with the length as one more condition: runs of fillers come out
  /// right because nothing else fits. Print to the left and right of the line may be skipped, at a cost.
  ///
  /// Nil when there are fewer steps than cells.
  init?(_ steps: ZoneSteps, over alphabets: [MachineReadableZone.Alphabet]) {
    let (count, length, size) = (steps.blank.count, alphabets.count, CharacterNoise.count)
    guard count >= length, length > 0 else { return nil }
    let weights = alphabets.map(CharacterNoise.weights)
    let blank = steps.blank.map { $0 + 1e-4 }
    let printed = steps.characters.map { $0.map { $0 + 1e-5 } }
    let skip = zip(steps.blank, steps.characters).map { blank, characters in
      0.01 * max(0, 1 - blank - characters[CharacterNoise.filler]) + 1e-5
    }

    // Forwards. `on[k * size + c]`: k characters written, the last one is c and goes on; `off[k]`: k
    // characters written and a blank behind them.
    var on = [Double](repeating: 0, count: (length + 1) * size)
    var off = [Double](repeating: 0, count: length + 1)
    off[0] = 1
    var entered = [Double](repeating: 0, count: count * length * size)
    var scales: [Double] = []
    for step in 0..<count {
      var nextOn = on
      var nextOff = off
      var total = 0.0
      var sums = [Double](repeating: 0, count: length + 1)
      for k in 0...length {
        var sum = 0.0
        for c in 0..<size { sum += on[k * size + c] }
        sums[k] = sum
      }
      for k in 0...length {
        for c in 0..<size {
          var value = on[k * size + c] * printed[step][c]
          if k > 0 {
            let before = max(0, off[k - 1] + sums[k - 1] - on[(k - 1) * size + c])
            let enter = weights[k - 1][c] * before * printed[step][c]
            entered[(step * length + k - 1) * size + c] = enter
            value += enter
          }
          nextOn[k * size + c] = value
          total += value
        }
        var value = blank[step] * (off[k] + sums[k])
        if k == 0 { value += skip[step] * off[0] }
        if k == length { value += skip[step] * (off[k] + sums[k]) }
        nextOff[k] = value
        total += value
      }
      guard total > 0, total.isFinite else { return nil }
      for place in nextOn.indices { nextOn[place] /= total }
      for place in nextOff.indices { nextOff[place] /= total }
      for place in (step * length * size)..<((step + 1) * length * size) { entered[place] /= total }
      (on, off) = (nextOn, nextOff)
      scales.append(total)
    }
    var end = off[length]
    for c in 0..<size { end += on[length * size + c] }
    guard end > 1e-200 else { return nil }

    // Backwards.
    var behindOn = [Double](repeating: 0, count: (length + 1) * size)
    var behindOff = [Double](repeating: 0, count: length + 1)
    for c in 0..<size { behindOn[length * size + c] = 1 / end }
    behindOff[length] = 1 / end
    var posterior = [Double](repeating: 0, count: length * size)
    for step in stride(from: count - 1, through: 0, by: -1) {
      let start = step * length * size
      for place in 0..<(length * size) {
        posterior[place] += entered[start + place] * behindOn[size + place]
      }
      var nextOn = behindOn
      var nextOff = behindOff
      for k in 0...length {
        var enter = [Double](repeating: 0, count: size)
        var sum = 0.0
        if k < length {
          for c in 0..<size {
            enter[c] = weights[k][c] * printed[step][c] * behindOn[(k + 1) * size + c]
            sum += enter[c]
          }
        }
        var rest = blank[step] * behindOff[k]
        if k == length { rest += skip[step] * behindOff[k] }
        nextOff[k] = (rest + sum + (k == 0 ? skip[step] * behindOff[0] : 0)) / scales[step]
        for c in 0..<size {
          nextOn[k * size + c] =
            (printed[step][c] * behindOn[k * size + c] + rest + sum - enter[c]) / scales[step]
        }
      }
      (behindOn, behindOff) = (nextOn, nextOff)
    }

    fit = (scales.reduce(0) { $0 + log($1) } + log(end)) / Double(length)
    cells = (0..<length).map { cell in
      (0..<size).map { c in
        log(max(Self.leastPosterior, posterior[cell * size + c])) - log(weights[cell][c])
      }
    }
  }

  /// A network is never surer than this of what is not there.
  private static let leastPosterior = 2e-4

  /// The evidence of two engines that err in different ways: their likelihoods multiply.
  func and(_ other: LineEvidence) -> LineEvidence {
    var result = self
    for cell in cells.indices {
      for character in cells[cell].indices {
        result.cells[cell][character] += other.cells[cell][character]
      }
    }
    result.fit = max(fit, other.fit)
    return result
  }
}
