/// A design of the front of a license: where everything stands, as data.
///
/// All of them are invented and resemble no issuer's card. What stands on them and under which
/// number is AAMVA's (2020, section 4.2).
struct Layout: Codable, Sendable, Equatable {
  /// Its name.
  var name: String
  /// Width in pixels.
  var width: Int
  /// Height in pixels.
  var height: Int
  /// The font of everything but the signature.
  var font: String
  /// How dates are written: `MM`, `DD`, `YYYY` and, for a month in letters, `MMM`.
  var dates: String
  /// Which labels stand beside the values, by name.
  var labels: String
  /// Size of the labels in pixels.
  var labelSize: Int
  /// Colour of the labels.
  var labelColor: String
  /// Colour of the values.
  var color: String
  /// How wide a name or a street may get in pixels; longer ones are printed smaller.
  var room: Int
  /// What is drawn below the values, SVG in lines, with holes for the state, title, face and so on.
  var drawing: [String]
  /// The values.
  var fields: [Field]

  /// Where one value stands.
  struct Field: Codable, Sendable, Equatable {
    /// Which one.
    var line: Line
    /// Left edge of its label in pixels.
    var x: Int
    /// Base line of its label in pixels.
    var y: Int
    /// How far right of the label the value stands, in pixels.
    var right: Int
    /// How far below the label the value stands, in pixels.
    var down: Int
    /// Size of the value in pixels.
    var size: Int
    /// Whether it is printed bold.
    var bold: Bool?
    /// Its colour where it is not that of the other values, such as red.
    var color: String?
  }

  /// What a value says.
  ///
  /// The two lines of names hold what the state's order says.
  enum Line: String, Codable, Sendable {
    case number, dateOfBirth, issued, expires, upperName, lowerName, street, place
    case `class`, restrictions, endorsements, sex, eyes, hair, height, weight, discriminator
  }

  /// The file `layouts.json`.
  struct Book: Codable, Sendable, Equatable {
    /// Labels by the name of their set and by what they stand beside.
    var labels: [String: [String: String]]
    /// All designs.
    var layouts: [Layout]
  }
}

/// In which order a card prints names.
enum NameOrder: String, Codable, Sendable {
  /// The family name above the given names.
  case familyFirst
  /// The given names above the family name.
  case givenFirst
  /// `FAMILY, GIVEN, SUFFIX` on one line (AAMVA 2020 section 4.2: the two may be one field).
  case oneLine
}
