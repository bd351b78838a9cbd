import Proofing

/// An invented person, as far as a document and a claim tell of them.
struct Person: Sendable, Equatable {
  var givenNames: String
  var middleNames: String?
  var familyName: String
  var suffix: String?
  var isFemale: Bool
  var dateOfBirth: CalendarDate
  var address: Address
  /// The number of their license or passport.
  var number: String
}
