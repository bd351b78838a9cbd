/// A share with the interval that it lies in with 95 of 100.
public struct Proportion: Sendable, Equatable {
  /// How many.
  public var count: Int
  /// Of how many.
  public var of: Int

  /// A share of so many.
  public init(count: Int, of: Int) {
    self.count = count
    self.of = of
  }

  /// The share, 0 to 1; 0 of nothing.
  public var share: Double { of > 0 ? Double(count) / Double(of) : 0 }

  /// Wilson's score interval at 95 %; from 0 to 1 of nothing.
  ///
  /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
  /// Statistical Association 22 (1927), 209-212; recommended for small samples by Brown, Cai and DasGupta,
  /// "Interval estimation for a binomial proportion", Statistical Science 16 (2001), 101-133.
  public var interval: ClosedRange<Double> {
    guard of > 0 else { return 0...1 }
    // The 97.5 % point of the normal distribution.
    let z = 1.959963984540054
    let n = Double(of)
    let center = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, center - half)...min(1, center + half)
  }
}
