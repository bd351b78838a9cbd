public import Proofing

extension MachineReadableZone {
  /// What the printed zone itself gives reason to notice, sorted; misreadings are not looked for.
  public var findings: [Finding] {
    var findings = checkFindings + dateFindings + nameFindings
    if hasLongNumber { findings.append(finding(.mrzLongNumber, .documentNumber)) }
    for attribute in [Attribute.issuer, .nationality] {
      guard let code = value(of: attribute)?.revealed else { continue }
      if !CountryCodes.contains(code) { findings.append(finding(.mrzUnknownCountry, attribute)) }
    }
    // Only pages of other documents are looked at for a zone.
    if format == .drivingLicense { findings.append(finding(.classifyTypeMismatch, .documentCode)) }
    // Utopia is the state of specimens and never of a real holder, 9303-3 section 5.
    if value(of: .issuer)?.revealed == "UTO" {
      findings.append(finding(.classifySpecimen, .issuer))
    }
    return findings.sorted()
  }

  private var checkFindings: [Finding] {
    if everyCheckFails { return [finding(.mrzCheckdigitAllFailed, nil)] }
    return Check.allCases.filter { verdict(on: $0) == .refuted }.map { check in
      switch check {
      case .number: finding(.mrzCheckdigitNumber, .documentNumber)
      case .birth: finding(.mrzCheckdigitBirth, .dateOfBirth)
      case .expiry: finding(.mrzCheckdigitExpiry, .dateOfExpiry)
      case .optional: finding(.mrzCheckdigitOptional, nil)
      case .composite: finding(.mrzCheckdigitComposite, nil)
      }
    }
  }

  private var dateFindings: [Finding] {
    var findings: [Finding] = []
    let birth = characters(of: .birth)
    if birth.isEmpty { return [] }
    if birth.contains("<") {
      findings.append(finding(.mrzBirthUnknownPart, .dateOfBirth))
    } else if !Self.isDay(birth) {
      findings.append(finding(.mrzInvalidDate, .dateOfBirth))
    }
    if format.place(of: .expiry) != nil, !Self.isDay(characters(of: .expiry)) {
      findings.append(finding(.mrzInvalidDate, .dateOfExpiry))
    }
    return findings
  }

  private var nameFindings: [Finding] {
    var findings: [Finding] = []
    if format.namePlaces.contains(where: { cells[$0.line][$0.columns].last != "<" }) {
      findings.append(finding(.mrzNameTruncated, .nameField))
    }
    // No check digit of 9303 covers a name.
    if format != .frenchCard, !format.namePlaces.isEmpty {
      findings.append(finding(.mrzUnprovenName, .nameField))
    }
    return findings
  }

  private func finding(_ reason: Reason, _ attribute: Attribute?) -> Finding {
    Finding(reason, attribute: attribute, zone: .machineReadable)
  }

  /// Whether `YYMMDD` is a day in this century or the last.
  private static func isDay(_ text: ArraySlice<Character>) -> Bool {
    let digits = text.compactMap(\.wholeNumberValue)
    guard digits.count == 6 else { return false }
    let (year, month, day) = (
      digits[0] * 10 + digits[1], digits[2] * 10 + digits[3], digits[4] * 10 + digits[5]
    )
    return [1900, 2000].contains {
      CalendarDate(year: $0 + year, month: month, day: day) != nil
    }
  }
}
