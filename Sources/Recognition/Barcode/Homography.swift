internal import Imaging

/// How the unit square lies in a picture when it is seen at an angle.
///
/// Source: P. Heckbert, "Fundamentals of Texture Mapping and Image Warping" (1989), section 2.2.3.
struct Homography {
  private let a, b, c, d, e, f, g, h: Double

  /// The way from the unit square to these corners.
  init(to quad: Quad) {
    let (p, q, r, s) = (quad.topLeft, quad.topRight, quad.bottomRight, quad.bottomLeft)
    let dx = (q.x - r.x, s.x - r.x, p.x - q.x + r.x - s.x)
    let dy = (q.y - r.y, s.y - r.y, p.y - q.y + r.y - s.y)
    let determinant = dx.0 * dy.1 - dx.1 * dy.0
    if determinant == 0 {
      (g, h) = (0, 0)
    } else {
      g = (dx.2 * dy.1 - dx.1 * dy.2) / determinant
      h = (dx.0 * dy.2 - dx.2 * dy.0) / determinant
    }
    a = q.x - p.x + g * q.x
    b = s.x - p.x + h * s.x
    c = p.x
    d = q.y - p.y + g * q.y
    e = s.y - p.y + h * s.y
    f = p.y
  }

  /// Where a place of the unit square is in the picture.
  func map(_ u: Double, _ v: Double) -> Point {
    let scale = g * u + h * v + 1
    return Point(x: (a * u + b * v + c) / scale, y: (d * u + e * v + f) / scale)
  }

  /// Where a rectangle, given in parts of the unit square, is in the picture.
  func map(left: Double, top: Double, right: Double, bottom: Double) -> Quad {
    Quad(
      topLeft: map(left, top), topRight: map(right, top), bottomRight: map(right, bottom),
      bottomLeft: map(left, bottom))
  }
}
