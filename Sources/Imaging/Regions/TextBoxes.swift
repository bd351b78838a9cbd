import COpenCV

/// The boxes of text in a map of a text detector.
///
/// - Parameters:
///   - map: For every place, row after row, the probability that text is there, 0 to 1.
///   - width: Places a row.
///   - height: Rows.
///   - least: The mean probability from which a region is text.
///   - growth: By how much a region is grown, in its area by its outline: detectors are taught to find
///     the core of a line.
///   - count: How many boxes at most.
/// - Returns: The boxes in places of the map, the upper left corner of a level line first.
public func textBoxes(
  in map: [Float], width: Int, height: Int, least: Double = 0.5, growth: Double = 1.6,
  atMost count: Int = 200
) -> [Quad] {
  guard map.count == width * height else { return [] }
  var corners = [Double](repeating: 0, count: max(0, count) * 8)
  let found = unsafe text_boxes_find(
    map, Int32(width), Int32(height), least, growth, &corners, Int32(max(0, count)))
  return (0..<max(0, Int(found))).map { box in
    func corner(_ index: Int) -> Point {
      Point(x: corners[box * 8 + index * 2], y: corners[box * 8 + index * 2 + 1])
    }
    return Quad(
      topLeft: corner(0), topRight: corner(1), bottomRight: corner(2), bottomLeft: corner(3))
  }
}
