import Proofing

@testable import specimen

extension Identity {
  /// Someone with all documents, so that a test states only what it is about.
  static func make(
    given: String = "Maria", middle: String? = "Elena", family: String = "Garcia",
    suffix: String? = nil, birth: String = "1990-07-03", sex: Sex = .F,
    passportNumber: String = "L898902C3", personalNumber: String = "ZE184226B",
    passportExpires: String = "2034-04-15"
  ) throws -> Identity {
    Identity(
      givenNames: given, middleNames: middle, familyName: family, suffix: suffix,
      dateOfBirth: try day(birth), sex: sex,
      address: Address(
        street: "12 Oak Court", unit: "Apt 4", city: "Atlanta", region: "GA", postalCode: "30301",
        country: "USA"),
      appearance: Appearance(inches: 65, pounds: 140, eyes: "BRO", hair: "BLK", skin: 2, cut: 2),
      passport: Passport(
        number: passportNumber, issued: try day("2024-04-15"), expires: try day(passportExpires),
        placeOfBirth: "ZENITH", personalNumber: personalNumber),
      license: License(
        state: "GA", number: "062851734", issued: try day("2023-02-14"),
        expires: try day("2031-07-03"), discriminator: "381620457GA2291", vehicleClass: "C",
        restrictions: "NONE", endorsements: "NONE"),
      stateID: License(
        state: "GA", number: "062851735", issued: try day("2023-02-14"),
        expires: try day("2031-07-03"), discriminator: "381620457GA2292", vehicleClass: "NONE",
        restrictions: "NONE", endorsements: "NONE"),
      identityCard: Passport(
        number: "D23145890", issued: try day("2024-04-15"), expires: try day(passportExpires),
        placeOfBirth: "ZENITH", personalNumber: ""),
      visa: Passport(
        number: "L8988901C", issued: try day("2024-04-15"), expires: try day(passportExpires),
        placeOfBirth: "ZENITH", personalNumber: ""))
  }
}

/// A day that exists, or a failure of the test.
func day(_ text: String) throws -> CalendarDate {
  guard let date = CalendarDate(iso8601: text) else { throw SpecimenError.identity(text) }
  return date
}
