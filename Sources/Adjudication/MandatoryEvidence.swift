import Proofing

/// Which of the attributes that a pass needs are confirmed.
struct MandatoryEvidence: Equatable {
  /// Attributes that a sure reading confirms, in the order of ``Attribute``.
  var met: [Attribute]
  /// The others.
  var unmet: [Attribute]

  /// Nothing is mandatory: then nothing can be confirmed either.
  var isEmpty: Bool { met.isEmpty && unmet.isEmpty }

  /// Looks at each mandatory attribute of a policy.
  init(_ comparisons: [Comparison], under policy: Policy) {
    let attributes = Set(policy.mandatory).sorted()
    met = attributes.filter { attribute in
      Self.isMet(comparisons.filter { $0.attribute == attribute }, under: policy)
    }
    let confirmed = Set(met)
    unmet = attributes.filter { !confirmed.contains($0) }
  }

  /// Some source surely agrees, and no source that can be relied on says anything else.
  private static func isMet(_ comparisons: [Comparison], under policy: Policy) -> Bool {
    comparisons.contains { $0.agreement == .agrees && policy.isCertain($0) }
      && !comparisons.contains { blocks($0, under: policy) }
  }

  /// Whether a comparison stands against an attribute, whatever other sources say.
  ///
  /// A disagreement does from the least confidence on, also where nothing proves it: that is not
  /// enough to fail anyone, and enough not to pass. A partial agreement does when its reading is
  /// sure, with one exception: a pair of characters that look the same in print (`O` and `0`) counts
  /// only from a source that tells them apart by more than their looks.
  private static func blocks(_ comparison: Comparison, under policy: Policy) -> Bool {
    switch comparison.agreement {
    case .agrees, .notCompared: false
    case .disagrees: comparison.confidence >= policy.leastConfidence
    case .partly:
      policy.isCertain(comparison)
        && !(comparison.level == .ocr && comparison.proof == .confidence)
    }
  }
}
