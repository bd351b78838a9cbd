/// What the applicant says about themselves.
public struct Claim: Sendable, Equatable {
  /// Given names as typed.
  public var givenNames: Redacted<String>?
  /// Middle names as typed.
  public var middleNames: Redacted<String>?
  /// Family name as typed.
  public var familyName: Redacted<String>
  /// Suffix as typed.
  public var suffix: Redacted<String>?
  /// Date of birth.
  public var dateOfBirth: Redacted<CalendarDate>
  /// Document number as typed.
  public var documentNumber: Redacted<String>?
  /// Social security number, full or last four, with or without dashes.
  public var ssn: Redacted<String>?
  /// Postal address.
  public var address: Redacted<Address>?
  /// Telephone number.
  public var phone: Redacted<String>?
  /// Electronic mail address.
  public var email: Redacted<String>?

  /// A claim with the two attributes that every job must have.
  public init(familyName: String, dateOfBirth: CalendarDate) {
    self.familyName = Redacted(familyName)
    self.dateOfBirth = Redacted(dateOfBirth)
  }
}

/// A postal address in parts; an absent part is nil, never an empty string.
public struct Address: Sendable, Equatable, Hashable, Codable {
  /// House number and street, or a PO box.
  public var street: String?
  /// Apartment, suite and so on.
  public var unit: String?
  /// City.
  public var city: String?
  /// State or province, as two letters where there are such.
  public var region: String?
  /// ZIP or other postal code.
  public var postalCode: String?
  /// Country, ISO 3166-1 alpha-3.
  public var country: String?

  /// An address of the parts given.
  public init(
    street: String? = nil, unit: String? = nil, city: String? = nil, region: String? = nil,
    postalCode: String? = nil, country: String? = nil
  ) {
    self.street = street
    self.unit = unit
    self.city = city
    self.region = region
    self.postalCode = postalCode
    self.country = country
  }
}
