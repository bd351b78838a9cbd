import Proofing
import Support

extension Comparison {
  /// An exact agreement that a check digit proves, unless said otherwise.
  static func make(
    _ attribute: Attribute, _ level: Level = .exact, _ agreement: Agreement = .agrees,
    zone: Zone = .barcode, proof: Proof = .errorCorrection, confidence: Double = 0.99
  ) -> Comparison {
    Comparison(
      attribute: attribute, evidence: 0, zone: zone, level: level, agreement: agreement,
      proof: proof, confidence: confidence)
  }
}

extension Assessment {
  /// A license on which everything agrees, unless said otherwise.
  static func make(
    _ comparisons: [Comparison]? = nil, findings: [Finding] = [],
    knowledge: KnowledgeResult = KnowledgeResult(.notOffered),
    types: [EvidenceType] = [.driversLicense], bits: Double? = 10
  ) -> Assessment {
    Assessment(
      comparisons: comparisons ?? Policy.make().mandatory.map { .make($0) },
      findings: findings + [Finding(.consistencyAgree, attribute: .dateOfBirth, evidence: 0)],
      knowledge: knowledge, evidenceTypes: types,
      weighing: bits.map { .make($0, hasCertainMismatch: $0 < 0) })
  }

  /// All that agrees, without one attribute.
  static func without(_ attribute: Attribute, and others: [Comparison] = []) -> Assessment {
    make(Policy.make().mandatory.filter { $0 != attribute }.map { .make($0) } + others)
  }
}

extension Weighing {
  /// Nothing but a sum.
  static func make(_ total: Double, hasCertainMismatch: Bool = false) -> Weighing {
    Weighing(
      lines: [], total: total, shares: [:], priorBits: 0, hasCertainMismatch: hasCertainMismatch)
  }
}

/// The profile of revision 3: a proved mismatch of birth date or number fails.
func revision3() -> Policy {
  var policy = Policy.make()
  policy.name = "nist-63a-3"
  policy.pushes = [
    .matchBirthMismatch: .fail, .matchNumberMismatch: .fail, .kbaFailed: .retry,
  ]
  policy.knowledge.capBits = 4
  return policy
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
