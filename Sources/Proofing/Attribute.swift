/// One thing that a claim states or a document shows about its holder or itself.
public enum Attribute: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  /// Family name: the primary identifier of ICAO 9303-3 section 4.6.
  case familyName
  /// Given names: the secondary identifier, middle names included where the source does not part them.
  case givenNames
  /// Middle names, where the source names them apart.
  case middleNames
  /// Jr, Sr, II, III and so on.
  case suffix
  /// The whole name field of a machine readable zone, fillers included (39, 31 or 30 characters).
  case nameField
  /// The date of birth.
  case dateOfBirth
  /// The document number (AAMVA: customer ID number).
  case documentNumber
  /// The date of expiry.
  case dateOfExpiry
  /// The date of issue.
  case dateOfIssue
  /// Sex as the document gives it: `M`, `F` or `X`.
  case sex
  /// Nationality, ICAO 9303-3 section 5.
  case nationality
  /// Issuing state or organization: an ICAO code (`UTO`) or `US-GA`.
  case issuer
  /// The document code of a machine readable zone (`P<`, `ID`), ICAO 9303.
  case documentCode
  /// The kind of card by the subfile types of AAMVA 2020 D.12.3: `DL` for a driver's license, `ID` for
  /// an identification card.
  case documentType
  /// The joint comparison of street, unit, city, region and postal code.
  case address
  /// Street with house number.
  case street
  /// Apartment, suite and so on.
  case unit
  /// City.
  case city
  /// State, province.
  case region
  /// ZIP or other postal code.
  case postalCode
  /// Country of the address.
  case country
  /// Height as printed.
  case height
  /// Colour of the eyes as printed.
  case eyeColor
  /// The document discriminator, AAMVA element DCF.
  case documentDiscriminator
  /// Social security number, in claims only: an SSN in a barcode is dropped on sight.
  case ssn
  /// Telephone number.
  case phone
  /// Electronic mail address.
  case email
}

extension Attribute: Comparable {
  /// Orders as declared, so that reports list attributes in one order everywhere.
  public static func < (left: Attribute, right: Attribute) -> Bool { left.order < right.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
