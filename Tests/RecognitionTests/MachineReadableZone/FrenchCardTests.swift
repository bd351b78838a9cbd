import Proofing
import Testing

@testable import Recognition

/// The French identity card of 1988 to 2021, by a published specimen.
@Suite struct FrenchCardTests {
  func zone(_ first: String? = nil, _ second: String? = nil) throws -> MachineReadableZone {
    let lines = [first ?? Vectors.frenchCard[0], second ?? Vectors.frenchCard[1]]
    return try #require(MachineReadableZone(lines: lines))
  }

  @Test(arguments: [
    (Attribute.familyName, "LOISEAU"), (.givenNames, "HERVE DJAMEL"), (.dateOfBirth, "730321"),
    (.documentNumber, "970675K00277"), (.sex, "M"), (.issuer, "FRA"), (.documentCode, "ID"),
    (.nameField, "LOISEAU<<<<<<<<<<<<<<<<<<HERVE<<DJAMEL<"),
  ])
  func everyFieldStandsInItsPlace(attribute: Attribute, value: String) throws {
    #expect(try zone().value(of: attribute)?.revealed == value)
  }

  @Test func itHasNeitherNationalityNorExpiry() throws {
    let zone = try zone()
    #expect(zone.value(of: .nationality) == nil)
    #expect(zone.value(of: .dateOfExpiry) == nil)
    #expect(zone.verdict(on: .expiry) == .notPrinted)
  }

  @Test func itsThreeDigitsHold() throws {
    let zone = try zone()
    #expect(zone.verifiedCount == 3)
    #expect(zone.everyCheckHolds)
  }

  @Test func theLastDigitSeesAChangedName() throws {
    let changed = try zone("IDFRALOISFAU<<<<<<<<<<<<<<<<<<<<<<<<")
    #expect(changed.verdict(on: .composite) == .refuted)
    #expect(changed.verdict(on: .number) == .verified)
  }

  @Test func nothingIsNoticedOnAGoodOne() throws {
    #expect(try zone().findings.isEmpty)
  }

  @Test func givenNamesToTheLastPlaceMayBeCutOff() throws {
    let full = try zone(nil, "970675K002774HERVE<<DJAMELA7303216M4")
    #expect(full.findings.contains { $0.reason == .mrzNameTruncated })
  }

  @Test func aFullFamilyNameIsNotRunTogetherWithGivenNames() throws {
    let full = try zone("IDFRA" + String(repeating: "A", count: 25) + "<<<<<<")
    #expect(full.value(of: .nameField)?.revealed == String(repeating: "A", count: 25))
    #expect(full.value(of: .givenNames)?.revealed == "HERVE DJAMEL")
  }

  @Test func anotherCardOfThatSizeIsNone() throws {
    #expect(try zone("I<FRA" + Vectors.frenchCard[0].dropFirst(5)).format == .td2)
  }
}
