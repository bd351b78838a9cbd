import Foundation
public import Proofing

/// Weighs evidence under a policy: bits for the claimant against every rival.
///
/// For each hypothesis the logarithms of all lines add up, because fields are independent when it is known
/// whose document it is. The rivals are added by their shares for the whole job and not line by line:
/// a forger who copies one field right copies them all (Fellegi and Sunter 1969; Good 1950 for weights of
/// evidence). No values are needed, so recorded evidence can be weighed anew. The order of the evidence
/// does not matter.
///
/// - Parameters:
///   - evidence: What was found out about each attribute.
///   - knowledge: How the knowledge questions went.
///   - policy: The tables, shares and caps.
/// - Returns: The lines and their sum, every number rounded to 1e-6.
public func weigh(
  _ evidence: [FieldEvidence], knowledge: KnowledgeResult, under policy: Policy
) -> Weighing {
  let rule = policy.scoring
  let fields = evidence.sorted { $0.attribute < $1.attribute }
  var lines = fields.compactMap { line(of: $0, rule) }
  lines += fields.compactMap { consistencyLine(of: $0, rule) }
  let answers = knowledgeBits(knowledge, rule: policy.knowledge)
  if [.passed, .failed].contains(knowledge.status) {
    lines.append(
      Weighing.Line(
        kind: .knowledge,
        bits: Dictionary(uniqueKeysWithValues: Hypothesis.rivals.map { ($0, answers) })))
  }
  let terms = Hypothesis.rivals.map { rival in
    let share = rule.shares[rival] ?? 0
    return lines.reduce(share > 0 ? log2(share) : -.infinity) { $0 - ($1.bits[rival] ?? 0) }
  }
  let sum = logarithmOfSum(terms)
  let shares = zip(Hypothesis.rivals, terms).map { ($0, rounded(exp2($1 - sum))) }
  let core: Set<Attribute> = [.familyName, .givenNames, .dateOfBirth, .documentNumber]
  var weighing = Weighing(
    lines: lines, total: sum.isFinite ? rounded(-sum) : 0,
    shares: Dictionary(uniqueKeysWithValues: shares), priorBits: 0,
    hasCertainMismatch: evidence.contains {
      core.contains($0.attribute) && ($0.mismatch ?? 0) >= rule.certainMismatch
    })
  if let closest = weighing.rivals.first, let share = rule.shares[closest], share > 0 {
    weighing.priorBits = rounded(-log2(share))
  }
  return weighing
}

/// The line of one attribute: of its alternatives, for each rival, the one that says the least.
private func line(of field: FieldEvidence, _ rule: Policy.ScoringRule) -> Weighing.Line? {
  guard let table = rule.levels[field.attribute] else { return nil }
  let bits = Hypothesis.rivals.map { rival in
    let all = field.alternatives.map { levels in
      guard !levels.isEmpty else { return 0.0 }
      let own = chance(of: levels, field, table[.same], rule)
      return own - chance(of: levels, field, table[rival], rule)
    }
    return (rival, rounded(all.min() ?? 0))
  }
  return Weighing.Line(
    kind: .field, attribute: field.attribute, level: field.level,
    bits: Dictionary(uniqueKeysWithValues: bits))
}

/// Logarithm of the probability of the readings under one column of a table.
///
/// Every column is mixed with a little of "all other", for fields that were cut out wrongly.
private func chance(
  of levels: [Comparison.Level: Double], _ field: FieldEvidence,
  _ column: Policy.ScoringRule.Chances?, _ rule: Policy.ScoringRule
) -> Double {
  let order = Policy.ScoringRule.levels(of: field.attribute)
  let terms = order.compactMap { level -> Double? in
    guard let likelihood = levels[level] else { return nil }
    var chance = column?.levels[level] ?? 0
    if level == .exact, column?.exactIsFrequency == true {
      chance = max(rule.frequencyFloor, field.frequencyBits.map { exp2(-$0) } ?? 0)
    }
    chance *= 1 - rule.extractionFloor
    if level == order.last { chance += rule.extractionFloor }
    return log2(max(chance, leastChance)) + likelihood
  }
  return logarithmOfSum(terms)
}

/// Stands in for a chance of 0, so that no single line decides for ever: 1 in a billion.
private let leastChance = 1e-9

/// The line of how the zones of the documents agree; nil where no document has two.
private func consistencyLine(
  of field: FieldEvidence, _ rule: Policy.ScoringRule
) -> Weighing.Line? {
  guard !field.consistency.isEmpty else { return nil }
  let documents = Dictionary(grouping: field.consistency, by: \.evidence)
  let bits = Hypothesis.rivals.map { rival in
    // Of several readings of one document the pair counts that says the least for the claim.
    let sums = documents.values.map { pairs -> Double in
      pairs.map { pair -> Double in
        let own = likelihood(pair, disagreement(.same, field.attribute, rule), rule)
        let other = likelihood(pair, disagreement(rival, field.attribute, rule), rule)
        return pair.contradicted ? min(0, own - other) : own - other
      }.min() ?? 0
    }
    let sum = sums.sorted().reduce(0.0) { $0 + $1 }
    return (rival, rounded(sum))
  }
  return Weighing.Line(
    kind: .consistency, attribute: field.attribute,
    bits: Dictionary(uniqueKeysWithValues: bits))
}

/// Logarithm of the probability of the print if zones differ with this chance.
///
/// Whoever's document it is, print is now and then taken from another place of the picture.
private func likelihood(
  _ pair: ZoneLikelihood, _ share: Double, _ rule: Policy.ScoringRule
) -> Double {
  let floor = rule.extractionFloor
  return logarithmOfSum([
    log2((1 - floor) * (1 - share)) + pair.same, log2((1 - floor) * share) + pair.altered,
    log2(floor) + pair.elsewhere,
  ])
}

/// How often two zones differ on an attribute under a hypothesis.
///
/// An edited document differs where it was edited, and elsewhere as often as a genuine one.
private func disagreement(
  _ hypothesis: Hypothesis, _ attribute: Attribute, _ rule: Policy.ScoringRule
) -> Double {
  let isEdited =
    switch hypothesis {
    case .editedBirthDate: attribute == .dateOfBirth
    case .editedNumber: attribute == .documentNumber
    case .same, .stranger, .relative, .namesake, .forged: true
    }
  return rule.disagreement[isEdited ? hypothesis : .same] ?? 0.5
}
