import Proofing

/// Compares every attribute of a claim with every source of a job's evidence.
///
/// In a fixed order: by evidence, picture, zone and attribute.
///
/// - Parameters:
///   - claim: The claim.
///   - named: What was read, with the names compared.
///   - today: The day from which centuries are told apart.
///   - policy: Says which readings can vouch for each other.
/// - Returns: One comparison for each reading of an attribute that was claimed.
func compareClaim(
  _ claim: Claim, with named: [NamedSource], today: CalendarDate, policy: Policy
) -> [Comparison] {
  let sources = named.map(\.source)
  let claimedAddress = claim.address.map { AddressParts($0.revealed) }
  let comparisons = named.flatMap { one -> [Comparison] in
    let (source, name, levels) = (one.source, one.read, one.levels)
    func comparison(
      _ attribute: Attribute, _ level: Comparison.Level?, _ said: Said?
    ) -> Comparison? {
      guard let level, let said else { return nil }
      return Comparison(
        attribute: attribute, evidence: source.evidence, zone: source.zone, level: level,
        agreement: level.agreement(on: attribute),
        proof: proof(of: attribute, said, in: source, among: sources, today: today, policy: policy),
        confidence: said.confidence)
    }
    let names = [
      comparison(.familyName, levels.family, name.family),
      comparison(.givenNames, levels.given, name.given),
      comparison(
        .middleNames, levels.middle == .missing ? nil : levels.middle,
        name.middle ?? name.given),
      comparison(.suffix, levels.suffix, name.suffix ?? name.family),
    ]
    let births = (source.readings[.dateOfBirth] ?? []).map { reading in
      comparison(
        .dateOfBirth,
        compareBirthDates(claim.dateOfBirth.revealed, reading.value.revealed, today: today),
        Said(reading))
    }
    let numbers = (source.readings[.documentNumber] ?? []).map { reading in
      comparison(
        .documentNumber,
        compareDocumentNumbers(claim.documentNumber?.revealed ?? "", reading.value.revealed),
        Said(reading))
    }
    let address = claimedAddress.flatMap { claimed in
      source.address.flatMap { read in
        comparison(.address, compareAddresses(claimed, read.parts), read.said)
      }
    }
    return (names + births + numbers + [address]).compactMap { $0 }
  }
  return withOneNumbersDocument(comparisons)
}

/// A claim states one document number: with several documents it is the number of one of them.
///
/// The numbers of the others say nothing. Which document it is shows by the best level; while none
/// agrees, none is let off.
private func withOneNumbersDocument(_ comparisons: [Comparison]) -> [Comparison] {
  let numbers = comparisons.filter { $0.attribute == .documentNumber }
  guard Set(numbers.map(\.evidence)).count > 1 else { return comparisons }
  let owners = Set(numbers.filter { $0.agreement == .agrees }.map(\.evidence))
  guard !owners.isEmpty else { return comparisons }
  return comparisons.map { comparison in
    guard comparison.attribute == .documentNumber, !owners.contains(comparison.evidence) else {
      return comparison
    }
    var other = comparison
    other.level = .missing
    other.agreement = .notCompared
    return other
  }
}

/// What proves a value: its own proof, or that another zone of the same document says the same.
///
/// Two zones are read apart from each other, often by different engines, so an accidental agreement
/// on a wrong value is far less likely than either misreading. Readings that say nothing
/// (``Policy/leastConfidence``) cannot vouch for each other.
private func proof(
  of attribute: Attribute, _ said: Said, in source: Source, among sources: [Source],
  today: CalendarDate, policy: Policy
) -> Proof {
  guard said.proof == .none || said.proof == .confidence,
    said.confidence >= policy.leastConfidence
  else { return said.proof }
  let second = sources.contains { other in
    guard other.evidence == source.evidence, other.zone != source.zone,
      let value = other.value(of: attribute), value.confidence >= policy.leastConfidence
    else { return false }
    switch compareZones(attribute, source, other, today: today) {
    case .same, .formOnly: return true
    case .lookalike, .differs, nil: return false
    }
  }
  return second ? .agreement : said.proof
}
