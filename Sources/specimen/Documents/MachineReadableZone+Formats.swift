extension MachineReadableZone {
  /// The zone of a person's identity card, issued by Utopia: format TD1, three lines of 30
  /// characters.
  ///
  /// Source of the layout: ICAO 9303-5 section 4.2. Both fields of optional data stay empty. Names are
  /// cut as in a passport.
  ///
  /// - Throws: ``SpecimenError`` as for a passport; the family name takes 27 letters at most.
  init(identityCard: Identity.Passport, of person: Identity) throws(SpecimenError) {
    let number = try Self.cell(identityCard.number, width: 9)
    let birth = Self.date(person.dateOfBirth)
    let expiry = Self.date(identityCard.expires)
    let proofed = [number, birth, expiry].map { $0 + Self.checkDigit(of: $0) }
    let (first, second) = (Self.filled("", width: 15), Self.filled("", width: 11))
    // 9303-5: the composite covers positions 6 to 30 of the upper line, and 1 to 7, 9 to 15 and 19 to
    // 29 of the middle one.
    let composite = Self.checkDigit(of: proofed[0] + first + proofed[1] + proofed[2] + second)
    lines = [
      "I<UTO" + proofed[0] + first,
      proofed[1] + Self.sex(person) + proofed[2] + "UTO" + second + composite,
      try Self.name(of: person, width: 30),
    ]
  }

  /// The zone of a person's visa, issued by Utopia: format MRV-A, two lines of 44 characters.
  ///
  /// Source of the layout: ICAO 9303-7 section 4.2: a visa has no composite check digit, and its
  /// optional data, which stays empty, has none either.
  ///
  /// - Throws: ``SpecimenError`` as for a passport.
  init(visa: Identity.Passport, of person: Identity) throws(SpecimenError) {
    let number = try Self.cell(visa.number, width: 9)
    let birth = Self.date(person.dateOfBirth)
    let expiry = Self.date(visa.expires)
    let proofed = [number, birth, expiry].map { $0 + Self.checkDigit(of: $0) }
    lines = [
      "V<UTO" + (try Self.name(of: person, width: 39)),
      Self.filled(
        proofed[0] + "UTO" + proofed[1] + Self.sex(person) + proofed[2], width: 44),
    ]
  }
}
