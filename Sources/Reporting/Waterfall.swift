import Proofing

/// How a score comes about: from the closest rival's share before the evidence, line by line, to the total.
///
/// Without a value, so that a report over many jobs can show it.
public struct Waterfall: Sendable, Equatable {
  /// One addend.
  struct Step: Sendable, Equatable {
    /// What it is about, in words.
    var subject: String
    /// What came out, in words; nil where there is nothing to say.
    var said: String?
    /// The attribute whose claim was compared; nil for all but fields.
    var compared: Attribute?
    /// Bits for the claimant against the closest rival.
    var bits: Double
    /// Bits for the claimant against a stranger; nil for what is no line of the score.
    var againstStranger: Double?

    /// What it is about and what came out, with the claimed value between where there is one.
    func name(claimed: String? = nil) -> String {
      subject + (claimed.map { " " + $0 } ?? "") + (said.map { ": " + $0 } ?? "")
    }
  }

  /// A rival in words, and what it has of the rivals' case, 0 to 1.
  struct Rival: Sendable, Equatable {
    var words: String
    var share: Double
  }

  /// The rivals, greatest share first; at least one.
  let rivals: [Rival]
  /// The rival's share, the lines of the score, and what the other rivals take.
  let steps: [Step]
  /// Their sum: bits against all rivals together.
  let total: Double
  /// Bits that a pass needs; nil where a result does not say.
  let passBits: Double?
  /// Bits up to which a sure mismatch fails; nil where a result does not say.
  let failBits: Double?

  /// The waterfall of a score as result files record it.
  ///
  /// - Returns: Nil without a score or a rival.
  init?(_ score: JSON?) {
    guard let score, let total = score["bits"]?.number,
      let recorded = score["rivals"]?.elements, let closest = recorded.first?["name"]?.text
    else { return nil }
    rivals = recorded.map {
      Rival(words: rivalWords($0["name"]?.text ?? ""), share: $0["share"]?.number ?? 0)
    }
    var steps = [Step(subject: "share of this rival", bits: score["priorBits"]?.number ?? 0)]
    steps += (score["lines"]?.elements ?? []).map { Step($0, against: closest) }
    // What is left to the total is what the other rivals take of it.
    steps.append(Step(subject: "other rivals", bits: total - steps.reduce(0) { $0 + $1.bits }))
    self.steps = steps
    self.total = total
    passBits = score["passBits"]?.number
    failBits = score["failBits"]?.number
  }

  /// The closest rival in words, and the next where it has a share worth the mention.
  var closest: String {
    (rivals.prefix(1) + rivals.dropFirst().prefix(1).filter { $0.share >= 0.005 }).map {
      "\($0.words) (\(percent($0.share)))"
    }.joined(separator: ", then ")
  }

  /// The thresholds in words; empty where they are not known.
  var thresholds: String {
    guard let passBits, let failBits else { return "" }
    return "pass from \(signedBits(passBits)), fail up to \(signedBits(failBits))"
  }
}

extension Waterfall.Step {
  /// A line of a score as recorded.
  fileprivate init(_ line: JSON, against rival: String) {
    let attribute = line["attribute"]?.text ?? ""
    subject = words(attribute)
    bits = line["bits"]?[rival]?.number ?? 0
    againstStranger = line["bits"]?[Hypothesis.stranger.rawValue]?.number
    switch (line["kind"]?.text).flatMap(Weighing.Line.Kind.init(rawValue:)) {
    case .field:
      let level = line["level"]?.text ?? ""
      said = level == Comparison.Level.none.rawValue ? "another place" : words(level)
      compared = Attribute(rawValue: attribute)
    case .consistency: said = "print and zone"
    case .knowledge: subject = "knowledge answers"
    case nil: subject = "?"
    }
  }
}

private func rivalWords(_ name: String) -> String {
  switch Hypothesis(rawValue: name) {
  case .stranger: "a stranger's document"
  case .relative: "a relative's document"
  case .namesake: "a namesake's document"
  case .forged: "a forged document"
  case .editedBirthDate: "an edited birth date"
  case .editedNumber: "an edited number"
  case .same, nil: name
  }
}

/// A number with its sign and one decimal.
func signedBits(_ number: Double) -> String {
  let tenths = (number * 10).rounded() / 10 + 0
  return (tenths < 0 ? "−" : "+") + "\(abs(tenths))"
}
