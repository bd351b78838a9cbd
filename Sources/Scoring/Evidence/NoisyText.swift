import Foundation

/// A text that was read, as the evidence that it is for what may be printed.
struct NoisyText: Sendable, Equatable {
  /// What was read: values of unicode scalars, 44 at most (the longest line of a zone).
  let read: [UInt32]
  /// How likely each is right, calibrated.
  let right: [Double]
  /// How the engine confuses characters.
  let channel: CharacterChannel
  /// Chance that each character that was read is none.
  private let inserted: [Double]

  /// The most characters that are looked at.
  static let limit = 44

  /// A text.
  ///
  /// - Parameters:
  ///   - read: What was read, a scalar a character.
  ///   - right: How likely each is right; as many.
  ///   - channel: How the engine confuses characters.
  init(_ read: [UInt32], right: [Double], channel: CharacterChannel) {
    self.read = Array(read.prefix(Self.limit))
    self.right = Array(right.prefix(Self.limit))
    self.channel = channel
    inserted = self.right.map { (1 - $0) * channel.insertion }
  }

  /// The same reading.
  static func == (left: NoisyText, right: NoisyText) -> Bool {
    left.read == right.read && left.right == right.right
  }

  /// Logarithm of the probability that all of it is right.
  var certainty: Double { right.reduce(0) { $0 + log2($1) } }

  /// Logarithm of the probability of the reading when this is printed.
  ///
  /// The forward sum over all ways to align print and reading (Rabiner 1989, section III A), scaled row
  /// by row so that it does not underflow.
  func likelihood(of printed: [UInt32]) -> Double {
    var row = ForwardRow(before: self)
    for character in printed.prefix(Self.limit) { row.print(character, on: self) }
    return row.logarithm(at: read.count)
  }

  /// Logarithms of the probabilities of many prints that end alike, such as one day of many years.
  ///
  /// The sum before the common end and the one after it are taken once each and multiplied at every place
  /// where the print may part.
  func likelihoods(ofAll beginnings: [[UInt32]], endingIn end: [UInt32]) -> [Double] {
    let after = sumsAfter(end)
    let start = ForwardRow(before: self)
    // What a beginning has in common with the one before it is not summed again.
    var rows: [ForwardRow] = []
    var last: [UInt32] = []
    return beginnings.map { beginning in
      let common = zip(last, beginning).prefix { $0.0 == $0.1 }.count
      rows.removeLast(rows.count - common)
      for character in beginning.dropFirst(common) {
        var row = rows.last ?? start
        row.print(character, on: self)
        rows.append(row)
      }
      last = beginning
      return (rows.last ?? start).logarithm(times: after)
    }
  }

  /// The same when one character of the text is printed as another, whichever and wherever it is.
  ///
  /// Two tracks: before and after the changed character.
  ///
  /// - Parameters:
  ///   - printed: The text that nearly is printed.
  ///   - alphabet: How many characters each place can have.
  /// - Returns: The logarithm of the mean over all such neighbours.
  func likelihood(nearly printed: [UInt32], alphabet: Int) -> Double {
    let printed = printed.prefix(Self.limit)
    guard !printed.isEmpty else { return -.infinity }
    var before = ForwardRow(before: self)
    var after = ForwardRow(nothing: self)
    for character in printed {
      after.print(character, on: self, changedFrom: before)
      before.print(character, on: self)
    }
    return after.logarithm(at: read.count) - log2(Double(printed.count * (alphabet - 1)))
  }

  /// For each place, the sum over all ways to read on from there when this is printed, beginning with its
  /// first character.
  private func sumsAfter(_ end: [UInt32]) -> [Double] {
    var sums = [Double](repeating: 1, count: read.count + 1)
    for place in read.indices.reversed() { sums[place] = sums[place + 1] * inserted[place] }
    var first = read.indices.map { _ in 0.0 } + [1]
    for character in end.reversed() {
      first = sums.map { $0 * channel.deletion }
      for place in read.indices {
        let chance = channel.emission(character, read[place], right: right[place])
        first[place] += chance * sums[place + 1]
      }
      sums = first
      for place in read.indices.reversed() { sums[place] += sums[place + 1] * inserted[place] }
    }
    return first
  }

  /// One row of the forward sum: for each place of the reading, the sum over all ways to get there.
  private struct ForwardRow {
    var sums: [Double]
    /// Logarithm of what all sums are to be multiplied with.
    var scale = 0.0

    /// Nothing is printed yet.
    init(before text: NoisyText) {
      sums = [1]
      sums.reserveCapacity(text.read.count + 1)
      for inserted in text.inserted { sums.append((sums.last ?? 0) * inserted) }
    }

    /// Nothing can have got here.
    init(nothing text: NoisyText) {
      sums = [Double](repeating: 0, count: text.read.count + 1)
    }

    /// Prints one more character; from another row, as any other character.
    mutating func print(
      _ character: UInt32, on text: NoisyText, changedFrom other: ForwardRow? = nil
    ) {
      let deletion = text.channel.deletion
      var diagonal = sums[0]
      sums[0] *= deletion
      let factor = other.map { exp2($0.scale - scale) } ?? 0
      for place in text.read.indices {
        let chance = text.channel.emission(character, text.read[place], right: text.right[place])
        let above = sums[place + 1]
        var sum = diagonal * chance + above * deletion + sums[place] * text.inserted[place]
        if let other { sum += other.sums[place] * factor * (1 - chance) }
        sums[place + 1] = sum
        diagonal = above
      }
      rescale()
    }

    /// Logarithm of one sum.
    func logarithm(at place: Int) -> Double { log2(sums[place]) + scale }

    /// Logarithm of the sum over all places with what comes after them.
    func logarithm(times after: [Double]) -> Double {
      log2(zip(sums, after).reduce(0) { $0 + $1.0 * $1.1 }) + scale
    }

    private mutating func rescale() {
      var most = 0.0
      for sum in sums where sum > most { most = sum }
      guard most > 0, most < 1e-100 else { return }
      for place in sums.indices { sums[place] /= most }
      scale += log2(most)
    }
  }
}
