import COpenCV

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
