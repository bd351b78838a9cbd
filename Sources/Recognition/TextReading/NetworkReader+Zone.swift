import Imaging

extension NetworkReader {
  /// What the recognizer says of a line of a machine readable zone; nil when it fails.
  ///
  /// - Returns: Step after step the probability of every character of a zone, and of none.
  func zoneSteps(_ line: Pixels) -> ZoneSteps? {
    let scale = Double(Self.lineHeight) / Double(line.height)
    let width = min(Self.widest, max(16, Int(Double(line.width) * scale)))
    let scaled = line.resized(width: width, height: Self.lineHeight)
    guard let steps = recognize(scaled) else { return nil }
    return ZoneSteps(
      blank: (0..<steps.count).map { Double(steps.values[$0 * steps.columns]) },
      characters: (0..<steps.count).map { step in
        alphabet.zoneColumns.map { columns in
          columns.reduce(0.0) { $0 + Double(steps.values[step * steps.columns + $1]) }
        }
      })
  }
}
