import Imaging

/// Where a line's picture is dark.
struct LineInk {
  private let gray: Pixels
  /// Halfway between the darkest twentieth and the middle.
  private let threshold: UInt8

  init(_ line: Pixels) {
    let gray = line.gray()
    var counts = [Int](repeating: 0, count: 256)
    for value in gray.bytes { counts[Int(value)] += 1 }
    func level(below share: Int) -> Int {
      var rest = gray.bytes.count / share
      return counts.firstIndex { count in
        rest -= count
        return rest < 0
      } ?? 255
    }
    self.gray = gray
    threshold = UInt8((level(below: 20) + level(below: 2)) / 2)
  }

  /// The first and the last row with ink in some columns, as shares of the height; what detectors leave
  /// of a line where that cannot be seen.
  func rows(from start: Double, to end: Double) -> (Double, Double) {
    let left = max(0, Int(start * Double(gray.width)))
    let right = min(gray.width, max(left + 1, Int(end * Double(gray.width))))
    let dark = (0..<gray.height).filter { row in
      (left..<right).contains { gray.bytes[row * gray.width + $0] < threshold }
    }
    guard let first = dark.first, let last = dark.last, first > 1, last < gray.height - 2,
      last - first >= gray.height / 5
    else { return (0.2, 0.8) }
    return (Double(first) / Double(gray.height), Double(last + 1) / Double(gray.height))
  }
}
