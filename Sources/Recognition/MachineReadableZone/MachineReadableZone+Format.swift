extension MachineReadableZone {
  /// The sizes of ICAO 9303: cards (parts 5 and 6), passports (part 4) and visas (part 7).
  public enum Format: String, Sendable, CaseIterable {
    /// Three lines of 30: a card of size ID-1.
    case td1
    /// Two lines of 36: a card of size ID-2.
    case td2
    /// Two lines of 44: a passport.
    case td3
    /// Two lines of 44 without check digits over the optional data and the whole.
    case mrva
    /// Two lines of 36 without check digits over the optional data and the whole.
    case mrvb
    /// Two lines of 36 that begin with `IDFRA`: the French identity card of 1988 to 2021.
    ///
    /// It has a layout of its own: the number, which begins with year and month of issue, with a digit over
    /// it, given names behind it, no nationality and no date of expiry. Its last digit covers both lines from
    /// the first character on, and so the names too.
    case frenchCard
    /// One line of 30 that begins with `D` and a digit: a driving license (ISO/IEC 18013-3, where it opens the
    /// chip).
    ///
    /// Issuers fill it as they like behind the state's code; its last digit covers all before it.
    case drivingLicense

    /// How many lines it has.
    public var lineCount: Int {
      switch self {
      case .td1: 3
      case .td2, .td3, .mrva, .mrvb, .frenchCard: 2
      case .drivingLicense: 1
      }
    }
    /// How many characters each line has.
    public var lineLength: Int {
      switch self {
      case .td1, .drivingLicense: 30
      case .td2, .mrvb, .frenchCard: 36
      case .td3, .mrva: 44
      }
    }
    /// Whether a zone with such a first line can have this format: visas alone begin with `V` (9303-7), and
    /// two lines of 36 that begin with `IDFRA` are the French card's.
    func begins(_ line: some Sequence<Character>) -> Bool {
      let start = String(line.prefix(5))
      switch self {
      case .mrva, .mrvb: return start.hasPrefix("V")
      case .frenchCard: return start == "IDFRA"
      case .drivingLicense:
        return start.first == "D" && start.dropFirst().first?.isNumber == true
          && CountryCodes.contains(start.dropFirst(2).filter { $0 != "<" })
      case .td2: return !start.hasPrefix("V") && start != "IDFRA"
      case .td1, .td3: return !start.hasPrefix("V")
      }
    }
  }

  /// The fields of a zone, with their check digits.
  public enum Part: String, Sendable, CaseIterable {
    case documentCode, issuer
    /// The name field; where the format has a place of its own for given names, the family name's.
    case name
    /// The given names, in that place of their own.
    case givenNames
    case number, numberDigit, nationality, birth, birthDigit, sex
    case expiry, expiryDigit, optional, optionalDigit, secondOptional, composite
  }

  /// Cells next to each other in one line, counted from 0.
  struct Place: Equatable {
    var line: Int
    var columns: Range<Int>
  }
}

extension MachineReadableZone.Format {
  /// Where a part stands; nil when this format lacks it.
  ///
  /// Columns as in 9303-4 to 9303-7.
  func place(of part: MachineReadableZone.Part) -> MachineReadableZone.Place? {
    let at = { (line: Int, columns: Range<Int>) in
      MachineReadableZone.Place(line: line, columns: columns)
    }
    if self == .frenchCard { return frenchPlace(of: part) }
    if self == .drivingLicense { return licensePlace(of: part) }
    switch (part, self) {
    case (.documentCode, _): return at(0, 0..<2)
    case (.issuer, _): return at(0, 2..<5)
    case (.name, .td1): return at(2, 0..<30)
    case (.name, _): return at(0, 5..<lineLength)
    case (.givenNames, _): return nil
    case (.number, .td1): return at(0, 5..<14)
    case (.number, _): return at(1, 0..<9)
    case (.numberDigit, .td1): return at(0, 14..<15)
    case (.numberDigit, _): return at(1, 9..<10)
    case (.nationality, .td1): return at(1, 15..<18)
    case (.nationality, _): return at(1, 10..<13)
    case (.birth, .td1): return at(1, 0..<6)
    case (.birth, _): return at(1, 13..<19)
    case (.birthDigit, .td1): return at(1, 6..<7)
    case (.birthDigit, _): return at(1, 19..<20)
    case (.sex, .td1): return at(1, 7..<8)
    case (.sex, _): return at(1, 20..<21)
    case (.expiry, .td1): return at(1, 8..<14)
    case (.expiry, _): return at(1, 21..<27)
    case (.expiryDigit, .td1): return at(1, 14..<15)
    case (.expiryDigit, _): return at(1, 27..<28)
    case (.optional, .td1): return at(0, 15..<30)
    case (.optional, .td3): return at(1, 28..<42)
    case (.optional, .td2): return at(1, 28..<35)
    case (.optional, _): return at(1, 28..<lineLength)
    case (.optionalDigit, .td3): return at(1, 42..<43)
    case (.optionalDigit, _): return nil
    case (.secondOptional, .td1): return at(1, 18..<29)
    case (.secondOptional, _): return nil
    case (.composite, .td1): return at(1, 29..<30)
    case (.composite, .td2): return at(1, 35..<36)
    case (.composite, .td3): return at(1, 43..<44)
    case (.composite, _): return nil
    }
  }

  private func frenchPlace(of part: MachineReadableZone.Part) -> MachineReadableZone.Place? {
    let at = { (line: Int, columns: Range<Int>) in
      MachineReadableZone.Place(line: line, columns: columns)
    }
    switch part {
    case .documentCode: return at(0, 0..<2)
    case .issuer: return at(0, 2..<5)
    case .name: return at(0, 5..<30)
    // Department and office of issue.
    case .optional: return at(0, 30..<36)
    case .number: return at(1, 0..<12)
    case .numberDigit: return at(1, 12..<13)
    case .givenNames: return at(1, 13..<27)
    case .birth: return at(1, 27..<33)
    case .birthDigit: return at(1, 33..<34)
    case .sex: return at(1, 34..<35)
    case .composite: return at(1, 35..<36)
    case .nationality, .expiry, .expiryDigit, .optionalDigit, .secondOptional: return nil
    }
  }

  private func licensePlace(of part: MachineReadableZone.Part) -> MachineReadableZone.Place? {
    let columns: Range<Int>
    switch part {
    case .documentCode: columns = 0..<2
    case .issuer: columns = 2..<5
    case .optional: columns = 5..<29
    case .composite: columns = 29..<30
    default: return nil
    }
    return MachineReadableZone.Place(line: 0, columns: columns)
  }

  /// The places of the names, in this order.
  var namePlaces: [MachineReadableZone.Place] {
    [.name, .givenNames].compactMap { place(of: $0) }
  }

  /// What the composite check digit covers, in this order; empty when there is none.
  ///
  /// 9303-4 section 4.2.2, 9303-5 and 9303-6 section 4.2.2.
  var compositePlaces: [MachineReadableZone.Place] {
    let at = { (line: Int, columns: Range<Int>) in
      MachineReadableZone.Place(line: line, columns: columns)
    }
    switch self {
    case .td1: return [at(0, 5..<30), at(1, 0..<7), at(1, 8..<15), at(1, 18..<29)]
    case .td2: return [at(1, 0..<10), at(1, 13..<20), at(1, 21..<35)]
    case .td3: return [at(1, 0..<10), at(1, 13..<20), at(1, 21..<43)]
    case .mrva, .mrvb: return []
    case .frenchCard: return [at(0, 0..<36), at(1, 0..<35)]
    case .drivingLicense: return [at(0, 0..<29)]
    }
  }
}
