import Foundation
import Proofing

/// Something that may be printed on the card, with the probability of every reading if it is.
struct Candidate {
  /// The level of the claim with it.
  var level: Comparison.Level
  /// Logarithm of the share of the level that it has.
  var prior: Double
  /// Logarithm of the probability of each witness's reading.
  var likelihoods: [Double]
  /// The witnesses that brought it up; empty for what the claim itself brings up.
  var origins: Set<Int> = []
}

/// All readings of one attribute, fused: a card has one value, however often it was read.
///
/// For every candidate the probabilities of all readings are multiplied, and then summed by level. So
/// two zones that agree are not twice the evidence, and none is picked because it fits.
struct Fusion {
  var attribute: Attribute
  var witnesses: [Witness]
  var candidates: [Candidate]
  /// Logarithm of the probability of each reading if something that nearly is the claim is printed.
  ///
  /// It counts where one reading stands alone. Several readings seldom go wrong in the same place.
  var neighbours: (level: Comparison.Level, likelihoods: [Double])?

  /// The evidence, without consistency and frequency.
  ///
  /// - Parameter rule: Says from when on a reading contradicts the claim.
  /// - Returns: The probability of the readings for each level.
  func evidence(under rule: Policy.ScoringRule) -> FieldEvidence {
    let contradicting = witnesses.indices.filter { witnesses[$0].contradicts(rule) }
      .sorted { witnesses[$0].text.certainty > witnesses[$1].text.certainty }
      .prefix(Self.mostLeftOut)
    var alternatives: [[Comparison.Level: Double]] = []
    for mask in 0..<(1 << contradicting.count) {
      let left = Set(
        contradicting.enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element))
      let levels = likelihoods(of: witnesses.indices.filter { !left.contains($0) })
      if !alternatives.contains(levels) { alternatives.append(levels) }
    }
    let order = Policy.ScoringRule.levels(of: attribute)
    let likeliest = order.max { left, right in
      let (one, other) = (alternatives[0][left], alternatives[0][right])
      return one ?? -.infinity < other ?? -.infinity
    }
    return FieldEvidence(
      attribute: attribute, level: likeliest ?? .other, alternatives: alternatives,
      mismatch: witnesses.filter(\.disagrees).map(\.certainty).max().map(rounded))
  }

  /// With more contradicting readings than this the case is clear.
  private static let mostLeftOut = 4

  /// How likely these readings are for each level, the likeliest 0; empty without readings.
  private func likelihoods(of chosen: [Int]) -> [Comparison.Level: Double] {
    guard !chosen.isEmpty else { return [:] }
    var terms: [Comparison.Level: [Double]] = [:]
    for candidate in candidates
    where candidate.origins.isEmpty || !candidate.origins.isDisjoint(with: chosen) {
      let sum = chosen.reduce(candidate.prior) { $0 + candidate.likelihoods[$1] }
      terms[candidate.level, default: []].append(sum)
    }
    if let neighbours, chosen.count == 1 {
      terms[neighbours.level, default: []].append(neighbours.likelihoods[chosen[0]])
    }
    let sums = terms.mapValues(logarithmOfSum)
    guard let most = sums.values.max(), most.isFinite else { return [:] }
    return sums.mapValues { rounded($0 - most) }.filter { $0.value >= Self.least }
  }

  /// A level this unlikely, in bits, moves no sum: chances differ by 27 bits at most.
  private static let least = -80.0
}

/// Logarithm to base 2 of the sum of numbers given by their logarithms.
///
/// The numbers are added in order of size, so that their own order does not matter.
func logarithmOfSum(_ terms: [Double]) -> Double {
  let sorted = terms.sorted()
  guard let most = sorted.last, most > -.infinity else { return -.infinity }
  return most + log2(sorted.reduce(0) { $0 + exp2($1 - most) })
}

/// A number to six decimals, so that it is the same on every machine and however it was summed.
func rounded(_ number: Double) -> Double { (number * 1e6).rounded() / 1e6 + 0 }
