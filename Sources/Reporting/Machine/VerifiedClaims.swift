public import Proofing

/// A passed job as `verified_claims` of OpenID Identity Assurance (openid-ida-verified-claims-1_0).
///
/// It tells who the applicant is, so it is made on demand and never lies in the spool. Nothing is in it that is
/// not verified: of the attributes that the consent covers, those that a source agrees with and none contradicts,
/// and where a person passed the job, those that were compared and that this person answers for.
/// Spoolproof claims no framework of its own: the policy names the one that its agency works under.
///
/// - Parameters:
///   - job: The job as it was dropped.
///   - resultFile: Its result, of format 1.
///   - final: What a person decided; it goes before the automatic decision.
///   - trustFramework: The framework of the policy.
/// - Returns: The object as JSON; nil when the job did not pass, or a file is none.
public func verifiedClaimsFile(
  _ job: Job, resultFile: [UInt8], final: FinalDecision?, trustFramework: String
) -> [UInt8]? {
  guard let result = try? JSON(file: resultFile), result["format"]?.whole == 1,
    result["id"]?.text == job.id,
    (final?.verdict.rawValue ?? result["decision"]?.text) == Verdict.pass.rawValue,
    let time = final.flatMap({ timestamp($0.decidedAt) }) ?? result["timings"]?["decidedAt"]?.text
  else { return nil }
  let compared = (result["fields"]?.sortedByAttribute ?? []).filter { field in
    final != nil ? !agreements(field.value).isEmpty : isAgreed(field.value)
  }
  let verified = Set(compared.map(\.key))
  func isTold(_ attribute: Attribute, _ consented: String) -> Bool {
    verified.contains(attribute)
      && (job.consent.attributes.isEmpty || job.consent.attributes.contains(consented))
  }
  let claim = job.claim
  var claims: [String: JSON] = [:]
  if isTold(.familyName, "familyName") {
    claims["family_name"] = .string(claim.familyName.revealed)
  }
  if isTold(.givenNames, "givenNames"), let given = claim.givenNames {
    claims["given_name"] = .string(given.revealed)
  }
  if isTold(.middleNames, "middleNames"), let middle = claim.middleNames {
    claims["middle_name"] = .string(middle.revealed)
  }
  if isTold(.dateOfBirth, "dateOfBirth") {
    claims["birthdate"] = .string(claim.dateOfBirth.revealed.description)
  }
  if isTold(.address, "address"), let address = claim.address {
    claims["address"] = openIDAddress(address.revealed)
  }
  guard !claims.isEmpty else { return nil }
  return JSON.members([
    "verified_claims": .members([
      "verification": .members([
        "trust_framework": .string(trustFramework),
        "time": .string(time),
        "verification_process": .string(job.id),
        "evidence": .array(
          job.evidence.enumerated().map { place, document in
            // The claim has one number; it is told of the document that bears it.
            let own = result["fields"]?[Attribute.documentNumber.rawValue]
            let isIts = own.map { isAgreed($0, on: place) } == true
            let isTold = isIts && isTold(.documentNumber, "documentNumber")
            return evidence(document, number: isTold ? claim.documentNumber : nil, time: time)
          }),
      ]),
      "claims": .object(claims),
    ])
  ]).file
}

/// What the comparisons of a field came to, on one document or on all.
private func agreements(_ field: JSON, on document: Int? = nil) -> [Comparison.Agreement] {
  (field["comparisons"]?.elements ?? [])
    .filter { document == nil || $0["evidence"]?.whole == document }
    .compactMap { ($0["agreement"]?.text).flatMap(Comparison.Agreement.init(rawValue:)) }
}

/// Whether some source agrees and none contradicts.
private func isAgreed(_ field: JSON, on document: Int? = nil) -> Bool {
  let agreements = agreements(field, on: document)
  return agreements.contains(.agrees) && !agreements.contains(.disagrees)
}

/// The address claim of OpenID Connect Core section 5.1.1.
private func openIDAddress(_ address: Address) -> JSON {
  let street = [address.street, address.unit].compactMap { $0 }.filter { !$0.isEmpty }
  func part(_ text: String?) -> JSON? { text.flatMap { $0.isEmpty ? nil : .string($0) } }
  return .members([
    "street_address": part(street.joined(separator: "\n")), "locality": part(address.city),
    "region": part(address.region), "postal_code": part(address.postalCode),
    "country": part(address.country),
  ])
}

/// One document, inspected as an image that was taken remotely in visible light (`vri`).
private func evidence(_ document: Evidence, number: Redacted<String>?, time: String) -> JSON {
  .members([
    "type": "document",
    "check_details": .array([.members(["check_method": "vri", "time": .string(time)])]),
    "document_details": .members([
      "type": .string(openIDType(document.type)),
      "document_number": number.map { .string($0.revealed) },
      "issuer": document.issuer.flatMap { issuer in
        hasFormOfIssuer(issuer) ? issuerDetails(issuer) : nil
      },
    ]),
  ])
}

/// The words of OpenID Identity Assurance for kinds of documents.
private func openIDType(_ type: EvidenceType) -> String {
  switch type {
  case .driversLicense: "driving_permit"
  case .stateID, .identityCard: "idcard"
  case .passport, .passportCard: "passport"
  case .visa: "visa"
  }
}

/// `US-GA` is a part of a country, `UTO` a country of three letters (ICAO 9303-3 section 5).
private func issuerDetails(_ issuer: String) -> JSON {
  let parts = issuer.split(separator: "-")
  return .members([
    "country_code": .string(String(parts[0])),
    "jurisdiction": parts.count > 1 ? .string(issuer) : nil,
  ])
}
