extension MachineReadableZone {
  /// The sizes of ICAO 9303, parts 4 to 7.
  enum Format: Sendable, CaseIterable {
    /// Three lines of 30: a card of size ID-1.
    case td1
    /// Two lines of 36: a card of size ID-2.
    case td2
    /// Two lines of 44: a passport.
    case td3
    /// Two lines of 44: a visa.
    case mrva
    /// Two lines of 36: a smaller visa.
    case mrvb
  }

  /// What a zone says, without check digits; fillers behind a text may be left out.
  struct Fields: Sendable, Equatable {
    var code: String
    var issuer = "UTO"
    var name: String
    var number: String
    var nationality = "UTO"
    /// `YYMMDD`.
    var birth: String
    /// `M`, `F` or `<`.
    var sex: String
    /// `YYMMDD`.
    var expiry: String
    /// As many characters as the format has room for: TD1 15, TD2 7, TD3 14, MRV-A 16, MRV-B 8.
    var optional = ""
    /// The middle line's, in TD1 alone: 11 characters.
    var secondOptional = ""
  }

  /// The zone of a format with its check digits.
  ///
  /// Source of the layouts: ICAO 9303-4 (TD3), 9303-5 (TD1), 9303-6 (TD2) and 9303-7 (MRV-A, MRV-B), section
  /// 4.2 each; of the check digits: 9303-3 section 4.9. What is longer than its place is not cut.
  init(_ format: Format, _ fields: Fields) {
    func filled(_ text: String, _ width: Int) -> String { Self.filled(text, width: width) }
    func proofed(_ text: String, _ width: Int) -> String {
      filled(text, width) + Self.checkDigit(of: filled(text, width))
    }
    let number = proofed(fields.number, 9)
    let (birth, expiry) = (proofed(fields.birth, 6), proofed(fields.expiry, 6))
    let start = filled(fields.code, 2) + filled(fields.issuer, 3)
    let middle = number + filled(fields.nationality, 3) + birth + fields.sex + expiry
    switch format {
    case .td1:
      let (first, second) = (filled(fields.optional, 15), filled(fields.secondOptional, 11))
      // 9303-5: the composite covers positions 6 to 30 of the upper line, and 1 to 7, 9 to 15 and 19 to
      // 29 of the middle one.
      let composite = Self.checkDigit(of: number + first + birth + expiry + second)
      lines = [
        start + number + first,
        birth + fields.sex + expiry + filled(fields.nationality, 3) + second + composite,
        filled(fields.name, 30),
      ]
    case .td2:
      // 9303-6: the composite covers positions 1 to 10, 14 to 20 and 22 to 35.
      let optional = filled(fields.optional, 7)
      let composite = Self.checkDigit(of: number + birth + expiry + optional)
      lines = [start + filled(fields.name, 31), middle + optional + composite]
    case .td3:
      // 9303-4: the composite covers positions 1 to 10, 14 to 20 and 22 to 43.
      let optional = proofed(fields.optional, 14)
      let composite = Self.checkDigit(of: number + birth + expiry + optional)
      lines = [start + filled(fields.name, 39), middle + optional + composite]
    // 9303-7: a visa has no composite check digit, and its optional data has none either.
    case .mrva: lines = [start + filled(fields.name, 39), filled(middle + fields.optional, 44)]
    case .mrvb: lines = [start + filled(fields.name, 31), filled(middle + fields.optional, 36)]
    }
  }

  /// The zone of a person's identity card, issued by Utopia: format TD1.
  ///
  /// Both fields of optional data stay empty. Names are cut as in a passport.
  ///
  /// - Throws: ``SpecimenError`` as for a passport; the family name takes 27 letters at most.
  init(identityCard: Identity.Passport, of person: Identity) throws(SpecimenError) {
    self.init(
      .td1,
      Fields(
        code: "I", name: try Self.name(of: person, width: 30),
        number: try Self.cell(identityCard.number, width: 9),
        birth: Self.date(person.dateOfBirth), sex: Self.sex(person),
        expiry: Self.date(identityCard.expires)))
  }

  /// The zone of a person's visa, issued by Utopia: format MRV-A, whose optional data stays empty.
  ///
  /// - Throws: ``SpecimenError`` as for a passport.
  init(visa: Identity.Passport, of person: Identity) throws(SpecimenError) {
    self.init(
      .mrva,
      Fields(
        code: "V", name: try Self.name(of: person, width: 39),
        number: try Self.cell(visa.number, width: 9), birth: Self.date(person.dateOfBirth),
        sex: Self.sex(person), expiry: Self.date(visa.expires)))
  }
}
