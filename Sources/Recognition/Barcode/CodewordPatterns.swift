/// The bar patterns of PDF417's codewords (ISO/IEC 15438 section 5.3.1).
///
/// A codeword is four bars and four spaces, one to six modules wide, 17 modules together. Its cluster,
/// (b1 - b2 + b3 - b4) modulo 9, is 0, 3 or 6 by its row. The standard gives meaning to 929 patterns of
/// each cluster; the few others are no codeword, and a decoder takes them for erased.
struct CodewordPatterns {
  /// Modules of a codeword.
  static let modules = 17

  /// For each of the three clusters every pattern, one after the other: 1 for dark, 0 for light.
  let clusters: [[Float]]

  /// The same patterns as a blurred picture shows them, with mean 0 and length 1.
  let seen: [[Float]]

  /// All patterns.
  ///
  /// - Parameter spill: The share of a module's light that falls on each of its neighbours.
  init(spill: Float) {
    clusters = [0, 3, 6].map(Self.patterns(ofCluster:))
    seen = clusters.map { patterns in
      stride(from: 0, to: patterns.count, by: Self.modules).flatMap { start in
        Self.normal(Self.blurred(Array(patterns[start..<start + Self.modules]), spill: spill))
      }
    }
  }

  /// The pattern of a cluster that modules most look like.
  ///
  /// - Parameters:
  ///   - values: Darkness of 17 modules.
  ///   - cluster: The cluster of the row: 0, 1 or 2.
  /// - Returns: The place of the pattern, and its correlation, -1 to 1.
  func nearest(to values: [Float], cluster: Int) -> (start: Int, likeness: Float) {
    let wanted = Self.normal(values)
    let templates = seen[cluster]
    var best = (start: 0, likeness: Float(-2))
    for start in stride(from: 0, to: templates.count, by: Self.modules) {
      var likeness: Float = 0
      for index in 0..<Self.modules { likeness += templates[start + index] * wanted[index] }
      if likeness > best.likeness { best = (start, likeness) }
    }
    return best
  }

  /// A space stands before every codeword and a bar after it.
  static func blurred(_ modules: [Float], spill: Float) -> [Float] {
    modules.indices.map { index in
      let before = index == 0 ? 0 : modules[index - 1]
      let after = index == modules.count - 1 ? 1 : modules[index + 1]
      return modules[index] * (1 - 2 * spill) + (before + after) * spill
    }
  }

  private static func normal(_ values: [Float]) -> [Float] {
    let mean = values.reduce(0, +) / Float(values.count)
    let length = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
    return values.map { length > 0 ? ($0 - mean) / length : 0 }
  }

  private static func patterns(ofCluster cluster: Int) -> [Float] {
    var patterns: [Float] = []
    var widths: [Int] = []
    func extend(_ left: Int) {
      let missing = 8 - widths.count
      if missing == 0 {
        let key = widths[0] - widths[2] + widths[4] - widths[6]
        guard (key + 9) % 9 == cluster else { return }
        for (index, width) in widths.enumerated() {
          patterns += repeatElement(index % 2 == 0 ? 1 : 0, count: width)
        }
        return
      }
      for width in max(1, left - 6 * (missing - 1))...6 where left - width >= missing - 1 {
        widths.append(width)
        extend(left - width)
        widths.removeLast()
      }
    }
    extend(modules)
    return patterns
  }
}
