import Foundation
import Proofing
import Randomness

/// Turns identities into drawings.
///
/// The layouts are invented: labels and their meaning follow ICAO 9303-4 and AAMVA 2020 section 4.2, the looks
/// follow nobody's document. The word SPECIMEN stands on every face.
struct Artist: Sendable {
  /// The templates and states.
  let resources: Resources

  /// The drawing of one side of a document, an SVG file.
  ///
  /// The portrait and the background depend on the identity alone, so that both sides of a card and
  /// two pictures of it show the same.
  ///
  /// - Throws: ``SpecimenError`` when the identity has no such document or it cannot be drawn.
  func drawing(of kind: DocumentKind, for person: Identity) throws(SpecimenError) -> String {
    switch kind {
    case .passport: try passport(person)
    case .licenseFront, .stateIDFront: try stateCardFront(kind, person)
    case .licenseBack, .stateIDBack: try stateCardBack(kind, person)
    case .identityCardFront, .identityCardBack: try identityCard(kind, person)
    case .visa: try visa(person)
    case .selfie: try selfie(person)
    }
  }

  private func passport(_ person: Identity) throws(SpecimenError) -> String {
    let passport = try person.travelDocument(.passport)
    let zone = try MachineReadableZone(passport: passport, of: person)
    let values = [
      "number": passport.number, "familyName": person.familyName.uppercased(),
      "forenames": person.forenames.uppercased(), "dateOfBirth": Self.words(person.dateOfBirth),
      "personalNumber": passport.personalNumber, "sex": person.sex.rawValue,
      "placeOfBirth": passport.placeOfBirth, "issued": Self.words(passport.issued),
      "expires": Self.words(passport.expires), "signature": Self.signature(person),
      "line1": zone.lines[0], "line2": zone.lines[1],
    ]
    var random = SeededRandom(seed: 1, stream: "passport " + passport.number)
    let waves = guilloche(width: 1_476, height: 1_039, hue: 200, by: &random)
    return try resources.template("passport").filled(
      values, drawings: ["guilloche": waves, "portrait": face(of: person)])
  }

  private func stateCardFront(
    _ kind: DocumentKind, _ person: Identity
  ) throws(SpecimenError) -> String {
    let license = try person.stateCard(kind)
    let state = try resources.state(license.state)
    let layout = try resources.layout(state.layout)
    let looks = person.appearance
    let place = person.address
    let street = [place.street, place.unit].compactMap(\.self).joined(separator: " ")
    let values = [
      "stateName": state.name.uppercased(), "title": "DRIVER LICENSE",
      "titleInWords": "Driver License", "hue": String(state.hue),
      "hue2": String((state.hue + 50) % 360), "number": license.number,
      "dateOfBirth": layout.written(person.dateOfBirth), "issued": layout.written(license.issued),
      "expires": license.expires.map(layout.written) ?? "INDEFINITE",
      "class": license.vehicleClass,
      "restrictions": license.restrictions, "endorsements": license.endorsements,
      "street": withoutMarks(street),
      "place": withoutMarks(
        "\(place.city ?? ""), \(place.region ?? license.state) \(place.postalCode ?? "")"),
      "sex": person.sex.rawValue, "eyes": looks.eyes, "hair": looks.hair,
      "height": "\(looks.inches / 12)'-\(looks.inches % 12 < 10 ? "0" : "")\(looks.inches % 12)\"",
      "weight": "\(looks.pounds) lb", "discriminator": license.discriminator,
      "signature": Self.signature(person),
    ]
    var random = SeededRandom(seed: 1, stream: "license " + license.number)
    guard kind == .licenseFront else {
      let waves = guilloche(width: 1_200, height: 757, hue: state.hue, by: &random)
      let family = [person.familyName, person.suffix].compactMap(\.self).joined(separator: " ")
      let names = [
        "familyName": withoutMarks(family), "forenames": withoutMarks(person.forenames),
      ]
      return try resources.template(kind.rawValue).filled(
        values.merging(names) { own, _ in own },
        drawings: ["guilloche": waves, "portrait": face(of: person)])
    }
    let waves = guilloche(
      width: layout.width, height: layout.height, hue: state.hue, by: &random)
    return try layout.drawn(
      values, names: Self.names(of: person, in: state.nameOrder),
      labels: resources.labels(layout.labels),
      drawings: ["guilloche": waves, "portrait": face(of: person)])
  }

  /// The lines of names from the top, each with what its label is called.
  private static func names(of person: Identity, in order: NameOrder) -> [(
    label: String, text: String
  )] {
    let suffix = person.suffix.map { withoutMarks($0) }
    let family = ([withoutMarks(person.familyName)] + [suffix].compactMap(\.self))
      .joined(separator: " ")
    let given = withoutMarks(person.forenames)
    switch order {
    case .familyFirst: return [("familyName", family), ("givenNames", given)]
    case .givenFirst: return [("givenNames", given), ("familyName", family)]
    case .oneLine:
      let parts = [withoutMarks(person.familyName), given] + [suffix].compactMap(\.self)
      return [("fullName", parts.joined(separator: ", "))]
    }
  }

  private func stateCardBack(
    _ kind: DocumentKind, _ person: Identity
  ) throws(SpecimenError) -> String {
    let license = try person.stateCard(kind)
    let state = try resources.state(license.state)
    let payload = LicensePayload(
      license: license, of: person, issuer: state.issuer,
      subfile: kind == .licenseBack ? .license : .identification)
    let symbol = try BarcodeSymbol(payload: payload.text)
    // AAMVA D.4: at most 75.565 by 38.1 mm, here 1,058 by 533 pixels, and a quiet zone of two modules.
    let module = min(4, 1_058 / symbol.width)
    guard module >= 3 else { throw .barcode(payload.text.utf8.count) }
    let line = max(module * 3, min(module * 5, 360 / symbol.height))
    let (width, height) = (symbol.width * module, symbol.height * line)
    guard height <= 380 else { throw .barcode(payload.text.utf8.count) }
    let (left, top) = ((1_200 - width) / 2, 270 + (380 - height) / 2)
    let values = [
      "issuedBy": (state.code == "DC" ? "" : "STATE OF ") + state.name.uppercased(),
      "hue": String(state.hue), "class": license.vehicleClass, "restrictions": license.restrictions,
      "endorsements": license.endorsements, "inventory": String(license.discriminator.suffix(8)),
      "symbolX": String(left - 4 * module), "symbolY": String(top - 4 * module),
      "symbolWidth": String(width + 8 * module), "symbolHeight": String(height + 8 * module),
      "symbol": symbol.path(left: left, top: top, module: module, line: line),
    ]
    var random = SeededRandom(seed: 1, stream: "back " + license.number)
    let waves = guilloche(width: 1_200, height: 757, hue: state.hue, by: &random)
    return try resources.template(kind.rawValue).filled(values, drawings: ["guilloche": waves])
  }

  /// The portrait, the same on all of a person's documents.
  func face(of person: Identity) -> String {
    var random = SeededRandom(seed: 1, stream: "face \(person.givenNames) \(person.familyName)")
    return portrait(of: person.appearance, by: &random)
  }

  /// How a person signs: a name too long for its place by its initial.
  static func signature(_ person: Identity) -> String {
    let name = person.familyName
    return "\(person.givenNames.prefix(1)). \(name.count <= 18 ? name : name.prefix(1) + ".")"
  }

  /// `DD MMM YYYY` in English.
  static func words(_ date: CalendarDate) -> String {
    "\(date.description.suffix(2)) \(date.monthInLetters) \(date.year)"
  }
}
