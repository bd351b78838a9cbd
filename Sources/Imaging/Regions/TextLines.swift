import COpenCV
internal import Proofing

/// The directions in which a picture has lines of dark text.
///
/// - Parameters:
///   - pixels: The picture.
///   - count: How many directions at most.
/// - Returns: Degrees clockwise, -90 to 90, best first; text upside down has the same direction.
public func textAngles(in pixels: Pixels, atMost count: Int = 4) -> [Double] {
  var angles = [Double](repeating: 0, count: max(0, count))
  let found = unsafe text_lines_angles(
    pixels.bytes, Int32(pixels.width), Int32(pixels.height), Int32(pixels.channels), &angles,
    Int32(angles.count))
  return Array(angles.prefix(max(0, Int(found))))
}

/// The long lines of dark text on a lighter ground that run in one direction.
///
/// A line may be of any size from a hundredth of the picture; it is at least six times as long as
/// it is high, and its corners hug the ink. Lines of one picture come longest first.
///
/// - Parameters:
///   - pixels: The picture.
///   - angle: The direction in degrees clockwise; lines within about 10 degrees of it are found.
///   - smooth: By how much the picture is blurred before it is looked at, in 1,200ths of its longer
///     side: a fine pattern of the ground would join lines and what lies between them.
///   - quick: Looks for print of usual strength alone, in a third of the time.
///   - count: How many lines at most.
/// - Returns: The lines' corners in the picture, the upper left as one reads in that direction.
public func textLines(
  in pixels: Pixels, along angle: Double = 0, smooth: Double = 0, quick: Bool = false,
  atMost count: Int = 100
) -> [Quad] {
  var corners = [Double](repeating: 0, count: max(0, count) * 8)
  let found = unsafe text_lines_find(
    pixels.bytes, Int32(pixels.width), Int32(pixels.height), Int32(pixels.channels), angle,
    smooth, quick ? 1 : 0, &corners, Int32(max(0, count)))
  return (0..<max(0, Int(found))).map { line in
    func corner(_ index: Int) -> Point {
      Point(x: corners[line * 8 + index * 2], y: corners[line * 8 + index * 2 + 1])
    }
    return Quad(
      topLeft: corner(0), topRight: corner(1), bottomRight: corner(2), bottomLeft: corner(3))
  }
}

/// The lines of dark text of one part of a picture, as ``textLines(in:along:smooth:quick:atMost:)`` finds them there.
///
/// - Parameters:
///   - pixels: The picture.
///   - part: The part; corners outside the picture are taken to its edge.
///   - angle: The direction in degrees clockwise.
///   - smooth: By how much the part is blurred, in 1,200ths of its longer side.
///   - quick: Looks for print of usual strength alone.
/// - Returns: The lines' corners in the whole picture.
public func textLines(
  in pixels: Pixels, within part: Quad, along angle: Double, smooth: Double, quick: Bool
) -> [Quad] {
  func bounds(_ places: [Double], _ size: Int) -> Range<Int> {
    let inside = places.map { min(max(0, Int($0)), size - 1) }.sorted()
    return inside[0]..<inside[3] + 1
  }
  let columns = bounds(part.corners.map(\.x), pixels.width)
  let rows = bounds(part.corners.map(\.y), pixels.height)
  let cut = pixels.cropped(
    to: Box(x: columns.lowerBound, y: rows.lowerBound, width: columns.count, height: rows.count))
  return textLines(in: cut, along: angle, smooth: smooth, quick: quick).map { line in
    func moved(_ point: Point) -> Point {
      Point(x: point.x + Double(columns.lowerBound), y: point.y + Double(rows.lowerBound))
    }
    return Quad(
      topLeft: moved(line.topLeft), topRight: moved(line.topRight),
      bottomRight: moved(line.bottomRight), bottomLeft: moved(line.bottomLeft))
  }
}
