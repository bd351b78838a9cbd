import Proofing

extension Context {
  /// What the documents lack: sides, zones and fields that the policy needs.
  var evidenceFindings: [Finding] {
    job.evidence.indices.flatMap { place -> [Finding] in
      let evidence = job.evidence[place]
      guard let rule = policy.evidence[evidence.type] else {
        // The job itself says what kind it is: nothing here was read and could be misread.
        return [Finding(.classifyUnsupportedType, evidence: place, proved: true)]
      }
      return missingSides(of: evidence, at: place, rule) + missingZones(at: place, rule)
        + issuerFindings(of: evidence, at: place) + typeFindings(of: evidence, at: place)
        + sameSideFindings(at: place)
    } + fieldFindings
  }

  private func missingSides(
    of evidence: Evidence, at place: Int, _ rule: Policy.EvidenceRule
  ) -> [Finding] {
    rule.sides.filter { side in !evidence.pictures.contains { $0.side == side } }
      .map { Finding(.classifySideMissing, evidence: place, side: $0) }
  }

  /// The zone that the policy needs was not read, or nothing ties it to the rest of the card.
  ///
  /// A card's barcode stands on another picture than its print: unless some strong attribute is the
  /// same in both, they may be two cards.
  private func missingZones(at place: Int, _ rule: Policy.EvidenceRule) -> [Finding] {
    guard let zone = rule.requiredZone else { return [] }
    let read = sources(of: place)
    if !read.contains(where: { $0.zone == zone }) {
      let stages = ["mrz.", "barcode."]
      let said = pages.contains { page in
        page.evidence == place
          && page.findings.contains { finding in
            finding.zone == zone
              && (finding.reason == .ocrEngineUnavailable
                || stages.contains { finding.reason.rawValue.hasPrefix($0) })
          }
      }
      switch zone {
      case .barcode: return said ? [] : [Finding(.barcodeNotFound, zone: zone, evidence: place)]
      case .machineReadable: return said ? [] : [Finding(.mrzNotFound, zone: zone, evidence: place)]
      case .visual: return [Finding(.ocrFieldMissing, zone: zone, evidence: place)]
      }
    }
    guard zone == .barcode else { return [] }
    let strong: [Attribute] = [.documentNumber, .dateOfBirth, .familyName]
    let tied = strong.contains { attribute in
      read.contains { one in
        one.zone == .barcode
          && read.contains { other in
            other.zone == .visual
              && compareZones(attribute, one, other, today: today) != nil
          }
      }
    }
    return tied ? [] : [Finding(.ocrFieldMissing, zone: .visual, evidence: place)]
  }

  /// The document's issuer is not the one that the job states.
  private func issuerFindings(of evidence: Evidence, at place: Int) -> [Finding] {
    guard let stated = evidence.issuer?.uppercased() else { return [] }
    return sources(of: place).compactMap { source in
      guard let read = source.said(.issuer), isCertain(read) else { return nil }
      let issuer = read.text.uppercased().filter { $0 != "<" }
      // `US-GA` and `USA` are names of different kinds, and neither contradicts the other.
      guard issuer.contains("-") == stated.contains("-"), issuer != stated else { return nil }
      let isGermany = Set([issuer, stated]) == ["D", "DEU"]
      return isGermany
        ? nil
        : Finding(
          .matchStateMismatch, attribute: .issuer, zone: source.zone, evidence: place,
          proved: true)
    }
  }

  /// Mandatory attributes that no source gives, or none surely enough.
  private var fieldFindings: [Finding] {
    policy.mandatory.flatMap { attribute -> [Finding] in
      let own = comparisons.filter { $0.attribute == attribute }
      let isRead =
        !own.isEmpty || sources.contains { $0.value(of: attribute) != nil }
      if !isRead { return [Finding(.ocrFieldMissing, attribute: attribute)] }
      if !isClaimed(attribute) { return [Finding(.matchNotCompared, attribute: attribute)] }
      let compared = own.filter { $0.agreement != .notCompared }
      if !compared.isEmpty, compared.allSatisfy({ $0.agreement == .agrees }),
        !compared.contains(where: policy.isCertain)
      {
        return [Finding(.ocrRequiredFieldUncertain, attribute: attribute)]
      }
      return []
    }
  }
}
