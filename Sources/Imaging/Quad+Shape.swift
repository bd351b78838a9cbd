private import Glibc

extension Quad {
  /// Four corners in any order around their middle, put so that the first lies to the upper left.
  ///
  /// - Precondition: There are four of them.
  init(around points: [Point]) {
    precondition(points.count == 4)
    let middle = Point(
      x: points.map(\.x).reduce(0, +) / 4, y: points.map(\.y).reduce(0, +) / 4)
    // The y axis points down, so growing angles go clockwise.
    let clockwise = points.sorted {
      atan2($0.y - middle.y, $0.x - middle.x) < atan2($1.y - middle.y, $1.x - middle.x)
    }
    let first = clockwise.indices.min { clockwise[$0].fromOrigin < clockwise[$1].fromOrigin } ?? 0
    let turned = (0..<4).map { clockwise[(first + $0) % 4] }
    self.init(
      topLeft: turned[0], topRight: turned[1], bottomRight: turned[2], bottomLeft: turned[3])
  }

  /// The longer pair of sides by the shorter, each pair by its mean.
  var aspect: Double {
    let across = (topLeft.distance(to: topRight) + bottomLeft.distance(to: bottomRight)) / 2
    let down = (topLeft.distance(to: bottomLeft) + topRight.distance(to: bottomRight)) / 2
    return max(across, down) / max(1, min(across, down))
  }

  /// The shorter of two opposite sides by the longer, for the pair that differs more.
  var oppositeRatio: Double {
    func ratio(_ a: Double, _ b: Double) -> Double { min(a, b) / max(1, max(a, b)) }
    return min(
      ratio(topLeft.distance(to: topRight), bottomLeft.distance(to: bottomRight)),
      ratio(topLeft.distance(to: bottomLeft), topRight.distance(to: bottomRight)))
  }

  /// By how many degrees the worst corner differs from a right angle.
  var skew: Double {
    let points = corners
    return points.indices.map { index in
      let (a, b, c) = (points[(index + 3) % 4], points[index], points[(index + 1) % 4])
      let (u, v) = (Point(x: a.x - b.x, y: a.y - b.y), Point(x: c.x - b.x, y: c.y - b.y))
      let cosine =
        (u.x * v.x + u.y * v.y) / max(1e-9, (u.fromZero * v.fromZero))
      return abs(90 - acos(min(1, max(-1, cosine))) * 180 / .pi)
    }.max() ?? 90
  }

  /// The mean of the corners.
  public var middle: Point {
    Point(x: corners.map(\.x).reduce(0, +) / 4, y: corners.map(\.y).reduce(0, +) / 4)
  }

  /// Whether a place lies within; meant for convex quads.
  func contains(_ point: Point) -> Bool {
    let points = corners
    return points.indices.allSatisfy { index in
      let (a, b) = (points[index], points[(index + 1) % 4])
      return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) >= 0
    }
  }

  /// Moved outwards from its middle, so that the sides are longer by a factor.
  func grown(by factor: Double) -> Quad {
    let middle = middle
    func moved(_ point: Point) -> Point {
      Point(
        x: middle.x + (point.x - middle.x) * factor, y: middle.y + (point.y - middle.y) * factor)
    }
    return Quad(
      topLeft: moved(topLeft), topRight: moved(topRight), bottomRight: moved(bottomRight),
      bottomLeft: moved(bottomLeft))
  }
}

extension Point {
  fileprivate var fromOrigin: Double { x + y }
  fileprivate var fromZero: Double { distance(to: Point(x: 0, y: 0)) }
}
