import Imaging
import Proofing

extension Quad {
  func scaled(across: Double, down: Double) -> Quad {
    func scaled(_ point: Point) -> Point { Point(x: point.x * across, y: point.y * down) }
    return Quad(
      topLeft: scaled(topLeft), topRight: scaled(topRight), bottomRight: scaled(bottomRight),
      bottomLeft: scaled(bottomLeft))
  }

  /// Longer to the left by the place of a field number.
  ///
  /// Detectors miss numbers that are much smaller than the value behind them.
  ///
  /// Nil where another line stands.
  func withNumber(among lines: [Quad]) -> Quad? {
    let reach = 0.8 * height
    let (left, middle) = (leftMiddle.x - reach, leftMiddle.y)
    let isTaken = lines.contains { other in
      other != self && other.rightMiddle.x > left && other.leftMiddle.x < leftMiddle.x
        && abs(other.rightMiddle.y - middle) < 0.6 * height
    }
    return isTaken ? nil : extended(left: reach, right: 0, above: 0, below: 0)
  }

  /// The rectangle around a stretch of a line.
  ///
  /// - Parameters:
  ///   - start: Where it begins, as a share of the line's length.
  ///   - end: Where it ends.
  ///   - rows: Where its ink begins and ends, as shares of the line's height.
  /// - Returns: The rectangle, in pixels of the page.
  func part(from start: Double, to end: Double, rows: (Double, Double)) -> Box {
    func between(_ first: Point, _ second: Point, _ share: Double) -> Point {
      Point(
        x: first.x + (second.x - first.x) * share, y: first.y + (second.y - first.y) * share)
    }
    let points = [start, end].flatMap { share in
      let top = between(topLeft, topRight, share)
      let bottom = between(bottomLeft, bottomRight, share)
      return [between(top, bottom, rows.0), between(top, bottom, rows.1)]
    }
    let left = points.map(\.x).min() ?? 0
    let top = points.map(\.y).min() ?? 0
    return Box(
      x: Int(left.rounded(.down)), y: Int(top.rounded(.down)),
      width: Int(((points.map(\.x).max() ?? left) - left).rounded(.up)),
      height: Int(((points.map(\.y).max() ?? top) - top).rounded(.up)))
  }
}
