import Proofing

extension Batch {
  /// How many decided jobs have each reason, the most frequent first; without the one that every pass has.
  func reasonsByCount(_ catalogue: ReasonCatalogue) -> Bars {
    let decided = rows.filter { $0.ending.verdict != nil }
    let counts = Dictionary(
      decided.flatMap { row in
        unique(row.reasons).filter { $0 != .decisionAllRequiredMet }.map { ($0, 1) }
      }, uniquingKeysWith: +)
    let sorted = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    return Bars(
      bars: sorted.prefix(12).map { reason, count in
        Bars.Bar(
          name: catalogue.entries[reason]?.operatorText ?? "", code: reason.rawValue,
          length: Double(count), text: String(count))
      })
  }

  /// How much of what was read something proves, by type of document and issuer, the most pictures first.
  var readingQuality: Bars {
    let pictures = rows.compactMap(\.figures).flatMap(\.pictures)
    let groups = Dictionary(grouping: pictures) { picture in
      words(picture.type.rawValue) + (picture.issuer.map { ", \(issuerLabel($0))" } ?? "")
    }
    let sorted = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    return Bars(
      bars: sorted.prefix(12).map { name, pictures in
        let read = pictures.reduce(0) { $0 + $1.readings }
        let proved = Proportion(count: pictures.reduce(0) { $0 + $1.proved }, of: read)
        let dots = pictures.compactMap(\.dotsPerInch).sorted()
        var note = pictures.count == 1 ? "1 picture" : "\(pictures.count) pictures"
        let unread = pictures.count { !$0.isRead }
        if unread > 0 { note += ", \(unread) not opened" }
        if read == 0 { note += ", nothing read" }
        if !dots.isEmpty { note += ", \(Int(quantile(0.5, of: dots))) dots an inch" }
        return Bars.Bar(
          name: name, note: note, length: proved.share,
          text: read == 0 ? "–" : percent(proved.share))
      }, full: 1)
  }

  /// Milliseconds by stage: the median as a bar, nine of ten jobs as a mark.
  var timeByStage: (jobs: Bars, pictures: Bars) {
    let figures = rows.compactMap(\.figures)
    return (
      bars(figures.map(\.stages), order: ["reading", "deciding"]),
      bars(
        figures.flatMap(\.pictures).map(\.stages), order: ["imaging", "recognition", "encoding"])
    )
  }

  private func bars(_ stages: [[String: Double]], order: [String]) -> Bars {
    let names = Set(stages.flatMap(\.keys))
    let rest = names.subtracting(order).sorted()
    return Bars(
      bars: (order.filter(names.contains) + rest).map { stage in
        let times = stages.compactMap { $0[stage] }.filter(\.isFinite).sorted()
        let (median, most) = (quantile(0.5, of: times), quantile(0.9, of: times))
        return Bars.Bar(
          name: stage, note: "9 of 10 within \(timeText(most))", length: median,
          text: timeText(median), mark: most)
      })
  }

  /// For how long escalated jobs have waited for a person; empty when none waits or nobody looked.
  var queueByAge: Bars {
    guard let waiting, !waiting.escalations.isEmpty else { return Bars(bars: []) }
    let bands: [(String, Int)] = [
      ("under 1 hour", 3_600), ("1 to 4 hours", 14_400), ("4 to 24 hours", 86_400),
      ("1 to 3 days", 259_200), ("3 to 7 days", 604_800), ("over 7 days", .max),
    ]
    var least = 0
    return Bars(
      bars: bands.map { name, most in
        let count = waiting.escalations.count { (least..<most).contains($0) }
        least = most
        return Bars.Bar(name: name, length: Double(count), text: String(count))
      })
  }

  /// Seconds from submission to decision, sorted, of the jobs that say when they were submitted.
  var waits: [Double] {
    rows.compactMap(\.figures).compactMap { figures in
      figures.submittedAt.map { Double(max(0, figures.decidedAt - $0)) }
    }.sorted()
  }
}
