import Proofing

/// Whether the evidence alone makes a job fail.
///
/// The score has to be at the fail threshold or below, and a core attribute has to say something else in a
/// reading that is certain by its proof and by its probability, with no other sure reading against it.
/// Every mandatory attribute has to have been read, of one document whose zones do not contradict each
/// other, and nothing but the comparison with the claim may push: whatever else is wrong, a person looks at
/// it, and what could not be read is no mismatch.
func failsByScore(
  _ assessment: Assessment, _ weighed: [Weighed], under policy: Policy
) -> Bool {
  guard let weighing = assessment.weighing, weighing.hasCertainMismatch,
    assessment.evidenceTypes.count == 1, weighing.total <= policy.scoring.failBits
  else { return false }
  let comparisons = assessment.comparisons
  let allRead = policy.mandatory.allSatisfy { attribute in
    comparisons.contains {
      $0.attribute == attribute && $0.agreement != .notCompared
        && $0.confidence >= policy.leastConfidence
    }
  }
  let core: Set<Attribute> = [.familyName, .givenNames, .dateOfBirth, .documentNumber]
  let isProved = weighed.contains { one in
    one.finding.proved && one.finding.reason.stage == "match"
      && one.finding.attribute.map(core.contains) ?? false
      && !one.finding.isContradicted(by: comparisons, under: policy)
  }
  let harmless: Set<Reason> = [
    .consistencyAgree, .consistencyFormOnly, .consistencySingleSource,
  ]
  let onlyTheClaim = weighed.allSatisfy { one in
    let reason = one.finding.reason
    guard reason.stage != "consistency" else { return harmless.contains(reason) }
    return one.push <= .warn || one.push == .escalate && reason.stage == "match"
  }
  return allRead && isProved && onlyTheClaim
}
