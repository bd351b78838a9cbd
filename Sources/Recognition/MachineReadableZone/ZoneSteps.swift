import Foundation

/// What a network with connectionist temporal classification says of a line of a zone: step after step
/// from the left, how probable every character is.
struct ZoneSteps: Sendable, Equatable {
  /// For every step the probability that no character begins or goes on there.
  var blank: [Double]
  /// For every step the probability of every character of ``MachineReadableZone/characters``.
  var characters: [[Double]]

  /// One character where it is likelier than any other and than none.
  struct Run: Equatable {
    var character: Character
    /// The highest of its steps.
    var probability: Double
    var steps: ClosedRange<Int>
  }

  /// The likeliest character of every step, repetitions joined.
  var likeliest: [Run] {
    var runs: [Run] = []
    for (step, (blank, probabilities)) in zip(blank, characters).enumerated() {
      let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
      guard probabilities[best] > blank else { continue }
      let character = MachineReadableZone.characters[best]
      if var last = runs.last, last.character == character, last.steps.upperBound == step - 1 {
        last.probability = max(last.probability, probabilities[best])
        last.steps = last.steps.lowerBound...step
        runs[runs.count - 1] = last
      } else {
        runs.append(Run(character: character, probability: probabilities[best], steps: step...step))
      }
    }
    return runs
  }

  /// The longest stretch without a space, as shares of the line's width; nil without two characters.
  ///
  /// The characters of a zone stand at one pitch (9303-3 section 4.3), words of other print have spaces between them.
  var longestStretch: ClosedRange<Double>? {
    let runs = likeliest.map(\.steps)
    let pitches = zip(runs, runs.dropFirst()).map { $1.lowerBound - $0.lowerBound }.sorted()
    guard !pitches.isEmpty else { return nil }
    let pitch = Double(pitches[pitches.count / 2])
    var (longest, from) = (0...0, runs[0].lowerBound)
    for (place, run) in runs.enumerated() {
      if place > 0, Double(run.lowerBound - runs[place - 1].upperBound) > 1.5 * pitch {
        from = run.lowerBound
      }
      if run.upperBound - from > longest.count - 1 { longest = from...run.upperBound }
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
    // characters written and a blank behind them; `sums[k]`: `on` of all characters. The few k that are not
    // all but impossible after a step are its window; all other numbers are 0.
    var on = [Double](repeating: 0, count: (length + 1) * size)
    var off = [Double](repeating: 0, count: length + 1)
    var sums = [Double](repeating: 0, count: length + 1)
    off[0] = 1
    var entered = [Double](repeating: 0, count: count * length * size)
    var scales: [Double] = []
    var windows = [0...0]
    for step in 0..<count {
      let printed = printed[step]
      let (first, last) = (windows[step].lowerBound, min(length, windows[step].upperBound + 1))
      var total = 0.0
      // From the last k: each takes from the one before it.
      for k in stride(from: last, through: first, by: -1) {
        let place = k * size
        for c in 0..<size { on[place + c] *= printed[c] }
        if k > 0 {
          let before = off[k - 1] + sums[k - 1]
          let weights = weights[k - 1]
          let cell = (step * length + k - 1) * size
          for c in 0..<size {
            let enter = weights[c] * max(0, before - on[place - size + c]) * printed[c]
            entered[cell + c] = enter
            on[place + c] += enter
          }
        }
        var rest = blank[step] * (off[k] + sums[k])
        if k == 0 { rest += skip[step] * off[0] }
        if k == length { rest += skip[step] * (off[k] + sums[k]) }
        var sum = 0.0
        for c in 0..<size { sum += on[place + c] }
        (off[k], sums[k]) = (rest, sum)
        total += sum + rest
      }
      guard total > 0, total.isFinite else { return nil }
      for k in first...last {
        off[k] /= total
        sums[k] /= total
        for place in (k * size)..<((k + 1) * size) { on[place] /= total }
        guard k > 0 else { continue }
        let cell = (step * length + k - 1) * size
        for place in cell..<(cell + size) { entered[place] /= total }
      }
      let likely = (first...last).filter { off[$0] + sums[$0] > Self.leastMass }
      guard let least = likely.first, let most = likely.last else { return nil }
      for k in first...last where k < least || k > most {
        (off[k], sums[k]) = (0, 0)
        for place in (k * size)..<((k + 1) * size) { on[place] = 0 }
      }
      windows.append(least...most)
      scales.append(total)
    }
    let end = off[length] + sums[length]
    guard end > 1e-200 else { return nil }

    // Backwards, over the same windows.
    var behindOn = [Double](repeating: 0, count: (length + 1) * size)
    var behindOff = [Double](repeating: 0, count: length + 1)
    for c in 0..<size { behindOn[length * size + c] = 1 / end }
    behindOff[length] = 1 / end
    var posterior = [Double](repeating: 0, count: length * size)
    for step in stride(from: count - 1, through: 0, by: -1) {
      let printed = printed[step]
      let (window, before) = (windows[step + 1], windows[step])
      for k in window where k > 0 {
        let cell = (k - 1) * size
        for c in 0..<size {
          posterior[cell + c] +=
            entered[step * length * size + cell + c] * behindOn[cell + size + c]
        }
      }
      // From the first k: each takes from the one behind it.
      for k in before {
        let place = k * size
        var rest = blank[step] * behindOff[k]
        if k == length { rest += skip[step] * behindOff[k] }
        var enter = [Double](repeating: 0, count: size)
        var sum = 0.0
        if k < length {
          let weights = weights[k]
          for c in 0..<size {
            enter[c] = weights[c] * printed[c] * behindOn[place + size + c]
            sum += enter[c]
          }
        }
        for c in 0..<size {
          behindOn[place + c] =
            (printed[c] * behindOn[place + c] + rest + sum - enter[c]) / scales[step]
        }
        behindOff[k] = (rest + sum + (k == 0 ? skip[step] * behindOff[0] : 0)) / scales[step]
      }
      for k in window where k > before.upperBound {
        behindOff[k] = 0
        for place in (k * size)..<((k + 1) * size) { behindOn[place] = 0 }
      }
    }

    fit = (scales.reduce(0) { $0 + log($1) } + log(end)) / Double(length)
    cells = (0..<length).map { cell in
      (0..<size).map { c in
        log(max(Self.leastPosterior, posterior[cell * size + c])) - log(weights[cell][c])
      }
    }
  }

  /// Numbers of characters that a step makes less probable than this beside all others are not followed up.
  private static let leastMass = 1e-90

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
