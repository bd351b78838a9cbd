import Proofing

extension Comparison {
  /// A comparison as a result records it; nil when something of it is not known.
  init?(_ attribute: Attribute, recorded one: JSON) {
    guard let evidence = one["evidence"]?.whole,
      let zone = (one["zone"]?.text).flatMap(Zone.init(rawValue:)),
      let level = (one["level"]?.text).flatMap(Level.init(rawValue:)),
      let agreement = (one["agreement"]?.text).flatMap(Agreement.init(rawValue:)),
      let proof = (one["proof"]?.text).flatMap(Proof.init(rawValue:))
    else { return nil }
    self.init(
      attribute: attribute, evidence: evidence, zone: zone, level: level, agreement: agreement,
      proof: proof, confidence: one["confidence"]?.number ?? 0)
  }
}

extension Finding {
  /// A finding as a result records it; nil when its code is not known.
  init?(recorded one: JSON) {
    guard let reason = (one["code"]?.text).flatMap(Reason.init(rawValue:)) else { return nil }
    self.init(
      reason, attribute: (one["attribute"]?.text).flatMap(Attribute.init(rawValue:)),
      zone: (one["zone"]?.text).flatMap(Zone.init(rawValue:)), evidence: one["evidence"]?.whole,
      side: (one["side"]?.text).flatMap(Side.init(rawValue:)), question: one["question"]?.text,
      proved: one["proved"]?.isTrue == true)
  }
}

extension FieldEvidence {
  /// Evidence as a result records it; nil when something of it is not known.
  init?(recorded one: JSON) {
    guard let attribute = (one["attribute"]?.text).flatMap(Attribute.init(rawValue:)),
      let level = (one["level"]?.text).flatMap(Comparison.Level.init(rawValue:)),
      let alternatives = one["alternatives"]?.elements, !alternatives.isEmpty
    else { return nil }
    var levels: [[Comparison.Level: Double]] = []
    for alternative in alternatives {
      var own: [Comparison.Level: Double] = [:]
      for (name, value) in alternative.sortedMembers {
        guard let level = Comparison.Level(rawValue: name), let bits = value.number else {
          return nil
        }
        own[level] = bits
      }
      levels.append(own)
    }
    let pairs = (one["consistency"]?.elements ?? []).map(ZoneLikelihood.init(recorded:))
    guard pairs.allSatisfy({ $0 != nil }) else { return nil }
    self.init(
      attribute: attribute, level: level, alternatives: levels,
      frequencyBits: one["frequencyBits"]?.number, mismatch: one["mismatch"]?.number,
      consistency: pairs.compactMap { $0 })
  }
}

extension ZoneLikelihood {
  /// A likelihood as a result records it; nil when something of it is not known.
  init?(recorded one: JSON) {
    guard let evidence = one["evidence"]?.whole,
      let zone = (one["zone"]?.text).flatMap(Zone.init(rawValue:)),
      let same = one["same"]?.number, let altered = one["altered"]?.number
    else { return nil }
    self.init(
      evidence: evidence, zone: zone, same: same, altered: altered,
      // Earlier results did not reckon with it.
      elsewhere: one["elsewhere"]?.number ?? -80,
      contradicted: one["contradicted"]?.isTrue == true)
  }
}
