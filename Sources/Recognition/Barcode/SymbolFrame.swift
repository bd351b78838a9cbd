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
  /// Nil when not both guard patterns stand in a row of their own.
  ///
  /// - Parameters:
  ///   - gray: A grey picture.
  ///   - sharpening: See ``guardSightings(in:sharpening:)``.
  init?(in gray: Pixels, sharpening: Int = 0) {
    let all = guardSightings(in: gray, sharpening: sharpening)
    let upright = all.count { !$0.reversed } * 2 >= all.count
    let seen = all.filter { $0.reversed != upright }
    guard var start = GuardLine(through: seen.filter { $0.pattern == .start }),
      var stop = GuardLine(through: seen.filter { $0.pattern == .stop })
    else { return nil }
    start.measureEnds(of: .start, inward: upright ? 1 : -1, in: gray)
    stop.measureEnds(of: .stop, inward: upright ? -1 : 1, in: gray)
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
