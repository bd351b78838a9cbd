import Proofing

extension Context {
  /// What is wrong with the claim by itself.
  var claimFindings: [Finding] { ageFindings + numberFindings + addressFindings }

  /// The applicant says to be too young, or impossibly old.
  ///
  /// What is typed may be a slip: only a document's date proves it.
  private var ageFindings: [Finding] {
    let age = job.claim.dateOfBirth.revealed.wholeYears(until: today)
    var findings: [Finding] = []
    if age < policy.minimumAge {
      findings.append(Finding(.validationUnderAge, attribute: .dateOfBirth))
    }
    if age > 120 || age < 0 {
      findings.append(Finding(.validationAgeImplausible, attribute: .dateOfBirth))
    }
    return findings
  }

  private var numberFindings: [Finding] {
    guard let text = job.claim.ssn?.revealed, !text.isEmpty else { return [] }
    // It was typed and not read, so nothing can be misread: the finding needs no other proof.
    let impossible = Finding(.validationSsnImpossible, attribute: .ssn, proved: true)
    guard let number = SocialSecurityNumber(text) else { return [impossible] }
    return switch number.kind {
    case .plausible: []
    case .impossible: [impossible]
    case .taxpayer: [Finding(.validationSsnIsItin, attribute: .ssn)]
    case .sample: [Finding(.validationSsnIsKnownSample, attribute: .ssn)]
    }
  }

  private var addressFindings: [Finding] {
    guard let address = job.claim.address?.revealed else { return [] }
    let parts = AddressParts(address)
    if parts.box != nil { return [Finding(.validationAddressPoBox, attribute: .address)] }
    let isForeign = address.country.map { $0.uppercased() != "USA" } ?? false
    let isWhole =
      parts.number != nil && !parts.street.isEmpty && parts.city != nil && parts.region != nil
      && parts.zip != nil
    return isWhole || isForeign ? [] : [Finding(.validationAddressUnparsed, attribute: .address)]
  }
}
