import Testing

@testable import Recognition

@Suite struct DocumentHeadingTests {
  private func kind(_ lines: TextLine...) -> String? {
    DocumentHeading.value(in: lines.compactMap(PrintedLine.init))?.value
  }

  @Test(arguments: [
    "DRIVER LICENSE", "Driver's License", "DRIVERLICENSE", "ENHANCED DRIVER LICENSE",
    "COMMERCIAL DRIVER LICENSE", "OPERATOR'S LICENSE", "INSTRUCTION PERMIT", "LEARNER'S PERMIT",
    "DRIVER'S LICENCE", "PERMIS DE CONDUIRE", "LICENCIA DE CONDUCIR", "DR1VER LICEN5E",
    "DRIVER LICENNE",
  ])
  func licensesAndPermitsOfEveryKind(heading: String) { #expect(kind(.make(heading)) == "DL") }

  @Test(arguments: [
    "IDENTIFICATION CARD", "ID CARD", "ENHANCED IDENTIFICATION CARD",
    "NONDRIVER IDENTIFICATION CARD",
    "NON-DRIVER ID", "NOT A DRIVER LICENSE", "TARJETA DE IDENTIFICACION",
  ])
  func identificationCards(heading: String) { #expect(kind(.make(heading)) == "ID") }

  @Test(arguments: [
    "NOT FOR FEDERAL IDENTIFICATION", "FOR IDENTIFICATION PURPOSES ONLY", "DRIVER LICENSE DIVISION",
    "DEPARTMENT OF DRIVER LICENSES", "4d LIC NO", "GEORGIA", "SAFE DRIVER", "LICENSE/ID NO",
  ])
  func whatElseStandsOnCards(line: String) { #expect(kind(.make(line)) == nil) }

  @Test func aHeadingMayStandOverTwoLines() {
    #expect(kind(.make("DRIVER'S", y: 100), .make("LICENSE", y: 140)) == "DL")
    #expect(kind(.make("IDENTIFICATION", y: 100), .make("CARD", y: 140)) == "ID")
    #expect(kind(.make("DRIVER'S", y: 100), .make("LICENSE", y: 400)) == nil)
  }

  @Test func twoKindsAreNone() {
    #expect(kind(.make("DRIVER LICENSE", y: 100), .make("IDENTIFICATION CARD", y: 300)) == nil)
  }

  @Test func aDenialOutweighsALicense() {
    #expect(kind(.make("DRIVER LICENSE", y: 100), .make("NONDRIVER", y: 300)) == "ID")
  }
}
