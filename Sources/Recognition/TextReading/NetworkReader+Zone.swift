import Imaging

extension NetworkReader {
  /// What the recognizer says of a line of a machine readable zone; nil when it fails.
  ///
  /// The line is squeezed or stretched to one of two widths. Of 77 pictures with a zone as many were read rightly, and
  /// wider lines and ones of ever new widths cost the networks more.
  ///
  /// - Returns: Step after step the probability of every character of a zone, and of none.
  func zoneSteps(_ line: Pixels) -> ZoneSteps? {
    let natural = line.width * Self.lineHeight / max(1, line.height)
    let (narrow, wide) = Self.zoneWidths
    let scaled = line.resized(
      width: natural * natural < narrow * wide ? narrow : wide, height: Self.lineHeight)
    guard let steps = recognize(scaled) else { return nil }
    return ZoneSteps(
      blank: (0..<steps.count).map { Double(steps.values[$0 * steps.columns]) },
      characters: (0..<steps.count).map { step in
        alphabet.zoneColumns.map { columns in
          columns.reduce(0.0) { $0 + Double(steps.values[step * steps.columns + $1]) }
        }
      })
  }

  /// Widths of lines of zones in pixels: those of 30 characters come to the first, those of 36 and 44 to the second.
  static let zoneWidths = (640, 768)
}
