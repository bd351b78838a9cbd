import Foundation
import Proofing

extension Gathering {
  /// How likely the print of each document is, given its zone for machines.
  ///
  /// If print was altered, it shows what the forger wanted: the claim, unless that is what the other zone
  /// says too, or anything else. If it was taken from another place of the picture, it shows anything.
  ///
  /// - Parameters:
  ///   - attribute: The attribute.
  ///   - witnesses: Its readings.
  ///   - claimed: Logarithm of the probability of each reading if the claim is printed.
  ///   - prior: Logarithm of the share that a reading's text has of all texts.
  /// - Returns: One likelihood a pair of readings.
  func consistency(
    _ attribute: Attribute, _ witnesses: [Witness], claimed: [Double], prior: (Witness) -> Double
  ) -> [ZoneLikelihood] {
    witnesses.indices.filter { witnesses[$0].zone == .visual }.flatMap { printed in
      let own = witnesses.filter { $0.evidence == witnesses[printed].evidence }
      let coded = own.contains { $0.zone == .barcode } ? Zone.barcode : .machineReadable
      return own.filter { $0.zone == coded }
        .compactMap { code in
          let print = witnesses[printed]
          let anything = prior(print) + print.text.certainty
          return likelihood(
            of: print, given: code, attribute, anything: anything,
            altered: code.level == .exact ? anything : max(anything, claimed[printed]))
        }
    }
  }

  private func likelihood(
    of print: Witness, given code: Witness, _ attribute: Attribute, anything: Double,
    altered: Double
  ) -> ZoneLikelihood? {
    let same =
      sayTheSame(attribute, print.source, code.source)
      ? print.text.certainty : likelihood(of: print, given: code)
    let most = max(same, altered)
    guard most.isFinite else { return nil }
    func relative(_ likelihood: Double) -> Double { rounded(max(-80, likelihood - most)) }
    return ZoneLikelihood(
      evidence: print.evidence, zone: code.zone, same: relative(same), altered: relative(altered),
      elsewhere: relative(anything),
      contradicted: print.contradicts(rule) || code.contradicts(rule))
  }

  /// Whether both zones say the same in any form that their standards allow.
  private func sayTheSame(_ attribute: Attribute, _ print: Source, _ code: Source) -> Bool {
    switch compareZones(attribute, print, code, today: today) {
    case .same, .formOnly: true
    case .lookalike, .differs, nil: false
    }
  }

  /// The print if it says what the code says: either may be misread.
  private func likelihood(of print: Witness, given code: Witness) -> Double {
    let least = code.text.right.min() ?? 0
    let isShort =
      code.zone == .machineReadable && code.text.read.count == 6
      && print.text.read.count == 8
    let text = NoisyText(
      Array(print.text.read.dropFirst(isShort ? 2 : 0)),
      right: print.text.right.dropFirst(isShort ? 2 : 0).map { max(1.0 / 36, $0 * least) },
      channel: print.text.channel)
    return text.likelihood(of: code.text.read)
  }
}
