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
