import Proofing
import Randomness

extension Identity {
  /// An invented person whose documents are valid on a day.
  ///
  /// They are 22 to 79 years old and have a passport of Utopia and a license of one of the states.
  ///
  /// - Parameters:
  ///   - random: The numbers that make the person.
  ///   - today: The day on which the documents are valid.
  ///   - names: What names are made of.
  ///   - states: The states of which one issues the license.
  /// - Returns: The person.
  /// - Throws: ``SpecimenError`` when a list is empty or a day lies outside the calendar.
  static func invented(
    by random: inout SeededRandom, today: CalendarDate, names: Names, states: [Jurisdiction]
  ) throws(SpecimenError) -> Identity {
    let female = random.happens(0.5)
    let forenames = female ? names.female : names.male
    guard let given = random.pick(forenames), let middle = random.pick(forenames),
      let family = random.pick(names.family), let street = random.pick(names.streets),
      let state = random.pick(states), let city = random.pick(state.cities),
      let birthPlace = random.pick(names.birthPlaces),
      let eyes = random.pick(["BRO", "BLU", "GRN", "HAZ", "GRY"]),
      let hair = random.pick(["BRO", "BLK", "BLN", "RED", "GRY"])
    else { throw .resource("names.json or states.json") }

    let birth = try day(today, minusDays: random.whole(22 * 366...79 * 365))
    let issued = try day(today, minusDays: random.whole(40...5 * 365))
    let passportIssued = try day(today, minusDays: random.whole(40...5 * 365))
    return Identity(
      givenNames: given, middleNames: random.happens(0.6) && middle != given ? middle : nil,
      familyName: family, suffix: !female && random.happens(0.06) ? "JR" : nil,
      dateOfBirth: birth, sex: female ? .F : .M,
      address: Address(
        street: "\(random.whole(10...9_899)) \(street)",
        unit: random.happens(0.2) ? "APT \(random.whole(1...48))" : nil, city: city.name,
        region: state.code, postalCode: city.postalCode, country: "USA"),
      appearance: Appearance(
        inches: female ? random.whole(60...71) : random.whole(64...77),
        pounds: female ? random.whole(105...190) : random.whole(135...240), eyes: eyes, hair: hair,
        skin: random.below(6), cut: random.below(2) + (female ? 2 : 0)),
      passport: Passport(
        number: random.number(form: random.happens(0.5) ? "A99999999" : "AA9999999"),
        issued: passportIssued, expires: try later(passportIssued, years: 10),
        placeOfBirth: birthPlace,
        personalNumber: random.happens(0.5) ? random.number(form: "AA999999A") : ""),
      license: License(
        state: state.code, number: random.licenseNumber(of: state), issued: issued,
        expires: try later(birth, years: issued.year + 8 - birth.year),
        discriminator: random.number(form: "999999999AA9999"), vehicleClass: "C",
        restrictions: random.happens(0.3) ? "B" : "NONE", endorsements: "NONE"))
  }

  /// The same day of a later year; 28 February for 29 February where there is none.
  static func later(_ date: CalendarDate, years: Int) throws(SpecimenError) -> CalendarDate {
    let year = date.year + years
    guard
      let later = CalendarDate(year: year, month: date.month, day: date.day)
        ?? CalendarDate(year: year, month: date.month, day: date.day - 1)
    else { throw .identity("the year \(year) lies outside the calendar") }
    return later
  }

  private static func day(_ date: CalendarDate, minusDays days: Int) throws(SpecimenError)
    -> CalendarDate
  {
    guard let earlier = CalendarDate(daysSince1970: date.daysSince1970 - days) else {
      throw .identity("\(days) days before \(date) lies outside the calendar")
    }
    return earlier
  }
}
