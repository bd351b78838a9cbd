import Foundation
import Proofing

extension Gathering {
  /// The address, one joint level.
  ///
  /// A misreading never makes a street and a house number agree by chance, so an agreement counts in
  /// full. A disagreement counts as far as the line was surely read.
  var address: FieldEvidence? {
    guard let claimed = claim.address.map({ AddressParts($0.revealed) }) else { return nil }
    let witnesses = sources.compactMap { source -> Witness? in
      guard let read = source.address else { return nil }
      return witness(
        .address, source, compareAddresses(claimed, read.parts),
        read.said.plainText(in: source.zone, tables))
    }
    return wholly(.address, witnesses, Policy.ScoringRule.levels(of: .address))
  }

  /// Evidence that is read as a whole: what is not surely read may be on any level.
  func wholly(
    _ attribute: Attribute, _ witnesses: [Witness], _ levels: [Comparison.Level]
  ) -> FieldEvidence? {
    guard !witnesses.isEmpty else { return nil }
    let agreeing: Set<Comparison.Level> = [.full, .part, .exact]
    let candidates = levels.map { level in
      Candidate(
        level: level, prior: 0,
        likelihoods: witnesses.map { witness in
          if level == witness.level { return 0 }
          return agreeing.contains(witness.level)
            ? Self.byChance : log2(max(exp2(Self.byChance), 1 - witness.certainty))
        })
    }
    return Fusion(attribute: attribute, witnesses: witnesses, candidates: candidates)
      .evidence(under: rule)
  }

  /// Logarithm of the probability that a misreading agrees: one in 100 million.
  private static let byChance: Double = log2(1e-8)
}
