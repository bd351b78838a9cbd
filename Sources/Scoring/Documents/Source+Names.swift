import Proofing

/// The name as one source gives it, in its parts.
struct ReadName: Equatable {
  /// Family name, without a suffix.
  var family: Said?
  /// Given names, without a suffix; middle names among them where the source does not part them.
  var given: Said?
  /// Middle names where the source parts them.
  var middle: Said?
  /// The suffix, whichever name it stood in.
  var suffix: Said?
  /// Names may be cut off.
  var isFull: Bool
}

extension ReadName {
  /// The name in its parts.
  ///
  /// Where only the whole name field of a machine readable zone was read, it is parted here. A suffix
  /// is taken from the end of the given or the family name: documents do it either way (AAMVA has the
  /// element DCU, ICAO 9303-3 section 4.6 allows it in the secondary identifier). A barcode's name
  /// elements hold 40 characters at most (AAMVA elements DCS, DAC, DAD).
  init(of readings: [Attribute: [Reading]], in zone: Zone) {
    func said(_ attribute: Attribute) -> Said? { readings[attribute]?.first.map(Said.init) }
    let field = readings[.nameField]?.first
    let parsed = field.map { NameField($0.value.revealed) }
    func part(_ attribute: Attribute, _ tokens: [String]?) -> Said? {
      if let said = said(attribute) { return said }
      guard let field, let tokens, !tokens.isEmpty else { return nil }
      var said = Said(field)
      said.text = tokens.joined(separator: " ")
      said.confidences = []
      return said
    }
    let isAtLimit =
      zone == .barcode
      && [Attribute.familyName, .givenNames].contains {
        (readings[$0]?.first?.value.revealed.count ?? 0) >= 40
      }
    family = part(.familyName, parsed?.primary)
    given = part(.givenNames, parsed?.secondary)
    middle = said(.middleNames)
    suffix = said(.suffix)
    isFull = parsed?.isFull ?? isAtLimit
    family = withoutSuffix(family)
    given = withoutSuffix(given)
    middle = withoutSuffix(middle)
  }

  /// Takes a suffix from the end of a name.
  private mutating func withoutSuffix(_ said: Said?) -> Said? {
    guard let found = said else { return nil }
    let parted = partSuffix(found.text)
    guard let last = parted.suffix else { return found }
    if suffix == nil {
      var own = found
      own.text = last
      own.confidences = []
      suffix = own
    }
    return found.saying(parted.name)
  }
}

/// The postal address as one source gives it.
struct ReadAddress: Equatable {
  /// The address in standard words.
  var parts: AddressParts
  /// What vouches for it.
  var said: Said

  /// The address, from its elements or from one line; nil when neither was read.
  init?(of readings: [Attribute: [Reading]]) {
    func said(_ attribute: Attribute) -> Said? { readings[attribute]?.first.map(Said.init) }
    if readings[.street]?.first != nil {
      let address = Address(
        street: said(.street)?.text, unit: said(.unit)?.text, city: said(.city)?.text,
        region: said(.region)?.text, postalCode: said(.postalCode)?.text)
      let elements: [Attribute] = [.street, .unit, .city, .region, .postalCode]
      parts = AddressParts(address)
      self.said = Said(joining: elements.compactMap(said))
    } else if let line = said(.address) {
      parts = AddressParts(line: line.text)
      self.said = line
    } else {
      return nil
    }
  }
}
