import Proofing

extension Context {
  /// What the reader noticed on the pages.
  ///
  /// A field that one zone does not show, while another zone of the document surely gives it, needs no
  /// other picture and is a warning. So is a date of expiry where another zone says that there is none.
  /// A specimen mark counts as proved when its zone was legible: nobody misreads a whole word into that one.
  var pageFindings: [Finding] {
    pages.flatMap { page in
      page.findings.map { finding in
        var finding = finding
        finding.evidence = finding.evidence ?? page.evidence
        finding.side = finding.side ?? page.side
        if finding.reason == .classifySpecimen, let zone = finding.zone {
          finding.proved = finding.proved || isLegible(zone, of: page)
        }
        let doesNotExpire =
          finding.attribute == .dateOfExpiry && saysThatItDoesNotExpire(page.evidence)
        if finding.reason == .ocrFieldMissing, doesNotExpire || isSurelyRead(finding) {
          finding.reason = .ocrFieldLowConfidence
        }
        return finding
      }
    }
  }

  /// Whether something else in a zone was surely read, or as another zone of the document surely has it.
  private func isLegible(_ zone: Zone, of page: Page) -> Bool {
    let others = pages.filter { $0.evidence == page.evidence }.flatMap(\.readings).filter {
      $0.zone != zone && isCertain(Said($0))
    }
    return page.readings.contains { reading in
      reading.zone == zone
        && (isCertain(Said(reading))
          || others.contains { $0.attribute == reading.attribute && $0.value == reading.value })
    }
  }

  /// Whether a zone of a document was read and says that there is no date of expiry.
  func saysThatItDoesNotExpire(_ evidence: Int) -> Bool {
    pages.contains { page in
      page.evidence == evidence
        && page.findings.contains { $0.reason == .validationExpiryNotADate }
    }
  }

  private func isSurelyRead(_ finding: Finding) -> Bool {
    guard let attribute = finding.attribute, let zone = finding.zone else { return false }
    return sources.contains { source in
      source.evidence == finding.evidence && source.zone != zone
        && source.value(of: attribute).map(isCertain) ?? false
    }
  }

  /// The consent: how old it is, what it covers, and whether it covers faces.
  ///
  /// A consent that names attributes has to cover those that a pass needs and the claim gives.
  var consentFindings: [Finding] {
    var findings: [Finding] = []
    // Whole days in UTC: the day decides and not the clock.
    let age = today.daysSince1970 - Int((Double(job.consent.givenAt) / 86_400).rounded(.down))
    if let days = policy.consentDays, age > days {
      findings.append(Finding(.jobConsentExpired))
    }
    if !job.consent.attributes.isEmpty {
      for attribute in policy.mandatory
      where isClaimed(attribute) && !job.consent.attributes.contains(attribute.rawValue) {
        findings.append(Finding(.jobConsentScope, attribute: attribute))
      }
    }
    if job.selfie != nil {
      findings.append(Finding(.faceNotRun))
      if !job.consent.biometric { findings.append(Finding(.faceConsentMissing)) }
    }
    return findings
  }

  /// What the applicant reported and other systems found out: it can only raise doubt.
  ///
  /// A check that did not run upstream says nothing.
  var upstreamFindings: [Finding] {
    var findings: [Finding] = []
    if job.reportedTheft { findings.append(Finding(.riskApplicantReportedTheft)) }
    if raisesDoubt(job.upstream?.deathRecord) { findings.append(Finding(.riskDeceasedUpstream)) }
    if job.upstream?.liveness != nil { findings.append(Finding(.faceUpstreamResult)) }
    if raisesDoubt(job.upstream?.liveness) {
      findings.append(Finding(.riskLivenessFailedUpstream))
    }
    if raisesDoubt(job.upstream?.authoritativeSource) {
      findings.append(Finding(.riskSourceMismatchUpstream))
    }
    return findings
  }

  private func raisesDoubt(_ check: Upstream.Check?) -> Bool {
    guard let result = check?.result.lowercased() else { return false }
    let harmless: Set<String> = [
      "", "clear", "pass", "passed", "match", "ok", "none", "notrun", "not_run", "unavailable",
      "error", "timeout", "skipped",
    ]
    return !harmless.contains(result)
  }

  /// Whether the claim gives an attribute.
  func isClaimed(_ attribute: Attribute) -> Bool {
    switch attribute {
    case .familyName, .dateOfBirth: true
    case .givenNames: job.claim.givenNames?.revealed.isEmpty == false
    case .middleNames: job.claim.middleNames?.revealed.isEmpty == false
    case .suffix: job.claim.suffix?.revealed.isEmpty == false
    case .documentNumber: job.claim.documentNumber?.revealed.isEmpty == false
    case .address: job.claim.address != nil
    case .ssn: job.claim.ssn != nil
    case .phone: job.claim.phone != nil
    case .email: job.claim.email != nil
    default: false
    }
  }
}
