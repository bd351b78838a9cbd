import Proofing

extension PolicyFile {
  /// How evidence becomes bits: laid over the extended policy key by key, and row by row in `levels`.
  static func scoring(
    _ node: PolicyFileNode, over base: Policy.ScoringRule?
  ) throws(PolicyFileError) -> Policy.ScoringRule {
    try node.mapping([
      "passBits", "failBits", "certainMismatch", "shares", "extractionFloor", "frequencyFloor",
      "disagreement", "levels",
    ])
    func setting<Value>(
      _ key: String, _ inherited: Value?,
      _ read: (PolicyFileNode) throws(PolicyFileError) -> Value
    ) throws(PolicyFileError) -> Value {
      if let value = try node[key] { return try read(value) }
      if let inherited { return inherited }
      throw node.error("the key \(key)")
    }
    func number(_ key: String, _ inherited: Double?, _ range: ClosedRange<Double>)
      throws(PolicyFileError) -> Double
    {
      try setting(key, inherited) { one throws(PolicyFileError) in try one.number(range) }
    }
    let rule = Policy.ScoringRule(
      passBits: try number("passBits", base?.passBits, -100...100),
      failBits: try number("failBits", base?.failBits, -100...100),
      certainMismatch: try number("certainMismatch", base?.certainMismatch, 0.5...1),
      shares: try setting("shares", base?.shares) { one throws(PolicyFileError) in
        try shares(one, over: base?.shares)
      },
      extractionFloor: try number("extractionFloor", base?.extractionFloor, 0...0.5),
      frequencyFloor: try number("frequencyFloor", base?.frequencyFloor, 1e-9...0.1),
      disagreement: try setting("disagreement", base?.disagreement) {
        one throws(PolicyFileError) in try disagreement(one, over: base?.disagreement)
      },
      levels: try setting("levels", base?.levels) { one throws(PolicyFileError) in
        try levels(one, over: base?.levels)
      })
    guard rule.failBits < rule.passBits else {
      throw try node.place(of: "failBits", "passBits").error(
        "failBits (\(rule.failBits)) below passBits (\(rule.passBits))")
    }
    return rule
  }

  /// The rivals' shares: all of them, adding up to 1.
  private static func shares(
    _ node: PolicyFileNode, over base: [Hypothesis: Double]?
  ) throws(PolicyFileError) -> [Hypothesis: Double] {
    let shares = try chances(node, over: base, of: Hypothesis.rivals, 0...1)
    let sum = shares.values.reduce(0, +)
    guard abs(sum - 1) <= 1e-6 else { throw node.error("shares that add up to 1") }
    return shares
  }

  /// How often zones differ; more often on a rival's document than on a genuine one.
  private static func disagreement(
    _ node: PolicyFileNode, over base: [Hypothesis: Double]?
  ) throws(PolicyFileError) -> [Hypothesis: Double] {
    let all = try chances(node, over: base, of: Hypothesis.allCases, 1e-6...0.999)
    let same = all[.same] ?? 0
    for rival in Hypothesis.rivals where (all[rival] ?? 0) < same {
      throw try (node[rival.rawValue] ?? node).error(
        "at least as much as for same (\(same)), or zones that differ would speak for a claim")
    }
    return all
  }

  private static func chances(
    _ node: PolicyFileNode, over base: [Hypothesis: Double]?, of all: [Hypothesis],
    _ range: ClosedRange<Double>
  ) throws(PolicyFileError) -> [Hypothesis: Double] {
    var chances = base ?? [:]
    let words = all.map(\.rawValue).joined(separator: ", ")
    for (hypothesis, place) in try node.entries("one of \(words)", as: Hypothesis.self) {
      guard all.contains(hypothesis) else { throw place.error("no \(hypothesis.rawValue) here") }
      chances[hypothesis] = try place.number(range)
    }
    if let missing = all.first(where: { chances[$0] == nil }) {
      throw node.error("the key \(missing.rawValue)")
    }
    return chances
  }

  /// The tables, one row a hypothesis.
  private static func levels(
    _ node: PolicyFileNode, over base: [Attribute: [Hypothesis: Policy.ScoringRule.Chances]]?
  ) throws(PolicyFileError) -> [Attribute: [Hypothesis: Policy.ScoringRule.Chances]] {
    var tables = base ?? [:]
    let scored = Policy.ScoringRule.scored.map(\.attribute)
    let words = scored.map(\.rawValue).joined(separator: ", ")
    for (attribute, table) in try node.entries("one of \(words)", as: Attribute.self) {
      guard scored.contains(attribute) else { throw table.error("one of \(words)") }
      for (hypothesis, row) in try table.entries("a rival or same", as: Hypothesis.self) {
        tables[attribute, default: [:]][hypothesis] = try chances(row, of: attribute, hypothesis)
      }
      let rows = tables[attribute] ?? [:]
      if let missing = Hypothesis.allCases.first(where: { rows[$0] == nil }) {
        throw table.error("the key \(missing.rawValue)")
      }
    }
    if let missing = scored.first(where: { tables[$0] == nil }) {
      throw node.error("the key \(missing.rawValue)")
    }
    return tables
  }

  /// One row: a chance for every level of the attribute, adding up to about 1.
  private static func chances(
    _ row: PolicyFileNode, of attribute: Attribute, _ hypothesis: Hypothesis
  ) throws(PolicyFileError) -> Policy.ScoringRule.Chances {
    let levels = Policy.ScoringRule.levels(of: attribute)
    try row.mapping(levels.map(\.rawValue))
    var chances = Policy.ScoringRule.Chances([:])
    for level in levels {
      guard let cell = try row[level.rawValue] else {
        throw row.error("the level \(level.rawValue)")
      }
      if level == .exact, hypothesis == .stranger, cell.isWord("frequency"),
        [.familyName, .givenNames].contains(attribute)
      {
        chances.exactIsFrequency = true
      } else {
        chances.levels[level] = try cell.number(1e-9...1)
      }
    }
    // Rows are written with two or three digits.
    let sum = chances.levels.values.reduce(0, +)
    guard abs(sum - 1) <= 0.01 else { throw row.error("chances that add up to 1") }
    return chances
  }
}
