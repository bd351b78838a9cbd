import Foundation

/// How likely one number of the first list is greater than one of the second, a tie counting half
/// (Mann and Whitney 1947): the area under the curve of true against false accepts.
///
/// - Parameters:
///   - greater: The numbers that ought to be greater; at least one.
///   - others: The others; at least one.
/// - Returns: 0 to 1; a half when the lists are alike.
func areaUnderCurve(_ greater: [Double], over others: [Double]) -> Double {
  let sorted = others.sorted()
  /// How many of the others are less than a number, or not greater.
  func count(below number: Double, orEqual: Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < number || orEqual && sorted[middle] == number {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
  let sum = greater.reduce(0.0) {
    $0 + Double(count(below: $1, orEqual: false) + count(below: $1, orEqual: true)) / 2
  }
  return sum / Double(greater.count) / Double(others.count)
}

/// The upper end of the one-sided interval of confidence 95 % for a share of which so many of so many were
/// seen (Clopper and Pearson 1934).
///
/// - Returns: 1 when nothing was looked at.
func upperBound95(of seen: Int, among count: Int) -> Double {
  guard count > 0, seen < count else { return 1 }
  /// How likely no more than that are seen at a share.
  func chance(_ share: Double) -> Double {
    var term = Double(count) * log1p(-share)
    var sum = exp(term)
    for number in 0..<seen {
      term += log(Double(count - number) / Double(number + 1)) + log(share) - log1p(-share)
      sum += exp(term)
    }
    return sum
  }
  var (low, high) = (Double(seen) / Double(count), 1.0)
  for _ in 0..<60 {
    let middle = (low + high) / 2
    if chance(middle) > 0.05 { low = middle } else { high = middle }
  }
  return high
}

/// How far bits can be believed: in ranges of two bits what they claim, and what is true.
///
/// - Parameters:
///   - genuine: The bits of genuine jobs.
///   - impostors: The bits of impostors.
/// - Returns: The ranges that hold a job, from the least bits to the most; the outer ones end at -64 and 64.
func calibrationBins(genuine: [Double], impostors: [Double]) -> [SimulationReport.Bin] {
  guard !genuine.isEmpty, !impostors.isEmpty else { return [] }
  let prior = log2(Double(genuine.count) / Double(impostors.count))
  let edges = [-64.0] + stride(from: -12.0, through: 16.0, by: 2) + [64]
  let jobs = genuine.map { ($0, true) } + impostors.map { ($0, false) }
  return zip(edges, edges.dropFirst()).compactMap { from, to in
    let own = jobs.filter { bits, _ in
      (bits >= from || from == -64) && (bits < to || to == 64)
    }
    guard !own.isEmpty else { return nil }
    let predicted = own.map { 1 / (1 + exp2(-($0.0 + prior))) }.sorted().reduce(0, +)
    return SimulationReport.Bin(
      from: from, to: to, predicted: rounded(predicted / Double(own.count)),
      observed: rounded(Double(own.count { $0.1 }) / Double(own.count)), count: own.count)
  }
}

extension SimulationReport.Thresholds {
  /// The least bits that no more than a share of the impostors have, and those below which no more than the
  /// same share of genuine jobs lie.
  ///
  /// Impostors count whatever else would stop them: a threshold must not lean on other rules. Of the genuine
  /// only those pass that enough bits would let pass.
  init(genuine: [SimulatedOutcome], impostors: [SimulatedOutcome], targetFAR: Double) {
    let most = Int((targetFAR * Double(impostors.count)).rounded(.down))
    let sorted = impostors.map(\.bits).sorted(by: >)
    // Beyond the impostor who is one too many; at least evidence that speaks for the claim.
    let bits = sorted.count > most ? (sorted[most] * 10).rounded(.down) / 10 + 0.1 : 0
    passBits = rounded(max(0, bits))
    let below = genuine.map(\.bits).sorted()
    let place = Int((targetFAR * Double(below.count)).rounded(.down))
    failBits =
      below.indices.contains(place)
      ? rounded(min(0, (below[place] * 10).rounded(.down) / 10)) : 0
    let threshold = passBits
    func share(_ part: Int, of jobs: [SimulatedOutcome]) -> Double {
      jobs.isEmpty ? 0 : rounded(Double(part) / Double(jobs.count))
    }
    far = share(sorted.count { $0 >= threshold }, of: impostors)
    genuinePass = share(
      genuine.count { $0.passesWithEnoughBits && $0.bits >= threshold }, of: genuine)
  }
}
