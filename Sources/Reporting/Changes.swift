import Proofing

/// What is different from the runs before: a line a figure.
struct Changes {
  /// One figure of this run, the last one and those before.
  struct Line: Equatable {
    var name: String
    var now: String
    var last: String
    var usual: String
    /// Whether it differs from the earlier runs beyond chance; nil where no test applies.
    var chance: Double?
    var isMore: Bool

    /// What is said of it; nil for nothing.
    var note: String? {
      guard let chance, chance < Oversight.level else { return nil }
      return "\(isMore ? "more" : "less") than chance (\(chanceText(chance)))"
    }
  }

  var lines: [Line]
  /// How many runs before this one were looked at.
  var runs: Int

  /// Compares a run with those before it; nil when there was none.
  init?(_ batch: Batch) {
    guard let last = batch.earlier.first, let now = RunSummary(summary(batch)) else { return nil }
    runs = batch.earlier.count
    let earlier = batch.earlier
    let test = FisherTest(upTo: earlier.reduce(now.jobs) { $0 + $1.jobs })
    func plain(_ name: String, _ value: (RunSummary) -> Double?, _ text: (Double) -> String) -> Line
    {
      let values = earlier.compactMap(value).sorted()
      return Line(
        name: name, now: value(now).map(text) ?? "–", last: value(last).map(text) ?? "–",
        usual: values.isEmpty ? "–" : text(quantile(0.5, of: values)), isMore: false)
    }
    func share(_ name: String, _ count: (RunSummary) -> Int, of all: (RunSummary) -> Int) -> Line {
      func proportion(_ runs: [RunSummary]) -> Proportion {
        Proportion(
          count: runs.reduce(0) { $0 + count($1) }, of: runs.reduce(0) { $0 + all($1) })
      }
      let (own, others) = (proportion([now]), proportion(earlier))
      return Line(
        name: name, now: roundedPercent(own), last: roundedPercent(proportion([last])),
        usual: roundedPercent(others), chance: test.chance(of: own, and: others),
        isMore: own.share > others.share)
    }
    let known = Set(earlier.flatMap(\.reasons.keys) + now.reasons.keys)
    var lines = [
      plain("jobs", { Double($0.jobs) }, whole),
      share("escalate", { $0.decisions[.escalate] ?? 0 }, of: \.decided),
      share("fail", { $0.decisions[.fail] ?? 0 }, of: \.decided),
      share("pass", { $0.decisions[.pass] ?? 0 }, of: \.decided),
      share("refused", \.refused, of: \.jobs),
    ]
    let reasons = known.sorted().map { code in
      share(code, { $0.reasons[code] ?? 0 }, of: \.decided)
    }
    // All shares are looked at together, so that many codes do not make alarms by chance.
    let tested = lines.indices.filter { lines[$0].chance != nil }
    let adjusted = holm(tested.compactMap { lines[$0].chance } + reasons.compactMap(\.chance))
    for (place, line) in tested.enumerated() { lines[line].chance = adjusted[place] }
    for (place, line) in reasons.enumerated() {
      var line = line
      line.chance = adjusted[tested.count + place]
      if line.note != nil { lines.append(line) }
    }
    lines += [
      plain("jobs a minute", \.perMinute, { String(($0 * 10).rounded() / 10) }),
      plain("median time", \.median, timeText),
    ]
    self.lines = lines
  }

  var view: JSON {
    .members([
      "runs": .string(runs == 1 ? "the run before" : "the \(runs) runs before"),
      "lines": .array(
        lines.map { line in
          .members([
            "name": .string(line.name), "now": .string(line.now), "last": .string(line.last),
            "usual": .string(line.usual), "note": line.note.map { .string($0) },
          ])
        }),
    ])
  }
}

private func whole(_ number: Double) -> String { wholeMilliseconds(number) }

/// "34 %", rounded; a dash of nothing.
func roundedPercent(_ proportion: Proportion) -> String {
  proportion.of > 0 ? "\(Int((proportion.share * 100).rounded())) %" : "–"
}
