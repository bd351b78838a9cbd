import Proofing
import Testing

@testable import Recognition

@Suite struct PrintedAddressTests {
  private func read(_ lines: TextLine...) -> [Attribute: String] {
    let values = PrintedAddress(in: lines.compactMap(PrintedLine.init))?.values ?? []
    return Dictionary(uniqueKeysWithValues: values.map { ($0.attribute, $0.value) })
  }

  @Test func twoLinesGiveStreetCityRegionAndPostalCode() {
    let read = read(.make("12 Oak Court", y: 100), .make("ATLANTA, GA 30301", y: 140))
    #expect(
      read == [
        .street: "12 OAK COURT", .city: "ATLANTA", .region: "GA", .postalCode: "30301",
      ])
  }

  @Test(
    arguments: [
      ("60 STATE ST, APT. 4", "60 STATE ST", "APT 4"),
      ("60 STATE ST ROOM 145", "60 STATE ST", "ROOM 145"),
      ("60 STATE ST #5", "60 STATE ST", "#5"), ("PO BOX 12", "PO BOX 12", nil),
      ("RR 2", "RR 2", nil), ("RR2", "RR2", nil), ("12 ÁNY STREET", "12 ANY STREET", nil),
      ("8123 MAIN ST", "8123 MAIN ST", nil),
    ] as [(String, String, String?)])
  func aUnitIsPartedFromTheStreet(line: String, street: String, unit: String?) {
    let read = read(.make(line, y: 100), .make("SAINT PAUL MN 55101-1234", y: 140))
    #expect(read[.street] == street)
    #expect(read[.unit] == unit)
    #expect(read[.city] == "SAINT PAUL")
    #expect(read[.postalCode] == "55101-1234")
  }

  @Test func aUnitMayHaveALineOfItsOwn() {
    let read = read(
      .make("60 STATE ST", y: 100), .make("APT 4", y: 140), .make("MACON, GA 31201", y: 180))
    #expect(read[.street] == "60 STATE ST")
    #expect(read[.unit] == "APT 4")
  }

  @Test func theFieldNumberIsNoHouseNumber() {
    let read = read(
      .make("8123 MAIN STREET", x: 380, y: 100, small: 1), .make("MACON, GA 31201", x: 393, y: 140))
    #expect(read[.street] == "123 MAIN STREET")
  }

  @Test func aFieldNumberOfFullSizeLeftOfTheColumnIsNoHouseNumber() {
    let read = read(.make("8123 MAIN STREET", x: 380), .make("MACON, GA 31201", x: 401, y: 140))
    #expect(read[.street] == "123 MAIN STREET")
  }

  @Test func aSmallHouseNumberAtTheColumnStays() {
    let read = read(
      .make("1 WONDERFUL DRIVE", y: 100, small: 1), .make("MONTGOMERY AL 36104-1234", y: 140))
    #expect(read[.street] == "1 WONDERFUL DRIVE")
  }

  @Test(arguments: ["MONTPELIER,VT 05602", "MONTPELIER, VT, 05602", "MONTPELIERVT05602"])
  func aCityMayTouchItsState(line: String) {
    let read = read(.make("12 OAK COURT", y: 100), .make(line, y: 140))
    #expect(read[.city] == "MONTPELIER")
    #expect(read[.region] == "VT")
  }

  @Test func theArmedForcesHaveRegionsOfTheirOwn() {
    #expect(read(.make("UNIT 45013", y: 100), .make("APO, AE 09128", y: 140))[.region] == "AE")
  }

  @Test func linesThatBeginAtDifferentPlacesGiveNeitherStreetNorCity() {
    let read = read(.make("23 MAIN ST", x: 400, y: 100), .make("HOENIX, AZ 85007", x: 430, y: 140))
    #expect(read == [.region: "AZ", .postalCode: "85007"])
  }

  @Test func anUnreadableStreetLeavesTheCityUnread() {
    let read = read(.make("I2 M@IN ST", y: 100), .make("PHOENIX, AZ 85007", y: 140))
    #expect(read == [.region: "AZ", .postalCode: "85007"])
  }

  @Test func aCityAloneIsRead() {
    #expect(read(.make("PHOENIX, AZ 85007", y: 140))[.city] == "PHOENIX")
  }

  @Test(arguments: [
    "ATLANTA, GA 3030", "ATLANTA, GA 303011", "ATLANTA, ZZ 30301", "GA 30301", "ATLANTA GA",
    "30301",
    "ATLANTA, GA 3O301", "12 GA 30301",
  ])
  func aLineOfAnotherShapeIsNoAddress(line: String) {
    #expect(read(.make("12 OAK COURT", y: 100), .make(line, y: 140)).isEmpty)
  }

  @Test func twoAddressesThatDifferAreNone() {
    #expect(read(.make("MACON, GA 31201", y: 100), .make("ATLANTA, GA 30301", y: 300)).isEmpty)
  }

  @Test func aDigitReadForALetterOfTheStateLeavesDoubt() throws {
    let lines = [TextLine.make("BOISE 1D 83703")].compactMap(PrintedLine.init)
    let region = try #require(PrintedAddress(in: lines)?.values.first { $0.attribute == .region })
    #expect(region.value == "ID")
    #expect(region.leastConfidence <= 0.5)
  }
}
