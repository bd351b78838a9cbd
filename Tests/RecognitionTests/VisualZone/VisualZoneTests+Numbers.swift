import Proofing
import Testing

@testable import Recognition

extension VisualZoneTests {
  @Test(arguments: [
    ("DL I1234568", "I1234568"), ("LIC NO. P 800 000 224 322", "P800000224322"),
    ("NO.1234567", "1234567"),
    ("4d DLN $346948673761", "S346948673761"), ("4d DLN p795648504621", "P795648504621"),
    ("4d Lic# WDLABCD456DG", "WDLABCD456DG"),
    ("4d DLN S-514-172-80", "S51417280"),
  ])
  func numbersBehindTheirLabelsAreRead(line: String, number: String) {
    let zone = VisualZone(
      reading: Self.card([2: .make(line, x: 380, y: 120)], without: [0, 13]))
    #expect(zone.text(.documentNumber) == number)
  }

  @Test func aNumberBehindAMisreadLabelIsKnownByItsStatesForm() {
    let zone = VisualZone(
      reading: Self.card([2: .make("adln 062851734", x: 380, y: 120, small: 4)]))
    #expect(zone.text(.documentNumber) == "062851734")
    let other = VisualZone(reading: Self.card([2: .make("adln 06285", x: 380, y: 120, small: 4)]))
    #expect(other[.documentNumber] == nil)
  }

  @Test(arguments: [
    ("4SLIC=062851734", "062851734"), ("44CLNO062851734", "062851734"),
    ("4dDLN062851734", "062851734"),
  ])
  func aNumberIsPartedFromAGarbledLabelByItsForm(line: String, number: String) {
    let zone = VisualZone(reading: Self.card([2: .make(line, x: 380, y: 120)]))
    #expect(zone.text(.documentNumber) == number)
  }

  @Test func dirtBeforeANumberIsNoPartOfIt() {
    let zone = VisualZone(reading: Self.card([2: .make("4d DLN 1 062851734", x: 380, y: 120)]))
    #expect(zone.text(.documentNumber) == "062851734")
  }

  @Test func thePostalCodeOfAnAddressInIdahoIsNoNumber() {
    let zone = VisualZone(
      reading: Self.card([
        0: .make("IDAHO", x: 40, y: 20, height: 60), 2: .make("4d TC100001G", x: 380, y: 120),
        8: .make("BOISE ID 83703", x: 422, y: 375),
      ]))
    #expect(zone.text(.documentNumber) == "TC100001G")
  }

  @Test func ofTwoNumbersTheOneOfTheStatesFormIsRead() {
    let zone = VisualZone(reading: Self.card([20: .make("ID 4415B", x: 700, y: 620)]))
    #expect(zone.text(.documentNumber) == "062851734")
  }

  @Test func twoNumbersAreAmbiguous() {
    let zone = VisualZone(reading: Self.card([20: .make("DLN 062851735", x: 700, y: 620)]))
    #expect(zone[.documentNumber] == nil)
    #expect(zone.ambiguous == [.documentNumber])
  }

  @Test func theDocumentDiscriminatorIsNotTheNumber() {
    let zone = VisualZone(reading: Self.card(without: [2]))
    #expect(zone[.documentNumber] == nil)
  }

  // MARK: Issuer

  @Test(arguments: [
    ("WEST VIRGINIA", "US-WV"), ("VIRGINIA", "US-VA"), ("ARKANSAS", "US-AR"), ("KANSAS", "US-KS"),
    ("WASHINGTON", "US-WA"), ("SSWASHINGTON", "US-WA"), ("NERMONT", "US-VT"),
    ("CaliforniaUSA", "US-CA"), ("HAWAIIR", "US-HI"),
  ])
  func theStatesNameGivesTheIssuer(name: String, issuer: String) {
    let zone = VisualZone(reading: Self.card([0: .make(name, x: 40, y: 20, height: 60)]))
    #expect(zone.text(.issuer) == issuer)
  }

  @Test func theStateOfTheAddressIsNeverASureIssuer() throws {
    let zone = VisualZone(
      reading: Self.card([7: .make("8 12 TEXAS AVE", x: 380, y: 330)], without: [0]))
    let issuer = try #require(zone[.issuer])
    #expect(issuer.value == "US-GA")
    #expect(issuer.leastConfidence <= 0.5)
  }
}
