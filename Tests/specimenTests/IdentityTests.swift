import Foundation
import Proofing
import Randomness
import Testing

@testable import specimen

@Suite struct IdentityTests {
  private func invented(_ seed: UInt64, today: CalendarDate) throws -> Identity {
    let resources = try Resources()
    var random = SeededRandom(seed: seed)
    return try Identity.invented(
      by: &random, today: today, names: resources.names, states: resources.states)
  }

  @Test(arguments: ["2026-11-23", "2024-02-29", "2040-01-01"])
  func documentsAreValidOnTheDayAndDatesAreInOrder(text: String) throws {
    let today = try day(text)
    for seed in 0..<200 {
      let person = try invented(UInt64(seed), today: today)
      let license = try #require(person.license)
      let passport = try #require(person.passport)
      let age = person.dateOfBirth.wholeYears(until: today)
      #expect((22...79).contains(age))
      for (issued, expires) in [
        (license.issued, try #require(license.expires)), (passport.issued, passport.expires),
      ] {
        #expect(person.dateOfBirth < issued && issued < today && today < expires)
        #expect(person.dateOfBirth.wholeYears(until: issued) >= 16)
      }
      #expect(person.address.region == license.state)
    }
  }

  @Test func theSameSeedInventsTheSamePerson() throws {
    let today = try day("2026-11-23")
    #expect(try invented(9, today: today) == invented(9, today: today))
    #expect(try invented(9, today: today) != invented(10, today: today))
  }

  @Test func anIdentityFileKeepsEverything() throws {
    let person = try Identity.make(suffix: "III")
    let data = try JSONEncoder().encode(person)
    #expect(try JSONDecoder().decode(Identity.self, from: data) == person)
  }
}
