/// What invented people are made of.
struct Names: Codable, Sendable, Equatable {
  /// Names for women.
  var female: [String]
  /// Names for men.
  var male: [String]
  /// Family names, some with the letters and marks that transliteration is about.
  var family: [String]
  /// Streets without a house number.
  var streets: [String]
  /// Places of birth.
  var birthPlaces: [String]
}
