import Randomness

extension Artist {
  /// Either side of an identity card; fields as ICAO 9303-5 section 3 names them.
  func identityCard(_ kind: DocumentKind, _ person: Identity) throws(SpecimenError) -> String {
    let card = try person.travelDocument(kind)
    let zone = try MachineReadableZone(identityCard: card, of: person)
    var values = fields(of: card, person)
    for (place, line) in zone.lines.enumerated() { values["line\(place + 1)"] = line }
    let isFront = kind == .identityCardFront
    var random = SeededRandom(seed: 1, stream: kind.label + card.number)
    let waves = guilloche(width: 1_200, height: 757, hue: isFront ? 285 : 265, by: &random)
    return try resources.template(kind.rawValue).filled(
      values, drawings: ["guilloche": waves, "portrait": face(of: person)])
  }

  /// A visa; fields as ICAO 9303-7 section 3 names them.
  func visa(_ person: Identity) throws(SpecimenError) -> String {
    let visa = try person.travelDocument(.visa)
    let zone = try MachineReadableZone(visa: visa, of: person)
    var values = fields(of: visa, person)
    for (place, line) in zone.lines.enumerated() { values["line\(place + 1)"] = line }
    var random = SeededRandom(seed: 1, stream: "visa " + visa.number)
    let waves = guilloche(width: 1_417, height: 945, hue: 110, by: &random)
    return try resources.template("visa").filled(
      values, drawings: ["guilloche": waves, "portrait": face(of: person)])
  }

  /// The holder, as their own phone shows them.
  func selfie(_ person: Identity) throws(SpecimenError) -> String {
    try resources.template("selfie").filled([:], drawings: ["portrait": face(of: person)])
  }

  private func fields(of document: Identity.Passport, _ person: Identity) -> [String: String] {
    [
      "number": document.number, "familyName": person.familyName.uppercased(),
      "forenames": person.forenames.uppercased(), "dateOfBirth": Self.words(person.dateOfBirth),
      "sex": person.sex.rawValue, "placeOfBirth": document.placeOfBirth,
      "issued": Self.words(document.issued), "expires": Self.words(document.expires),
      "signature": Self.signature(person),
    ]
  }
}
