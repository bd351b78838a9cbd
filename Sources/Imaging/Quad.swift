/// A place in a picture, in pixels.
///
/// The origin is the outer corner of the upper left pixel, whose centre lies at (0.5, 0.5).
public struct Point: Codable, Sendable, Hashable {
  /// Distance from the left edge.
  public var x: Double
  /// Distance from the upper edge.
  public var y: Double

  /// A place.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// The distance to another place.
  public func distance(to other: Point) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}

/// Four corners of something flat that a camera saw at an angle.
public struct Quad: Codable, Sendable, Hashable {
  /// The upper left corner.
  public var topLeft: Point
  /// The upper right corner.
  public var topRight: Point
  /// The lower right corner.
  public var bottomRight: Point
  /// The lower left corner.
  public var bottomLeft: Point

  /// Four corners, clockwise as one sees them.
  public init(topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point) {
    self.topLeft = topLeft
    self.topRight = topRight
    self.bottomRight = bottomRight
    self.bottomLeft = bottomLeft
  }

  /// The corners, clockwise from the upper left.
  public var corners: [Point] { [topLeft, topRight, bottomRight, bottomLeft] }

  /// The longer of the upper and the lower side.
  public var width: Double {
    max(topLeft.distance(to: topRight), bottomLeft.distance(to: bottomRight))
  }

  /// The longer of the left and the right side.
  public var height: Double {
    max(topLeft.distance(to: bottomLeft), topRight.distance(to: bottomRight))
  }

  /// The area within, by the shoelace formula; negative when the corners run counterclockwise.
  public var area: Double {
    let points = corners
    return points.indices.reduce(0) { sum, index in
      let next = points[(index + 1) % 4]
      return sum + (points[index].x * next.y - next.x * points[index].y) / 2
    }
  }

  /// Whether it turns the same way, clockwise, at every corner.
  public var isConvex: Bool {
    let points = corners
    return points.indices.allSatisfy { index in
      let (a, b, c) = (points[index], points[(index + 1) % 4], points[(index + 2) % 4])
      return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) > 0
    }
  }
}
