import Foundation
import Imaging
import Proofing

/// The truth about one picture: a line of `labels.jsonl`.
struct Label: Codable, Sendable, Equatable {
  /// The picture's path below the folder that was written.
  var file: String
  /// The kind's name, such as `passport`, `licenseFront` or `licenseBack`.
  var kind: String
  /// The lines of the machine readable zone; absent where there is none.
  var mrz: [String]?
  /// Whether their check digits hold; absent where there is none.
  var mrzValid: Bool?
  /// What is printed, by attribute; dates are ISO 8601.
  var fields: [String: String]
  /// What the barcode holds, byte for byte; absent where there is none.
  var barcodeText: String?
  /// The EXIF orientation.
  var exifOrientation: Int
  /// Width and height of the pixels in the file.
  var size: [Int]
  /// The document's corners in the upright picture, x and y clockwise from its upper left.
  var quad: [Double]

  private enum CodingKeys: String, CodingKey {
    case file, kind, mrz, fields, size, quad
    case mrzValid = "mrz_valid"
    case barcodeText = "barcode_text"
    case exifOrientation = "exif_orientation"
  }

  /// The truth about a picture of a person's document.
  ///
  /// - Throws: ``SpecimenError`` when the identity has no such document.
  init(
    file: String, kind: DocumentKind, of person: Identity, shot: Camera.Shot, exif: Int,
    states: Resources
  ) throws(SpecimenError) {
    self.file = file
    self.kind = kind.label
    exifOrientation = exif
    size = [shot.width, shot.height]
    quad = shot.corners.flatMap { [$0.x, $0.y] }.map { ($0 * 10).rounded() / 10 }
    fields = [:]
    switch kind {
    case .passport, .identityCardFront, .identityCardBack, .visa:
      let document = try person.travelDocument(kind)
      fields = Self.fields(of: document, of: person)
      switch kind {
      case .identityCardFront, .identityCardBack:
        fields["documentCode"] = "I"
        if kind == .identityCardBack {
          mrz = try MachineReadableZone(identityCard: document, of: person).lines
        }
      case .visa:
        fields["documentCode"] = "V"
        mrz = try MachineReadableZone(visa: document, of: person).lines
      default: mrz = try MachineReadableZone(passport: document, of: person).lines
      }
      mrzValid = mrz.map { _ in true }
    case .licenseFront, .licenseBack, .stateIDFront, .stateIDBack:
      let card = try person.stateCard(kind)
      let subfile: LicensePayload.Subfile =
        kind == .licenseFront || kind == .licenseBack ? .license : .identification
      if kind == .licenseBack || kind == .stateIDBack {
        barcodeText =
          LicensePayload(
            license: card, of: person, issuer: try states.state(card.state).issuer,
            subfile: subfile
          ).text
      }
      fields = Self.fields(of: card, of: person)
      fields["documentType"] = subfile.rawValue
    case .selfie: break
    }
  }

  private static func fields(of passport: Identity.Passport, of person: Identity) -> [String:
    String]
  {
    func short(_ date: CalendarDate) -> String {
      String(date.description.filter { $0 != "-" }.dropFirst(2))
    }
    return [
      "documentCode": "P", "issuer": "UTO", "nationality": "UTO",
      "familyName": transliterated(person.familyName).replacing("<", with: " "),
      "givenNames": transliterated(person.forenames).replacing("<", with: " "),
      "documentNumber": passport.number, "sex": person.sex == .X ? "<" : person.sex.rawValue,
      "birthYYMMDD": short(person.dateOfBirth), "expiryYYMMDD": short(passport.expires),
      "dateOfBirth": person.dateOfBirth.description, "dateOfExpiry": passport.expires.description,
      "dateOfIssue": passport.issued.description,
    ]
  }

  private static func fields(of license: Identity.License, of person: Identity) -> [String: String]
  {
    let place = person.address
    let street = [place.street, place.unit].compactMap(\.self).joined(separator: " ")
    let family = [person.familyName, person.suffix].compactMap(\.self).joined(separator: " ")
    return [
      "jurisdiction": license.state, "documentType": "DL", "documentNumber": license.number,
      "familyName": withoutMarks(family), "givenNames": withoutMarks(person.forenames),
      "dateOfBirth": person.dateOfBirth.description,
      "dateOfExpiry": license.expires?.description ?? "INDEFINITE",
      "dateOfIssue": license.issued.description, "sex": person.sex.rawValue,
      "height": "\(person.appearance.inches / 12)'-\(person.appearance.inches % 12)\"",
      "eyeColor": person.appearance.eyes,
      "address": withoutMarks(
        "\(street), \(place.city ?? ""), \(place.region ?? "") \(place.postalCode ?? "")"),
    ]
  }
}
