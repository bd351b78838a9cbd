import Foundation
import Imaging

/// A row of text seen in a frame that lies along one row: where it begins and ends, and how high.
struct TextRow: Sendable, Equatable {
  /// The row's ink, hugged.
  var quad: Quad
  /// Left end in the frame.
  var from: Double
  /// Right end in the frame.
  var to: Double
  /// The middle's distance from the frame's axis, downwards.
  var offset: Double
  /// Height of the ink.
  var height: Double

  /// A row in the frame of another.
  init(_ quad: Quad, in frame: TextFrame) {
    self.quad = quad
    let corners = quad.corners.map(frame.place)
    from = (corners[0].x + corners[3].x) / 2
    to = (corners[1].x + corners[2].x) / 2
    let left = (corners[0].y + corners[3].y) / 2
    let right = (corners[1].y + corners[2].y) / 2
    // Where rows are compared: in the middle of the frame, so that rows cut short keep their place.
    let slope = to - from > 1 ? (right - left) / (to - from) : 0
    offset = left + slope * (frame.middle - from)
    height = (corners[3].y - corners[0].y + corners[2].y - corners[1].y) / 2
  }
}

/// Coordinates along a row of text and across it.
struct TextFrame: Sendable, Equatable {
  /// The place of 0, 0.
  var origin: Point
  /// The unit vector along the row.
  var along: Point
  /// Half of the row's length.
  var middle: Double

  /// The frame of one row: its origin is the middle of the row's left end.
  init(_ quad: Quad) {
    let left = quad.leftMiddle
    let right = quad.rightMiddle
    let length = max(1e-6, left.distance(to: right))
    origin = left
    along = Point(x: (right.x - left.x) / length, y: (right.y - left.y) / length)
    middle = length / 2
  }

  /// A place of the picture in the frame: x along the row, y across it, downwards.
  func place(_ point: Point) -> Point {
    let (x, y) = (point.x - origin.x, point.y - origin.y)
    return Point(x: x * along.x + y * along.y, y: -x * along.y + y * along.x)
  }
}

extension Quad {
  /// The middle of the left side.
  var leftMiddle: Point {
    Point(x: (topLeft.x + bottomLeft.x) / 2, y: (topLeft.y + bottomLeft.y) / 2)
  }

  /// The middle of the right side.
  var rightMiddle: Point {
    Point(x: (topRight.x + bottomRight.x) / 2, y: (topRight.y + bottomRight.y) / 2)
  }

  /// The same rectangle, seen upside down.
  var upsideDown: Quad {
    Quad(
      topLeft: bottomRight, topRight: bottomLeft, bottomRight: topLeft, bottomLeft: topRight)
  }

  /// The quad with its sides moved out along its own edges, by pixels.
  func extended(left: Double, right: Double, above: Double, below: Double) -> Quad {
    func step(_ from: Point, _ to: Point, _ pixels: Double) -> Point {
      let length = max(1e-6, from.distance(to: to))
      return Point(
        x: (to.x - from.x) / length * pixels, y: (to.y - from.y) / length * pixels)
    }
    func sum(_ points: Point...) -> Point {
      Point(x: points.map(\.x).reduce(0, +), y: points.map(\.y).reduce(0, +))
    }
    return Quad(
      topLeft: sum(topLeft, step(topRight, topLeft, left), step(bottomLeft, topLeft, above)),
      topRight: sum(topRight, step(topLeft, topRight, right), step(bottomRight, topRight, above)),
      bottomRight: sum(
        bottomRight, step(bottomLeft, bottomRight, right), step(topRight, bottomRight, below)),
      bottomLeft: sum(
        bottomLeft, step(bottomRight, bottomLeft, left), step(topLeft, bottomLeft, below)))
  }

  /// The quad moved down its own sides, by pixels.
  func moved(down pixels: Double) -> Quad {
    extended(left: 0, right: 0, above: -pixels, below: pixels)
  }
}
