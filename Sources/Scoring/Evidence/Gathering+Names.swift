import Foundation
import Proofing

extension Gathering {
  /// The family name; names in each other's place count here, once.
  var familyName: FieldEvidence? {
    name(.familyName) { source, read, levels in
      guard let said = read.family else { return nil }
      let tokens = said.nameTokens(in: source.zone, tables)
      return NamePart(
        claim: levels.parting.family, read: NameForms(said.text), level: levels.family,
        text: said.noisyText(Array(tokens.joined()), tables))
    }
  }

  /// The given names.
  var givenNames: FieldEvidence? {
    name(.givenNames) { source, read, levels in
      guard read.given != nil else { return nil }
      let parting = levels.parting
      let tokens = allGivenTokens(source, read).prefix(parting.readGiven.tokens.count)
      return (read.given ?? read.middle).map { said in
        NamePart(
          claim: parting.given, read: parting.readGiven, level: levels.given,
          text: said.noisyText(Array(tokens.joined()), tables))
      }
    }
  }

  /// The middle names.
  var middleNames: FieldEvidence? {
    name(.middleNames) { source, read, levels in
      let parting = levels.parting
      let tokens = allGivenTokens(source, read)
        .dropFirst(read.given == nil ? 0 : parting.readGiven.tokens.count)
        .prefix(parting.readMiddle.tokens.count)
      return (read.middle ?? read.given).map { said in
        NamePart(
          claim: parting.middle, read: parting.readMiddle, level: levels.middle,
          text: said.noisyText(Array(tokens.joined()), tables))
      }
    }
  }

  /// The suffix: too short for noise to be modelled, so what may be misread says less, whatever it says.
  var suffix: FieldEvidence? {
    let order = Policy.ScoringRule.levels(of: .suffix)
    var witnesses: [Witness] = []
    for one in names {
      let (source, read, levels) = (one.source, one.read, one.levels)
      guard let said = read.suffix ?? read.family,
        let own = witness(
          .suffix, source, levels.suffix, said.plainText(in: source.zone, tables)),
        !witnesses.contains(where: { $0.isRepeated(by: own) })
      else { continue }
      witnesses.append(own)
    }
    return wholly(.suffix, witnesses, order)
  }

  /// What a source gives as given and then as middle names, token by token.
  private func allGivenTokens(_ source: Source, _ read: ReadName) -> [[NoisyCharacter]] {
    [read.given, read.middle].compactMap { $0 }
      .flatMap { $0.nameTokens(in: source.zone, tables) }
  }

  /// One part of a name in one source.
  private struct NamePart {
    var claim: NameForms
    var read: NameForms
    var level: Comparison.Level?
    var text: NoisyText
  }

  private func name(
    _ attribute: Attribute, _ part: (Source, ReadName, NameLevels) -> NamePart?
  ) -> FieldEvidence? {
    let isGiven = attribute != .familyName
    var parts: [NamePart] = []
    var witnesses: [Witness] = []
    for one in names {
      let (source, read, levels) = (one.source, one.read, one.levels)
      guard let part = part(source, read, levels),
        let witness = witness(attribute, source, part.level, part.text),
        !witnesses.contains(where: { $0.isRepeated(by: witness) })
      else { continue }
      parts.append(part)
      witnesses.append(witness)
    }
    guard let first = parts.first else { return nil }
    var candidates = [
      Candidate(
        level: .exact, prior: 0,
        likelihoods: zip(witnesses, parts).map { witness, part in
          let forms = part.claim.runTogether.sorted()
            .map { witness.text.likelihood(of: $0.unicodeScalars.map(\.value)) }
          return max(
            forms.max() ?? -.infinity, witness.level == .exact ? witness.text.certainty : -.infinity
          )
        })
    ]
    if attribute == .givenNames { candidates += nicknames(of: first.claim, witnesses) }
    if isGiven { candidates += initials(of: first.claim, witnesses) }
    candidates += readingsAtTheirWord(witnesses) { own in
      prior(of: own, among: candidates, given: isGiven)
    }
    let fusion = Fusion(attribute: attribute, witnesses: witnesses, candidates: candidates)
    var evidence = fusion.evidence(under: rule)
    if attribute != .middleNames {
      let agreeing = zip(witnesses, parts).filter { $0.0.level == .exact }.map(\.1.read)
      let shares = ([first.claim] + agreeing).compactMap {
        tables.names.share(of: $0, given: isGiven)
      }
      evidence.frequencyBits = shares.max().map { rounded(-log2($0)) }
      evidence.consistency = consistency(
        attribute, witnesses, claimed: candidates[0].likelihoods
      ) { listed($0, given: isGiven) ?? Self.rareName }
    }
    return evidence
  }

  /// The short and long forms of a claimed given name, each as likely as the others.
  private func nicknames(of claim: NameForms, _ witnesses: [Witness]) -> [Candidate] {
    let forms = Set(claim.runTogether.flatMap(Nicknames.forms)).sorted()
    let prior = -log2(Double(max(1, forms.count)))
    return forms.map { form in
      Candidate(
        level: .nickname, prior: prior,
        likelihoods: witnesses.map { $0.text.likelihood(of: form.unicodeScalars.map(\.value)) })
    }
  }

  /// The claimed name as an initial.
  private func initials(of claim: NameForms, _ witnesses: [Witness]) -> [Candidate] {
    guard let initial = claim.plain.first?.unicodeScalars.first, claim.plain.count > 1 else {
      return []
    }
    return [
      Candidate(
        level: .initial, prior: 0,
        likelihoods: witnesses.map { $0.text.likelihood(of: [initial.value]) })
    ]
  }

  /// What share of its level a name that was read has.
  ///
  /// A near name that nobody bears is more likely a misreading; of all other names it has its share of
  /// people.
  private func prior(of own: Witness, among known: [Candidate], given: Bool) -> Double {
    let share = listed(own, given: given)
    switch own.level {
    case .near: return share == nil ? -log2(200) : -log2(10)
    case .other: return share ?? Self.rareName
    default: return 0
    }
  }

  /// Logarithm of the share of people who bear the name that was read; nil when it is not listed.
  private func listed(_ witness: Witness, given: Bool) -> Double? {
    var name = String.UnicodeScalarView()
    name.append(contentsOf: witness.text.read.compactMap(Unicode.Scalar.init))
    return tables.names.share(of: NameForms(String(name)), given: given).map { log2($0) }
  }

  /// Logarithm of the share of people that a name in no table has: 2 in 10 million.
  private static let rareName: Double = log2(2e-7)
}
