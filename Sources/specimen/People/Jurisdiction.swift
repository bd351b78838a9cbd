/// A state that issues licenses, as far as the tool imitates one.
struct Jurisdiction: Codable, Sendable, Equatable {
  /// Two letters.
  var code: String
  /// Its name as the card prints it.
  var name: String
  /// AAMVA's issuer identification number, six digits.
  var issuer: String
  /// The form of its license numbers: `A` for a letter, `9` for a digit (NTSI's list).
  var numberForm: String
  /// Which template draws the front.
  var layout: String
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
  /// A number of the given form: `A` becomes a letter, `9` a digit; other characters stay.
  ///
  /// It leaves out the letters I, O and Q, as issuers do.
  mutating func number(form: String) -> String {
    let letters = Array("ABCDEFGHJKLMNPRSTUVWXYZ")
    var text = ""
    for character in form {
      switch character {
      case "A": text.append(letters[below(letters.count)])
      case "9": text += String(below(10))
      default: text.append(character)
      }
    }
    return text
  }
}
