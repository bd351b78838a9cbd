import Proofing

/// An invented person, with the documents that can be drawn for them.
struct Identity: Codable, Sendable, Equatable {
  /// First names, without the middle names.
  var givenNames: String
  /// Middle names, if any.
  var middleNames: String?
  /// Family name.
  var familyName: String
  /// Jr, Sr, II and so on, if any.
  var suffix: String?
  /// Date of birth.
  var dateOfBirth: CalendarDate
  /// As documents show it.
  var sex: Sex
  /// Where they live.
  var address: Address
  /// What they look like.
  var appearance: Appearance
  /// Their passport, if they have one.
  var passport: Passport?
  /// Their driver's license, if they have one.
  var license: License?
  /// Their state's identification card, if they have one: a license without the right to drive.
  var stateID: License?
  /// Their identity card of format TD1, if they have one.
  var identityCard: Passport?
  /// Their visa of format MRV-A, if they have one.
  var visa: Passport?

  /// The letter of a document: `X` is printed, `<` stands in a machine readable zone.
  enum Sex: String, Codable, Sendable { case M, F, X }

  /// What a document says of its holder's looks, and what the portrait is drawn from.
  struct Appearance: Codable, Sendable, Equatable {
    /// Height in inches.
    var inches: Int
    /// Weight in pounds.
    var pounds: Int
    /// Colour of the eyes, ANSI D-20.
    var eyes: String
    /// Colour of the hair, ANSI D-20.
    var hair: String
    /// Tone of the skin, 0 (light) to 5 (dark).
    var skin: Int
    /// Cut of the hair, 0 to 3.
    var cut: Int
  }

  /// What a passport, an identity card or a visa says apart from its holder.
  struct Passport: Codable, Sendable, Equatable {
    /// The document number, at most 9 characters.
    var number: String
    /// Date of issue.
    var issued: CalendarDate
    /// Date of expiry.
    var expires: CalendarDate
    /// Where the holder was born.
    var placeOfBirth: String
    /// The personal number, at most 14 characters; empty when there is none, as on cards and visas.
    var personalNumber: String
  }

  /// What a driver's license or a state's identification card says apart from its holder.
  struct License: Codable, Sendable, Equatable {
    /// Two letters of the state.
    var state: String
    /// AAMVA's customer ID number.
    var number: String
    /// Date of issue.
    var issued: CalendarDate
    /// Date of expiry; nothing: the card does not expire.
    var expires: CalendarDate?
    /// AAMVA's document discriminator.
    var discriminator: String
    /// Class of vehicles.
    var vehicleClass: String
    /// Restrictions, or `NONE`.
    var restrictions: String
    /// Endorsements, or `NONE`.
    var endorsements: String
  }

  /// First and middle names as a document prints them.
  var forenames: String {
    [givenNames, middleNames ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
