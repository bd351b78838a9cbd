internal import Imaging

/// The straight outer edge of one guard pattern.
struct GuardLine {
  /// Its upper end.
  var top: Point
  /// Its lower end.
  var bottom: Point
  /// The width of a module next to it.
  var module: Double
  /// How many sightings lie on it.
  var count: Int

  /// Fits a line to the sightings that most agree on; nil when fewer than six do.
  ///
  /// Every line through two of them is tried, thinned out so that work stays bounded.
  init?(through sightings: [GuardSighting]) {
    let step = max(1, sightings.count / 40)
    let some = stride(from: 0, to: sightings.count, by: step).map { sightings[$0] }
    var best: [GuardSighting] = []
    for (index, one) in some.enumerated() {
      for other in some[(index + 1)...] where other.row - one.row >= 8 {
        let slope = (other.edge - one.edge) / (other.row - one.row)
        guard abs(slope) < 0.4, abs(one.module - other.module) < 0.15 * one.module else { continue }
        let near = sightings.filter {
          abs($0.edge - one.edge - slope * ($0.row - one.row)) < 0.8 * one.module
            && abs($0.module - one.module) < 0.15 * one.module
        }
        if near.count > best.count { best = near }
      }
    }
    guard best.count >= 6, let first = best.first?.row, let last = best.last?.row else {
      return nil
    }
    let number = Double(best.count)
    let row = best.reduce(0) { $0 + $1.row } / number
    let edge = best.reduce(0) { $0 + $1.edge } / number
    let spread = best.reduce(0) { $0 + ($1.row - row) * ($1.row - row) }
    let slope = best.reduce(0) { $0 + ($1.row - row) * ($1.edge - edge) } / spread
    top = Point(x: edge + slope * (first - row), y: first)
    bottom = Point(x: edge + slope * (last - row), y: last)
    module = best.map(\.module).sorted()[best.count / 2]
    count = best.count
  }

  /// Where the edge is in a row.
  private func edge(at row: Double) -> Double {
    top.x + (row - top.y) * (bottom.x - top.x) / (bottom.y - top.y)
  }

  /// Moves both ends to where the pattern's widest bar ends.
  ///
  /// Thin bars fade towards the ends and are not seen in every row, but a bar of seven modules is dark
  /// over its whole length.
  ///
  /// - Parameters:
  ///   - pattern: The pattern.
  ///   - inward: 1 when the symbol lies to the right of the edge, -1 when to the left.
  ///   - gray: The picture.
  mutating func measureEnds(of pattern: GuardPattern, inward: Double, in gray: Pixels) {
    func brightness(_ row: Int, _ middle: Double, _ reach: Double) -> Double {
      let center = edge(at: Double(row) + 0.5) + inward * middle * module
      let first = min(gray.width - 1, max(0, Int((center - reach * module).rounded(.down))))
      let last = min(gray.width - 1, max(first, Int((center + reach * module).rounded(.down))))
      let sum = gray.bytes[row * gray.width + first...row * gray.width + last]
        .reduce(0) { $0 + Int($1) }
      return Double(sum) / Double(last - first + 1)
    }
    let inside = Int(top.y)...min(gray.height - 1, Int(bottom.y))
    func median(_ middle: Double, _ reach: Double) -> Double {
      inside.map { brightness($0, middle, reach) }.sorted()[inside.count / 2]
    }
    let (dark, light) = (median(pattern.middles.bar, 2), median(pattern.middles.space, 0.5))
    guard light > dark else { return }
    let threshold = (dark + light) / 2
    let bar = (0..<gray.height).map { brightness($0, pattern.middles.bar, 2) }
    /// The row, to a fraction, where the bar ends on the way from the middle.
    func end(_ rows: some Sequence<Int>) -> Double? {
      var previous: (row: Int, value: Double)?
      for row in rows {
        if bar[row] > threshold, let previous, previous.value <= threshold {
          let share = (threshold - previous.value) / (bar[row] - previous.value)
          return Double(previous.row) + 0.5 + share * Double(row - previous.row)
        }
        previous = (row, bar[row])
      }
      return nil
    }
    let middle = (inside.lowerBound + inside.upperBound) / 2
    let first = end(stride(from: middle, through: 0, by: -1)) ?? top.y
    let last = end(middle..<gray.height) ?? bottom.y
    guard last - first >= 8 else { return }
    (top, bottom) = (Point(x: edge(at: first), y: first), Point(x: edge(at: last), y: last))
  }
}
