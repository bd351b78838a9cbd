import Foundation
import Proofing

extension Gathering {
  /// The document number, of the document whose number the claim states.
  ///
  /// Neighbours are taken apart from all other numbers: one character is what a forger changes, and what
  /// a reader misreads.
  var documentNumber: FieldEvidence? {
    let claimed = plainNumber(claim.documentNumber?.revealed ?? "").compactMap {
      $0.unicodeScalars.first?.value
    }
    guard !claimed.isEmpty else { return nil }
    var all: [(witness: Witness, agrees: Bool)] = []
    for source in sources {
      for reading in source.readings[.documentNumber] ?? [] {
        let level = compareDocumentNumbers(
          claim.documentNumber?.revealed ?? "", reading.value.revealed)
        let text = Said(reading).plainText(in: source.zone, tables)
        let own = source.with(only: reading)
        guard let witness = witness(.documentNumber, own, level, text) else { continue }
        all.append((witness, level.agreement(on: .documentNumber) == .agrees))
      }
    }
    let owners = Set(all.filter(\.agrees).map(\.witness.evidence))
    let witnesses = all.map(\.witness).filter { owners.isEmpty || owners.contains($0.evidence) }
    guard !witnesses.isEmpty else { return nil }
    let exact = witnesses.map { witness in
      max(
        witness.text.likelihood(of: claimed),
        witness.level == .exact ? witness.text.certainty : -.infinity)
    }
    let neighbours = witnesses.map { $0.text.likelihood(nearly: claimed, alphabet: 36) }
    let candidates =
      [Candidate(level: .exact, prior: 0, likelihoods: exact)]
      + readingsAtTheirWord(witnesses) { own in
        own.level == .near ? -log2(Double(claimed.count * 35)) : Self.numbers
      }
    let fusion = Fusion(
      attribute: .documentNumber, witnesses: witnesses, candidates: candidates,
      neighbours: (.near, neighbours))
    var evidence = fusion.evidence(under: rule)
    evidence.consistency = consistency(.documentNumber, witnesses, claimed: exact) { _ in
      Self.numbers
    }
    return evidence
  }

  /// Logarithm of the share that one number has of all numbers.
  private static let numbers: Double = log2(1e-8)
}
