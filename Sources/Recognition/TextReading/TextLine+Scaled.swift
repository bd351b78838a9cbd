import Imaging
import Proofing

extension TextLine {
  /// The line on a picture so many times the size.
  func scaled(by scale: Double) -> TextLine {
    TextLine(
      characters: characters.map {
        ReadCharacter(
          character: $0.character, confidence: $0.confidence, box: $0.box.scaled(by: scale))
      },
      box: box.scaled(by: scale))
  }
}

extension Box {
  /// The rectangle on a picture so many times the size, its edges rounded outwards.
  func scaled(by scale: Double) -> Box {
    let left = Int((Double(x) * scale).rounded(.down))
    let top = Int((Double(y) * scale).rounded(.down))
    return Box(
      x: left, y: top, width: Int((Double(x + width) * scale).rounded(.up)) - left,
      height: Int((Double(y + height) * scale).rounded(.up)) - top)
  }

  /// The point in its middle.
  var middle: Point {
    Point(x: Double(x) + Double(width) / 2, y: Double(y) + Double(height) / 2)
  }

  /// Whether a point lies within, or on the edge.
  func contains(_ point: Point) -> Bool {
    point.x >= Double(x) && point.x <= Double(x + width) && point.y >= Double(y)
      && point.y <= Double(y + height)
  }
}
