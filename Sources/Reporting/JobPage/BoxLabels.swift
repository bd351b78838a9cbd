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
  private var taken: [Label]

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

  /// Where a number goes: to the right, above, below or to the left of its box, whichever is free first.
  ///
  /// Where nothing is free it stands to the right all the same, within the page.
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
    let free = places.first { label in
      label.x >= 0 && label.y >= 0 && label.x + label.width <= width
        && label.y + label.height <= height && !taken.contains(where: label.overlaps)
    }
    var label = free ?? places[0]
    label.x = min(max(0, label.x), width - label.width)
    label.y = min(max(0, label.y), height - label.height)
    taken.append(label)
    return label
  }
}
