import Proofing

extension Batch {
  /// Decisions over time; nil when no time of a decision is known.
  var decisionsOverTime: Columns? {
    let known = rows.compactMap { row in row.figures.map { (row.ending.word, $0.decidedAt) } }
    guard let first = known.map(\.1).min(), let last = known.map(\.1).max() else { return nil }
    let steps = [
      1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400,
      604_800, 2_592_000, 31_536_000,
    ]
    let step = steps.first { (last - first) / $0 < 30 } ?? 31_536_000
    // A run of a moment is still a picture: empty columns on either side.
    let lacking = max(0, 12 - ((last / step) - (first / step) + 1))
    let start = first / step - lacking / 2
    var columns = (start...(last / step + lacking - lacking / 2)).map {
      Columns.Column(label: moment($0 * step, step: step))
    }
    for (word, at) in known { columns[at / step - start].counts[word, default: 0] += 1 }
    return Columns(
      what: "Decisions over time", axis: "from, UTC", columns: columns,
      ticks: ticks(columns.map(\.label)))
  }

  /// Scores by decision, with the thresholds where all jobs have the same; nil when none was scored.
  var scoresByDecision: Columns? {
    let scored = rows.compactMap { row in row.score.map { (row.ending.word, $0) } }
      .filter { $0.1.total.isFinite }
    guard let least = scored.map(\.1.total).min(), let most = scored.map(\.1.total).max() else {
      return nil
    }
    let thresholds = Set(scored.map { [$0.1.passBits, $0.1.failBits] })
    let known = thresholds.count == 1 ? thresholds.first.map { $0.compactMap { $0 } } ?? [] : []
    let low = max(-200, min(least, known.min() ?? 0, 0))
    let high = min(200, max(most, known.max() ?? 0, 0))
    let step = [1.0, 2, 5, 10, 20].first { (high - low) / $0 < 36 } ?? 20
    let (start, end) = ((low / step).rounded(.down), (high / step).rounded(.down))
    let count = Int(end - start) + 1
    var columns = (0..<count).map { place in
      let from = Int((start + Double(place)) * step)
      return Columns.Column(label: "\(signed(from)) to \(signed(from + Int(step))) bits")
    }
    for (word, score) in scored {
      let place = Int((score.total / step).rounded(.down) - start)
      columns[min(max(place, 0), count - 1)].counts[word, default: 0] += 1
    }
    func place(_ bits: Double) -> Double { (bits / step - start) / Double(count) }
    var marks: [Columns.Mark] = []
    if known.count == 2, let passBits = scored.first?.1.passBits,
      let failBits = scored.first?.1.failBits
    {
      marks = [
        .init(place: place(failBits), label: "fail up to \(signedBits(failBits))"),
        .init(place: place(passBits), label: "pass from \(signedBits(passBits))"),
      ]
    }
    let tickStep = Int(step) * max(1, wholeStep(count))
    let first = Int((low / Double(tickStep)).rounded(.up)) * tickStep
    let ticks = stride(from: first, through: Int(high), by: tickStep).map {
      (place: place(Double($0)), label: signed($0))
    }
    return Columns(
      what: "Scores by decision", axis: "score", columns: columns, marks: marks, ticks: ticks)
  }

  /// At most five labels, each under its column.
  private func ticks(_ labels: [String]) -> [(place: Double, label: String)] {
    let every = max(1, (labels.count + 3) / 4)
    return stride(from: 0, to: labels.count, by: every).map { place in
      ((Double(place) + 0.5) / Double(labels.count), labels[place])
    }
  }

  /// A moment, as exactly as columns of this many seconds are apart.
  private func moment(_ at: Int, step: Int) -> String {
    guard let text = timestamp(at) else { return "" }
    let day = text.prefix(10)
    let time = text.dropFirst(11)
    switch step {
    case ..<60: return String(time.prefix(8))
    case ..<86_400 where to - from < 86_400: return String(time.prefix(5))
    case ..<86_400: return "\(day.dropFirst(5)) \(time.prefix(5))"
    default: return String(day)
    }
  }
}

private func signed(_ number: Int) -> String {
  number < 0 ? "−\(-number)" : number == 0 ? "0" : "+\(number)"
}
