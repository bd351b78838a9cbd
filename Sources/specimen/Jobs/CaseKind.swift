/// Who drops a job: the person that the claim is about, or one of the rivals that evidence is weighed
/// against.
enum CaseKind: String, Codable, Sendable, CaseIterable {
  /// The person of the claim, with documents of their own.
  case genuine
  /// Someone else, with a document of their own.
  case stranger
  /// Someone of the same family name and address, with a document of their own.
  case relative
  /// Someone of the same names, with a document of their own.
  case namesake
  /// The document of the person, altered everywhere to another birth date, and sealed anew: barcode and
  /// check digits agree with the print. Mostly day and month stay and the year does not.
  case editedBirthDate
  /// The document of the person, altered everywhere to another number, mostly in one character.
  case editedNumber
  /// Someone else's license whose front was altered to fit the claim; its barcode still tells whose
  /// it is.
  case editedFront
  /// The front of the person's license with the back of someone else's.
  case twoCards
  /// A document made from nothing: names and birth date of the person, an invented number on either
  /// side. Half of the numbers have a form that the issuer never uses, half of the addresses are others.
  case forged

  /// All but ``genuine``.
  static let impostors = Array(allCases.dropFirst())

  /// Whether it takes a document with two sides.
  var needsBack: Bool { self == .editedFront || self == .twoCards }
}
