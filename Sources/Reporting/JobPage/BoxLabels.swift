import Proofing

/// Finds room for the numbers of boxes on a page: beside each box, where no other box or number is.
struct BoxLabels {
  /// Where a number stands, in pixels of the page.
  struct Label {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    func overlaps(_ other: Label) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height
        && other.y < y + height
    }
  }

  /// How high letters are.
  let letter: Double
  /// How thick lines are.
  let stroke: Double
  private let width: Double
  private let height: Double
  /// The boxes and the numbers so far.
  private var taken: [Label]
  private var numbers: [Label] = []

  /// A page of a size with its boxes.
  init(width: Double, height: Double, boxes: [Box]) {
    self.width = width
    self.height = height
    letter = max(width, height) / 38
    stroke = letter / 7
    taken = boxes.map {
      Label(
        x: Double($0.x), y: Double($0.y), width: Double($0.width), height: Double($0.height))
    }
  }

  /// Where a number goes: to the right, above, below or to the left of its box, whichever is free first, and
  /// else where it is nearest and free.
  ///
  /// On a page without room it stands over boxes, and only where numbers fill the page over a number.
  mutating func place(_ text: String, beside box: Box) -> Label {
    let size = (width: letter * (0.62 * Double(text.count) + 0.5), height: letter * 1.3)
    let (left, top) = (Double(box.x), Double(box.y))
    let (right, bottom) = (left + Double(box.width), top + Double(box.height))
    let middle = (top + bottom - size.height) / 2
    let gap = 2 * stroke
    let places = [
      (right + gap, middle), (left, top - size.height - gap),
      (right - size.width, top - size.height - gap),
      (left, bottom + gap), (left - size.width - gap, middle),
    ].map { Label(x: $0.0, y: $0.1, width: size.width, height: size.height) }
    var label =
      places.first { isFree($0, of: taken) } ?? nearest(places[0], to: box, freeOf: taken)
      ?? nearest(places[0], to: box, freeOf: numbers) ?? places[0]
    label.x = min(max(0, label.x), width - label.width)
    label.y = min(max(0, label.y), height - label.height)
    taken.append(label)
    numbers.append(label)
    return label
  }

  private func isFree(_ label: Label, of others: [Label]) -> Bool {
    label.x >= 0 && label.y >= 0 && label.x + label.width <= width
      && label.y + label.height <= height && !others.contains(where: label.overlaps)
  }

  /// The place nearest to a box where a number of this size is free, looked for within six letters around.
  private func nearest(_ size: Label, to box: Box, freeOf others: [Label]) -> Label? {
    let reach = 6 * letter
    let (left, top) = (Double(box.x), Double(box.y))
    var best: (distance: Double, label: Label)?
    let down = stride(
      from: top - size.height - reach, through: top + Double(box.height) + reach, by: letter / 3)
    let across = stride(
      from: left - size.width - reach, through: left + Double(box.width) + reach, by: letter / 3)
    for y in down {
      for x in across {
        let label = Label(x: x, y: y, width: size.width, height: size.height)
        let line = label.line(to: box)
        let distance = (line.to.x - line.from.x, line.to.y - line.from.y)
        let square = distance.0 * distance.0 + distance.1 * distance.1
        if square < best?.distance ?? .infinity, isFree(label, of: others) {
          best = (square, label)
        }
      }
    }
    return best?.label
  }
}

extension BoxLabels.Label {
  /// The shortest line from a number to its box; a point where they touch.
  func line(to box: Box) -> (from: (x: Double, y: Double), to: (x: Double, y: Double)) {
    func ends(_ own: ClosedRange<Double>, _ other: ClosedRange<Double>) -> (Double, Double) {
      if own.upperBound < other.lowerBound { return (own.upperBound, other.lowerBound) }
      if own.lowerBound > other.upperBound { return (own.lowerBound, other.upperBound) }
      let shared = own.clamped(to: other)
      let middle = (shared.lowerBound + shared.upperBound) / 2
      return (middle, middle)
    }
    let (fromX, toX) = ends(x...(x + width), Double(box.x)...Double(box.x + box.width))
    let (fromY, toY) = ends(y...(y + height), Double(box.y)...Double(box.y + box.height))
    return ((fromX, fromY), (toX, toY))
  }
}
