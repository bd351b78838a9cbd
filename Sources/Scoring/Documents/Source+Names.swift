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

extension Source {
  /// The name in its parts.
  ///
  /// Where only the whole name field of a machine readable zone was read, it is parted here. A suffix
  /// is taken from the end of the given or the family name: documents do it either way (AAMVA has the
  /// element DCU, ICAO 9303-3 section 4.6 allows it in the secondary identifier).
  var name: ReadName {
    let field = self[.nameField]
    let parsed = field.map { NameField($0.value.revealed) }
    func part(_ attribute: Attribute, _ tokens: [String]?) -> Said? {
      if let said = said(attribute) { return said }
      guard let field, let tokens, !tokens.isEmpty else { return nil }
      var said = Said(
        text: tokens.joined(separator: " "), proof: field.proof,
        confidence: field.leastConfidence)
      said.engine = field.engine
      return said
    }
    var name = ReadName(
      family: part(.familyName, parsed?.primary), given: part(.givenNames, parsed?.secondary),
      middle: said(.middleNames), suffix: said(.suffix),
      isFull: parsed?.isFull ?? isAtLimit)
    func takeSuffix(_ said: inout Said?) {
      guard let found = said else { return }
      let parted = partSuffix(found.text)
      guard let suffix = parted.suffix else { return }
      said = found.saying(parted.name)
      if name.suffix == nil {
        name.suffix = Said(text: suffix, proof: found.proof, confidence: found.confidence)
        name.suffix?.engine = found.engine
      }
    }
    var (family, given, middle) = (name.family, name.given, name.middle)
    takeSuffix(&family)
    takeSuffix(&given)
    takeSuffix(&middle)
    (name.family, name.given, name.middle) = (family, given, middle)
    return name
  }

  /// A barcode's name elements hold 40 characters at most (AAMVA elements DCS, DAC, DAD).
  private var isAtLimit: Bool {
    zone == .barcode
      && [.familyName, .givenNames].contains { (self[$0]?.value.revealed.count ?? 0) >= 40 }
  }

  /// The postal address, from its elements or from one line.
  var address: (parts: AddressParts, said: Said)? {
    let elements: [Attribute] = [.street, .unit, .city, .region, .postalCode]
    let found = elements.compactMap { said($0) }
    if self[.street] != nil {
      let address = Address(
        street: said(.street)?.text, unit: said(.unit)?.text, city: said(.city)?.text,
        region: said(.region)?.text, postalCode: said(.postalCode)?.text)
      return (AddressParts(address), Said(joining: found))
    }
    guard let line = said(.address) else { return nil }
    return (AddressParts(line: line.text), line)
  }
}
