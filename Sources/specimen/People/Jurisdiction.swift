import Randomness

/// A state that issues licenses, or the District of Columbia.
///
/// Codes, issuers and the forms of numbers are facts; looks and the order of names are invented.
struct Jurisdiction: Codable, Sendable, Equatable {
  /// Two letters.
  var code: String
  /// Its name as the card prints it.
  var name: String
  /// AAMVA's issuer identification number, six digits (AAMVA's public list).
  var issuer: String
  /// The forms of its license numbers, the commonest first: `A` for a letter, `9` for a digit, others
  /// for themselves (NTSI's list; Washington's since 2018).
  var numberForms: [String]
  /// Which design the front has.
  var layout: String
  /// How the front prints names.
  var nameOrder: NameOrder
  /// The hue of its cards in degrees.
  var hue: Int
  /// Cities with a ZIP code that is theirs.
  var cities: [City]

  /// A city.
  struct City: Codable, Sendable, Equatable {
    /// Its name.
    var name: String
    /// Five digits.
    var postalCode: String
  }
}

extension SeededRandom {
  /// A number in a form of the state: two times in three the commonest one.
  mutating func licenseNumber(of state: Jurisdiction) -> String {
    let form = happens(0.66) ? state.numberForms.first : pick(state.numberForms)
    return number(form: form ?? "")
  }
}
