import Proofing

/// Gathers what all sources say about each attribute of a claim, as probabilities.
///
/// - Parameters:
///   - claim: The claim.
///   - named: What was read, with the names compared.
///   - today: The day from which centuries are told apart.
///   - rule: Says from when on a reading contradicts the claim.
///   - tables: What is known of readers and names.
/// - Returns: One entry an attribute that was claimed and read, in the order of attributes.
func gatherEvidence(
  _ claim: Claim, with named: [NamedSource], today: CalendarDate, rule: Policy.ScoringRule,
  tables: ScoringTables
) -> [FieldEvidence] {
  let gathering = Gathering(
    claim: claim, named: named, today: today, rule: rule, tables: tables)
  let fields = [
    gathering.familyName, gathering.givenNames, gathering.middleNames, gathering.suffix,
    gathering.dateOfBirth, gathering.documentNumber, gathering.address,
  ]
  return fields.compactMap { $0 }.sorted { $0.attribute < $1.attribute }
}

/// All that the evidence about one attribute is made of.
struct Gathering {
  let claim: Claim
  let sources: [Source]
  let today: CalendarDate
  let rule: Policy.ScoringRule
  let tables: ScoringTables
  /// The name that each source gives, with its levels; one more for each further reading of a name.
  let names: [NamedSource]

  init(
    claim: Claim, named: [NamedSource], today: CalendarDate, rule: Policy.ScoringRule,
    tables: ScoringTables
  ) {
    self.claim = claim
    sources = named.map(\.source)
    self.today = today
    self.rule = rule
    self.tables = tables
    let variants = sources.flatMap { source in
      [Attribute.familyName, .givenNames].flatMap { attribute in
        (source.readings[attribute] ?? []).dropFirst().map(source.with)
      }
    }
    let claimed = variants.isEmpty ? nil : ClaimedName(claim)
    names =
      named
      + variants.compactMap { variant in
        claimed.map { NamedSource(variant, comparedWith: $0) }
      }
  }

  /// A witness; nil where its level says nothing.
  func witness(
    _ attribute: Attribute, _ source: Source, _ level: Comparison.Level?, _ text: NoisyText
  ) -> Witness? {
    guard let level, let row = level.weighed(for: attribute), !text.read.isEmpty else { return nil }
    return Witness(
      source: source, text: text, level: row,
      disagrees: level.agreement(on: attribute) == .disagrees)
  }

  /// Each reading taken at its word, where that is not what the claim says.
  ///
  /// - Parameters:
  ///   - witnesses: The readings.
  ///   - prior: Logarithm of the share of its level that a reading's text has.
  ///   - text: What a witness's reading is on another witness: its own text, unless forms differ.
  /// - Returns: One candidate a text.
  func readingsAtTheirWord(
    _ witnesses: [Witness], prior: (Witness) -> Double,
    text: (_ of: Witness, _ on: Witness) -> [UInt32] = { of, _ in of.text.read }
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    for (place, own) in witnesses.enumerated() where own.level != .exact {
      if let known = candidates.firstIndex(where: { candidate in
        candidate.level == own.level
          && candidate.origins.contains { witnesses[$0].text.read == own.text.read }
      }) {
        candidates[known].origins.insert(place)
        continue
      }
      let likelihoods = witnesses.map { other in
        let said = text(own, other)
        return said == other.text.read ? other.text.certainty : other.text.likelihood(of: said)
      }
      candidates.append(
        Candidate(
          level: own.level, prior: prior(own), likelihoods: likelihoods, origins: [place]))
    }
    return candidates
  }
}
