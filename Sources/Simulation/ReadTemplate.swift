import Calibration

/// What became of each character of a recorded line.
struct ReadTemplate: Sendable {
  /// What became of one printed character.
  enum Outcome: Sendable, Equatable {
    case right(confidence: Double)
    case wrong(printed: Unicode.Scalar, read: Unicode.Scalar, confidence: Double)
    case lost
  }

  /// A printed character, and what was read behind it where nothing is printed.
  struct Column: Sendable {
    var outcome: Outcome
    var invented: [(Unicode.Scalar, Double)] = []
  }

  /// The recorded line.
  let reading: RecordedReading
  /// From left to right; none when nothing was read.
  let columns: [Column]
  /// What was read differs from the print in half of its characters or more: it stood elsewhere.
  let isFromElsewhere: Bool

  /// The outcome of a recorded reading.
  init(_ reading: RecordedReading) {
    self.reading = reading
    guard let text = reading.read else {
      columns = []
      isFromElsewhere = false
      return
    }
    let (printed, read) = (Array(reading.printed.unicodeScalars), Array(text.unicodeScalars))
    let alignment = Alignment(printed: printed, read: read)
    isFromElsewhere = 2 * alignment.differences >= max(1, printed.count, read.count)
    var columns: [Column] = []
    for step in alignment.steps {
      switch step {
      case .pair(let one, let other):
        let confidence = reading.confidences[other]
        columns.append(
          Column(
            outcome: printed[one] == read[other]
              ? .right(confidence: confidence)
              : .wrong(printed: printed[one], read: read[other], confidence: confidence)))
      case .lost: columns.append(Column(outcome: .lost))
      case .invented(let other):
        // Before the first character there is none to stand behind.
        guard !columns.isEmpty else { continue }
        columns[columns.count - 1].invented.append((read[other], reading.confidences[other]))
      }
    }
    self.columns = columns
  }
}
