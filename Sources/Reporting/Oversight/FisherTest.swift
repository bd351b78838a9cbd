import Foundation
import Proofing

/// Fisher's exact test for shares of up to so many jobs.
struct FisherTest: Sendable {
  /// The natural logarithm of n!, by n.
  private let logFactorials: [Double]

  /// A test of groups that have so many jobs together.
  init(upTo jobs: Int) {
    var logarithms = [0.0]
    for number in stride(from: 1, through: max(1, jobs), by: 1) {
      logarithms.append(logarithms[number - 1] + log(Double(number)))
    }
    logFactorials = logarithms
  }

  /// How likely two shares differ at least as much by chance alone, two-sided.
  ///
  /// The sum of the probabilities of all tables with the same margins that are no likelier than the one observed
  /// (R. A. Fisher, Statistical Methods for Research Workers, 1934, section 21.02; A. Agresti, Categorical Data
  /// Analysis, 2nd edition, 3.5.1). It holds for groups of any size.
  ///
  /// - Returns: 0 to 1; 1 when there is nothing to compare.
  func chance(of one: Proportion, and other: Proportion) -> Double {
    let (all, hits) = (one.of + other.of, one.count + other.count)
    guard one.of > 0, other.of > 0, hits > 0, hits < all else { return 1 }
    func logarithm(_ count: Int) -> Double {
      logChoose(one.of, count) + logChoose(other.of, hits - count) - logChoose(all, hits)
    }
    let observed = logarithm(one.count)
    var sum = 0.0
    for count in max(0, hits - other.of)...min(one.of, hits) {
      let own = logarithm(count)
      // Tables that are as likely as this one differ from it by rounding only.
      if own <= observed + 1e-7 { sum += exp(own) }
    }
    return min(1, sum)
  }

  private func logChoose(_ n: Int, _ k: Int) -> Double {
    logFactorials[n] - logFactorials[k] - logFactorials[n - k]
  }
}

/// The chances of many comparisons, raised so that of all of them together one falls below a level by chance no
/// oftener than the level says.
///
/// Holm's step-down procedure: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian
/// Journal of Statistics 6 (1979), 65-70. It needs no independence.
///
/// - Returns: One a chance, in their order, 0 to 1.
func holm(_ chances: [Double]) -> [Double] {
  var adjusted = chances
  var most = 0.0
  for (rank, place) in chances.indices.sorted(by: { chances[$0] < chances[$1] }).enumerated() {
    most = max(most, min(1, chances[place] * Double(chances.count - rank)))
    adjusted[place] = most
  }
  return adjusted
}
