import Proofing

/// What was claimed, read and compared, by attribute.
///
/// Each source stays apart, and so do reading and comparison: nothing is chosen or merged here.
func fields(_ outcome: Outcome, reveal: Bool) -> JSON {
  var fields: [String: JSON] = [:]
  for attribute in Attribute.allCases {
    func shown(_ value: String) -> JSON {
      .string(reveal ? value : masked(value, of: attribute))
    }
    let sources = outcome.pages.flatMap { page in
      page.readings.filter { $0.attribute == attribute }.map { source($0, on: page, shown) }
    }
    let comparisons = outcome.assessment.comparisons.filter { $0.attribute == attribute }
    let claimed = claimed(attribute, in: outcome.job.claim)
    guard claimed != nil || !sources.isEmpty || !comparisons.isEmpty else { continue }
    fields[attribute.rawValue] = .members([
      "claimed": claimed.map { shown($0.revealed) },
      "sources": .array(sources),
      "comparisons": .array(comparisons.map(comparison)),
    ])
  }
  return .object(fields)
}

private func source(_ reading: Reading, on page: Page, _ shown: (String) -> JSON) -> JSON {
  .members([
    "evidence": .integer(page.evidence),
    "picture": .integer(page.picture),
    "side": .string(page.side.rawValue),
    "zone": .string(reading.zone.rawValue),
    "value": shown(reading.value.revealed),
    "proof": .string(reading.proof.rawValue),
    "confidence": .rounded(reading.leastConfidence, decimals: 3),
    "truncated": .bool(reading.truncated),
    "engine": .string(reading.engine),
    "box": box(reading.box),
  ])
}

/// A rectangle in pixels of the flattened page.
func box(_ box: Box) -> JSON {
  .members([
    "x": .integer(box.x), "y": .integer(box.y), "width": .integer(box.width),
    "height": .integer(box.height),
  ])
}

private func comparison(_ comparison: Comparison) -> JSON {
  .members([
    "evidence": .integer(comparison.evidence),
    "zone": .string(comparison.zone.rawValue),
    "level": .string(comparison.level.rawValue),
    "agreement": .string(comparison.agreement.rawValue),
    "proof": .string(comparison.proof.rawValue),
    "confidence": .rounded(comparison.confidence, decimals: 3),
  ])
}

/// What the claim says of an attribute; nil when it says nothing or an empty string.
func claimed(_ attribute: Attribute, in claim: Claim) -> Redacted<String>? {
  func part(_ part: KeyPath<Address, String?>) -> Redacted<String>? {
    claim.address?.revealed[keyPath: part].map { Redacted($0) }
  }
  let value: Redacted<String>? =
    switch attribute {
    case .familyName: claim.familyName
    case .givenNames: claim.givenNames
    case .middleNames: claim.middleNames
    case .suffix: claim.suffix
    case .dateOfBirth: claim.dateOfBirth.map(\.description)
    case .documentNumber: claim.documentNumber
    case .ssn: claim.ssn
    case .phone: claim.phone
    case .email: claim.email
    case .street: part(\.street)
    case .unit: part(\.unit)
    case .city: part(\.city)
    case .region: part(\.region)
    case .postalCode: part(\.postalCode)
    case .country: part(\.country)
    case .nameField, .dateOfExpiry, .dateOfIssue, .sex, .nationality, .issuer, .documentCode,
      .documentType, .address, .height, .eyeColor, .documentDiscriminator:
      nil
    }
  return value.flatMap { $0.revealed.isEmpty ? nil : $0 }
}
