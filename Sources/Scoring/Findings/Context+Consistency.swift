import Proofing

extension Context {
  /// What the zones of each document say about each other.
  ///
  /// Only two certain readings can disagree (NIST SP 800-63A revision 4 wants print held against
  /// barcode and machine readable zone; AAMVA and ICAO allow differences of form).
  var consistencyFindings: [Finding] {
    job.evidence.indices.flatMap { place -> [Finding] in
      let read = sources(of: place)
      let zones = Set(read.map(\.zone))
      if zones.count == 1 { return [Finding(.consistencySingleSource, evidence: place)] }
      let findings = Self.compared.flatMap { consistencyFindings(of: $0, among: read, at: place) }
      let strong: Set<Reason> = [
        .consistencyNameMismatch, .consistencyBirthMismatch, .consistencyNumberMismatch,
      ]
      let differing = Set(findings.map(\.reason)).intersection(strong)
      return differing.count >= 2
        ? findings + [
          Finding(.consistencyFrontBackDifferentHolder, evidence: place, proved: true)
        ] : findings
    }
  }

  /// What is held against each other, with the code for a mismatch.
  private static let compared: [(attribute: Attribute, mismatch: Reason)] = [
    (.familyName, .consistencyNameMismatch), (.givenNames, .consistencyNameMismatch),
    (.suffix, .consistencyNameMismatch), (.dateOfBirth, .consistencyBirthMismatch),
    (.documentNumber, .consistencyNumberMismatch), (.dateOfExpiry, .consistencyExpiryMismatch),
    (.dateOfIssue, .consistencyIssueMismatch), (.sex, .consistencySexMismatch),
    (.issuer, .consistencyIssuerMismatch), (.address, .consistencyAddressMismatch),
  ]

  private func consistencyFindings(
    of one: (attribute: Attribute, mismatch: Reason), among read: [Source], at place: Int
  ) -> [Finding] {
    var reasons: Set<Reason> = []
    for (index, left) in read.enumerated() {
      for right in read[(index + 1)...] where left.zone != right.zone {
        guard let result = compareZones(one.attribute, left, right, today: today) else { continue }
        switch result {
        case .same: reasons.insert(.consistencyAgree)
        case .formOnly: reasons.formUnion([.consistencyAgree, .consistencyFormOnly])
        case .lookalike: reasons.insert(.consistencyMismatchLowConfidence)
        case .differs:
          let certain = [left, right].allSatisfy {
            $0.value(of: one.attribute).map(isCertain) ?? false
          }
          reasons.insert(certain ? one.mismatch : .consistencyMismatchLowConfidence)
        }
      }
    }
    if reasons.contains(one.mismatch) || reasons.contains(.consistencyMismatchLowConfidence) {
      reasons.remove(.consistencyAgree)
    }
    return reasons.sorted().map {
      Finding($0, attribute: one.attribute, evidence: place, proved: $0 == one.mismatch)
    }
  }

  /// Two documents surely name different holders.
  var documentsFindings: [Finding] {
    var findings: [Finding] = []
    for (index, left) in sources.enumerated() {
      for right in sources[(index + 1)...] where right.evidence != left.evidence {
        for attribute in [Attribute.familyName, .givenNames, .dateOfBirth] {
          let certain = [left, right].allSatisfy {
            $0.value(of: attribute).map(isCertain) ?? false
          }
          if certain, compareZones(attribute, left, right, today: today) == .differs {
            findings.append(
              Finding(
                .consistencyDocumentsDisagree, attribute: attribute, evidence: right.evidence,
                proved: true))
          }
        }
      }
    }
    return findings
  }
}
