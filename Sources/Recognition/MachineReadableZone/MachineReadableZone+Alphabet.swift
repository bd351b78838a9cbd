extension MachineReadableZone {
  /// Which characters may stand in a cell, ICAO 9303-3 sections 4.3 to 4.8.
  enum Alphabet: Sendable, CaseIterable {
    case letters, lettersOrFiller, digits, digitsOrFiller, sex, any

    /// Whether the character may stand there.
    func contains(_ character: Character) -> Bool {
      let isDigit = ("0"..."9").contains(character)
      let isFiller = character == "<"
      switch self {
      case .letters: return !isDigit && !isFiller
      case .lettersOrFiller: return !isDigit
      case .digits: return isDigit
      case .digitsOrFiller: return isDigit || isFiller
      // X is not in 9303, where unspecified is a filler; some issuers print it.
      case .sex: return character == "M" || character == "F" || character == "X" || isFiller
      case .any: return true
      }
    }
  }
}

extension MachineReadableZone.Format {
  /// The alphabet of every cell, by line.
  ///
  /// Names hold no digits (9303-3 section 4.6), dates nothing but digits, save unknown parts of a
  /// date of birth (section 4.8).
  var alphabets: [[MachineReadableZone.Alphabet]] {
    var alphabets = [[MachineReadableZone.Alphabet]](
      repeating: Array(repeating: .any, count: lineLength), count: lineCount)
    for part in MachineReadableZone.Part.allCases {
      guard let place = place(of: part) else { continue }
      for column in place.columns {
        alphabets[place.line][column] = alphabet(of: part)
      }
    }
    alphabets[0][0] = .letters
    alphabets[0][2] = .letters
    if let nationality = place(of: .nationality) {
      alphabets[nationality.line][nationality.columns.lowerBound] = .letters
    }
    return alphabets
  }

  private func alphabet(of part: MachineReadableZone.Part) -> MachineReadableZone.Alphabet {
    switch part {
    case .issuer, .name, .givenNames, .nationality: .lettersOrFiller
    case .expiry, .birthDigit, .expiryDigit, .composite: .digits
    case .birth, .optionalDigit: .digitsOrFiller
    case .numberDigit: self == .td1 || self == .td2 ? .digitsOrFiller : .digits
    case .sex: .sex
    case .documentCode, .number, .optional, .secondOptional: .any
    }
  }
}
