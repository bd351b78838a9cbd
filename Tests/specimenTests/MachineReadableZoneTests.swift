import Randomness
import Testing

@testable import specimen

@Suite struct MachineReadableZoneTests {
  // Vectors of ICAO 9303-3 and -4, and of issuers' published specimens.
  @Test(arguments: [
    ("L898902C3", "6"), ("740812", "2"), ("120415", "9"), ("ZE184226B<<<<<", "1"),
    ("D23145890", "7"), ("<<<<<<<<<<<<<<", "0"), ("AA0000000", "0"),
  ])
  func checkDigitsMatchPublishedVectors(field: String, digit: String) {
    #expect(MachineReadableZone.checkDigit(of: field) == digit)
  }

  @Test func theSpecimenOfTheStandardComesOutAsPublished() throws {
    var person = try Identity.make(
      given: "Anna", middle: "Maria", family: "Eriksson", birth: "1974-08-12")
    person.passport?.expires = try day("2012-04-15")
    let passport = try #require(person.passport)
    let zone = try MachineReadableZone(passport: passport, of: person)
    #expect(
      zone.lines == [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
      ])
  }

  // ICAO 9303-5 appendix A; its card is valid until 2012.
  @Test func theIdentityCardOfTheStandardComesOutAsPublished() throws {
    var person = try Identity.make(
      given: "Anna", middle: "Maria", family: "Eriksson", birth: "1974-08-12")
    person.identityCard?.expires = try day("2012-04-15")
    let zone = try MachineReadableZone(
      identityCard: try #require(person.identityCard), of: person)
    #expect(
      zone.lines == [
        "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
      ])
  }

  // ICAO 9303-7 appendix A, apart from the nationality (XXX) and the optional data, which no check
  // digit covers.
  @Test func theVisaOfTheStandardComesOutAsPublished() throws {
    var person = try Identity.make(
      given: "Anna", middle: "Maria", family: "Eriksson", birth: "1940-09-07")
    person.visa?.expires = try day("1996-12-10")
    let zone = try MachineReadableZone(visa: try #require(person.visa), of: person)
    #expect(
      zone.lines == [
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L8988901C4UTO4009078F9612109<<<<<<<<<<<<<<<<",
      ])
  }

  @Test func anIdentityCardsNameIsCutAtThirtyLetters() throws {
    let person = try Identity.make(
      given: "Maximiliana", middle: "Bartholomea", family: "Featherstonehaugh")
    let zone = try MachineReadableZone(
      identityCard: try #require(person.identityCard), of: person)
    #expect(zone.lines[2] == "FEATHERSTONEHAUGH<<MAXIMILIANA")
  }

  @Test func linesAlwaysHave44CharactersOfTheZone() throws {
    let resources = try Resources()
    for seed in 0..<300 {
      var random = SeededRandom(seed: UInt64(seed))
      let person = try Identity.invented(
        by: &random, today: try day("2026-11-23"), names: resources.names, states: resources.states)
      let lines = try MachineReadableZone(passport: try #require(person.passport), of: person).lines
      #expect(lines.map(\.count) == [44, 44])
      #expect(
        lines.joined().allSatisfy { "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<".contains($0) })
    }
  }

  @Test func aNameThatDoesNotFitIsCutAtTheLastPosition() throws {
    let person = try Identity.make(
      given: "Maximiliana", middle: "Bartholomea Constantia", family: "Featherstonehaugh-Smythe")
    let zone = try MachineReadableZone(passport: try #require(person.passport), of: person)
    #expect(zone.lines[0] == "P<UTOFEATHERSTONEHAUGH<SMYTHE<<MAXIMILIANA<B")
  }

  @Test func anUnspecifiedSexIsAFiller() throws {
    let person = try Identity.make(sex: .X)
    let zone = try MachineReadableZone(passport: try #require(person.passport), of: person)
    #expect(Array(zone.lines[1])[20] == "<")
  }

  @Test(arguments: ["L898902C34", "L8989-2", "l898902c3", "Ä1"])
  func aNumberThatCannotStandInAZoneIsRefused(number: String) throws {
    let person = try Identity.make(passportNumber: number)
    let passport = try #require(person.passport)
    #expect(throws: SpecimenError.self) {
      _ = try MachineReadableZone(passport: passport, of: person)
    }
  }
}
