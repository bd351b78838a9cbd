internal import Imaging

/// Where a symbol is in a picture, found by its guard patterns.
struct SymbolFrame {
  /// Its corners, upper left first as it is read.
  var quad: Quad
  /// How many modules wide it is: 17 for each column of codewords, 69 for the rest.
  var modules: Int
  /// In how many rows of the picture a guard pattern was seen.
  var sightings: Int

  /// The width of a module in pixels of that picture.
  var moduleWidth: Double { quad.width / Double(modules) }
}

extension SymbolFrame {
  /// Finds a symbol whose rows run from left to right or from right to left, within about 15 degrees.
  ///
  /// - Returns: Nil when not both guard patterns stand in a row of their own.
  init?(in gray: Pixels) {
    let all = guardSightings(in: gray)
    let upright = all.count { !$0.reversed } * 2 >= all.count
    let seen = all.filter { $0.reversed != upright }
    guard let start = GuardLine(through: seen.filter { $0.pattern == .start }),
      let stop = GuardLine(through: seen.filter { $0.pattern == .stop })
    else { return nil }
    let (left, right) = upright ? (start, stop) : (stop, start)
    let width = (right.bottom.x + right.top.x - left.bottom.x - left.top.x) / 2
    let module = (left.module + right.module) / 2
    guard width > 60 * module else { return nil }
    let columns = ((width / module - 69) / 17).rounded()
    guard (1...30).contains(columns) else { return nil }
    modules = 17 * Int(columns) + 69
    sightings = start.count + stop.count
    quad =
      upright
      ? Quad(
        topLeft: left.top, topRight: right.top, bottomRight: right.bottom, bottomLeft: left.bottom)
      : Quad(
        topLeft: right.bottom, topRight: left.bottom, bottomRight: left.top, bottomLeft: right.top)
    guard quad.isConvex else { return nil }
  }
}

/// The straight outer edge of one guard pattern.
private struct GuardLine {
  var top: Point
  var bottom: Point
  var module: Double
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
    guard best.count >= 6 else { return nil }
    let number = Double(best.count)
    let row = best.reduce(0) { $0 + $1.row } / number
    let edge = best.reduce(0) { $0 + $1.edge } / number
    let spread = best.reduce(0) { $0 + ($1.row - row) * ($1.row - row) }
    let slope = best.reduce(0) { $0 + ($1.row - row) * ($1.edge - edge) } / spread
    let rows = best.map(\.row)
    guard let first = rows.min(), let last = rows.max() else { return nil }
    // Every second row is looked at, three at a time: an edge lies one row further out.
    top = Point(x: edge + slope * (first - 1 - row), y: first - 1)
    bottom = Point(x: edge + slope * (last + 1 - row), y: last + 1)
    module = best.map(\.module).sorted()[best.count / 2]
    count = best.count
  }
}
