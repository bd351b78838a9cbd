internal import Proofing

extension JobReader {
  /// The consent, without which nothing else matters (NIST SP 800-63A, privacy requirements).
  func consent(_ fields: Fields) throws(Fault) -> Consent {
    guard
      let consent = try fields.object(
        "consent", known: ["givenAt", "text", "attributes", "biometric"])
    else {
      throw fields.fault(
        .jobConsentMissing, "consent", expected: "the record of the applicant's consent",
        found: "nothing")
    }
    guard let givenAt = try consent.moment("givenAt") else {
      throw consent.fault(
        .jobConsentMissing, "givenAt", expected: "when the applicant agreed", found: "nothing")
    }
    let attributes = try consent.texts("attributes", atMost: 32, longest: 64)
    for (index, name) in attributes.enumerated() where Attribute(rawValue: name) == nil {
      throw consent.fault(
        .jobMalformed, "attributes[\(index)]", expected: "the name of an attribute",
        found: "a string that is none")
    }
    return Consent(
      givenAt: givenAt, text: try consent.text("text", atMost: 256), attributes: attributes,
      biometric: try consent.flag("biometric"))
  }

  /// What the applicant says; family name and date of birth must be there.
  func claim(_ fields: Fields) throws(Fault) -> Claim {
    guard
      let claim = try fields.object(
        "claim",
        known: [
          "givenNames", "middleNames", "familyName", "suffix", "dateOfBirth", "documentNumber",
          "ssn", "address", "phone", "email",
        ])
    else { throw fields.missing("claim", expected: "what the applicant says") }
    func hidden(_ name: String, atMost longest: Int) throws(Fault) -> Redacted<String>? {
      try claim.text(name, atMost: longest).map(Redacted.init)
    }
    let familyName = try claim.requiredText("familyName", atMost: 200, expected: "the family name")
    guard familyName.unicodeScalars.contains(where: { $0 != " " }) else {
      throw claim.missing("familyName", expected: "the family name")
    }
    let birth = try claim.requiredText(
      "dateOfBirth", atMost: 64, expected: "the date of birth as YYYY-MM-DD")
    guard let dateOfBirth = CalendarDate(iso8601: birth) else {
      throw claim.fault(
        .jobMalformed, "dateOfBirth", expected: "a day as YYYY-MM-DD",
        found: "a string that is none")
    }
    var read = Claim(familyName: familyName, dateOfBirth: dateOfBirth)
    read.givenNames = try hidden("givenNames", atMost: 200)
    read.middleNames = try hidden("middleNames", atMost: 200)
    read.suffix = try hidden("suffix", atMost: 32)
    read.documentNumber = try hidden("documentNumber", atMost: 64)
    read.ssn = try hidden("ssn", atMost: 16)
    read.phone = try hidden("phone", atMost: 64)
    read.email = try hidden("email", atMost: 320)
    read.address = try address(claim)
    return read
  }

  /// The address; nil when there is none or all its parts are empty.
  private func address(_ claim: Fields) throws(Fault) -> Redacted<Address>? {
    guard
      let fields = try claim.object(
        "address", known: ["street", "unit", "city", "region", "postalCode", "country"])
    else { return nil }
    let address = Address(
      street: try fields.text("street", atMost: 200), unit: try fields.text("unit", atMost: 64),
      city: try fields.text("city", atMost: 128), region: try fields.text("region", atMost: 128),
      postalCode: try fields.text("postalCode", atMost: 32),
      country: try fields.text("country", atMost: 64))
    return address == Address() ? nil : Redacted(address)
  }

  /// The appointment for a video call.
  func appointment(_ fields: Fields) throws(Fault) -> Appointment? {
    guard let appointment = try fields.object("appointment", known: ["from", "minutes"]) else {
      return nil
    }
    guard let from = try appointment.moment("from") else {
      throw appointment.missing("from", expected: "when it begins")
    }
    guard let minutes = try appointment.integer("minutes", in: 1...1_440) else {
      throw appointment.missing("minutes", expected: "how long it lasts")
    }
    return Appointment(from: from, minutes: minutes)
  }

  /// What other systems found out.
  func upstream(_ fields: Fields) throws(Fault) -> Upstream? {
    guard
      let upstream = try fields.object(
        "upstream", known: ["liveness", "deathRecord", "authoritativeSource"])
    else { return nil }
    func check(_ name: String) throws(Fault) -> Upstream.Check? {
      guard let check = try upstream.object(name, known: ["result", "by"]) else { return nil }
      return Upstream.Check(
        result: try check.requiredText("result", atMost: 64, expected: "what it said"),
        by: try check.text("by", atMost: 128))
    }
    return Upstream(
      liveness: try check("liveness"), deathRecord: try check("deathRecord"),
      authoritativeSource: try check("authoritativeSource"))
  }
}
