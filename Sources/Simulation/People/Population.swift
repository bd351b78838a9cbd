public import Proofing
import Randomness

/// People as frequent as their names are, with invented addresses and documents.
///
/// Rates that no source gives are marked as assumed; docs/calibration.md lists them.
public struct Population: Sendable {
  let family: NameTable
  let female: NameTable
  let male: NameTable
  /// The day on which everything happens: results must not depend on when they are made.
  let today: CalendarDate
  /// How likely someone with a usual short form of their name goes by it.
  let nicknameChances: (female: Double, male: Double)

  /// A population.
  ///
  /// - Parameters:
  ///   - family: Family names.
  ///   - female: Given names of women.
  ///   - male: Given names of men.
  ///   - today: The day on which everything happens.
  public init(family: NameTable, female: NameTable, male: NameTable, today: CalendarDate) {
    self.family = family
    self.female = female
    self.male = male
    self.today = today
    nicknameChances = (Nickname.chance(among: female), Nickname.chance(among: male))
  }

  /// A person with a document of a kind.
  func person(with document: DocumentForm, by random: inout SeededRandom) -> Person {
    let isFemale = random.happens(0.5)
    let given = givenName(isFemale: isFemale, by: &random)
    return Person(
      givenNames: given, middleNames: middleName(isFemale: isFemale, besides: given, by: &random),
      familyName: family.name(by: &random),
      suffix: !isFemale && random.happens(Self.suffixShare) ? "JR" : nil, isFemale: isFemale,
      dateOfBirth: birth(by: &random), address: Self.address(in: document, by: &random),
      number: random.number(form: document.numberForm))
  }

  /// A given name.
  func givenName(isFemale: Bool, by random: inout SeededRandom) -> String {
    (isFemale ? female : male).name(by: &random)
  }

  /// A middle name; nil for one in ten, who has none (assumed).
  func middleName(
    isFemale: Bool, besides given: String, by random: inout SeededRandom
  ) -> String? {
    guard random.happens(0.9) else { return nil }
    let name = givenName(isFemale: isFemale, by: &random)
    return name == given ? nil : name
  }

  /// One man in fifty is called Jr on his document (assumed).
  private static let suffixShare = 0.02

  /// Grown up, and young enough to have a license, with no age likelier than another.
  private func birth(by random: inout SeededRandom) -> CalendarDate {
    today.moved(days: -random.whole(18 * 366...84 * 365))
  }

  /// An address in the state of the document, or anywhere.
  static func address(
    in document: DocumentForm, by random: inout SeededRandom
  ) -> Address {
    let state = document.state ?? random.pick(DocumentForm.licenses)?.state ?? "CA"
    let zip = zips[state] ?? 900
    let street = random.pick(streets) ?? "Main"
    return Address(
      street: "\(random.whole(1...9_899)) \(street) \(random.pick(suffixes) ?? "St")",
      unit: random.happens(0.25) ? "Apt \(random.whole(1...60))" : nil,
      city: random.pick(cities) ?? "Springfield", region: state,
      postalCode: String(String(100_000 + zip * 100 + random.below(100)).suffix(5)),
      country: "USA")
  }

  private static let streets = [
    "Second", "Third", "First", "Fourth", "Park", "Fifth", "Main", "Sixth", "Oak", "Seventh",
    "Pine",
    "Maple", "Cedar", "Eighth", "Elm", "View", "Washington", "Ninth", "Lake", "Hill", "Walnut",
    "Spring", "North", "Ridge", "Lincoln", "Church", "Willow", "Mill", "Sunset", "Railroad",
    "Jackson", "Cherry", "West", "South", "Center", "Highland", "Johnson", "Forest", "Jefferson",
    "Hickory",
  ]
  private static let suffixes = ["St", "Ave", "Rd", "Dr", "Ln", "Ct", "Blvd", "Way", "Pl", "Cir"]
  private static let cities = [
    "Franklin", "Clinton", "Madison", "Arlington", "Centerville", "Lebanon", "Georgetown",
    "Springfield", "Chester", "Fairview", "Greenville", "Bristol", "Dayton", "Dover", "Salem",
    "Oakland", "Milton", "Newport", "Ashland", "Riverside", "Manchester", "Burlington",
  ]
  /// The first three digits of a postal code of each state.
  private static let zips = [
    "CA": 900, "TX": 750, "FL": 331, "NY": 100, "PA": 191, "IL": 606, "OH": 432, "GA": 303,
    "NC": 276, "MI": 482, "NJ": 71, "VA": 232,
  ]
}
