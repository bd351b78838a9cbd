import Foundation
import Imaging
import Proofing
import Testing

@testable import specimen

@Suite struct LicensePayloadTests {
  private func payload(_ person: Identity) throws -> LicensePayload {
    LicensePayload(license: try #require(person.license), of: person, issuer: "636055")
  }

  @Test func theHeaderIsThatOfVersion10() throws {
    let text = try payload(.make()).text
    #expect(
      Array(text.utf8.prefix(31))
        == Array("@\n\u{1e}\rANSI 636055100001DL00310\(text.utf8.count - 31)".utf8))
  }

  @Test func offsetAndLengthFindTheSubfile() throws {
    for middle in [nil, "Elena", "Bartholomea Constantia"] {
      let bytes = Array(try payload(.make(middle: middle)).text.utf8)
      let offset = try #require(Int(String(decoding: bytes[23..<27], as: UTF8.self)))
      let length = try #require(Int(String(decoding: bytes[27..<31], as: UTF8.self)))
      #expect(bytes.count == offset + length)
      #expect(bytes[offset..<offset + 2].elementsEqual("DL".utf8))
      #expect(bytes.last == 13)
    }
  }

  @Test(arguments: [
    ("DAQ", "062851734"), ("DCS", "GARCIA"), ("DAC", "MARIA"), ("DAD", "ELENA"),
    ("DBB", "07031990"), ("DBA", "07032031"), ("DBD", "02142023"), ("DBC", "2"),
    ("DAU", "065 in"), ("DAG", "12 OAK COURT"), ("DAH", "APT 4"), ("DAI", "ATLANTA"),
    ("DAJ", "GA"), ("DAK", "303010000  "), ("DCG", "USA"), ("DCF", "381620457GA2291"),
    ("DAY", "BRO"), ("DDE", "N"), ("DDF", "N"), ("DDG", "N"),
  ])
  func elementsHoldWhatTheCardSays(code: String, value: String) throws {
    let payload = try payload(.make())
    #expect(payload.elements.filter { $0.code == code }.map(\.value) == [value])
    #expect(payload.text.contains(code + value))
  }

  @Test func allMandatoryElementsAreThere() throws {
    let codes = Set(try payload(.make(middle: nil)).elements.map(\.code))
    let mandatory = [
      "DCA", "DCB", "DCD", "DBA", "DCS", "DAC", "DAD", "DBD", "DBB", "DBC", "DAY", "DAU", "DAG",
      "DAI", "DAJ", "DAK", "DAQ", "DCF", "DCG", "DDE", "DDF", "DDG",
    ]
    #expect(mandatory.filter { !codes.contains($0) } == [])
  }

  @Test(arguments: [(Identity.Sex.M, "1"), (.F, "2"), (.X, "9")])
  func sexHasTheStandardsDigit(sex: Identity.Sex, digit: String) throws {
    #expect(try payload(.make(sex: sex)).elements.first { $0.code == "DBC" }?.value == digit)
  }

  @Test func theSuffixHasItsOwnElement() throws {
    let elements = try payload(.make(suffix: "Jr")).elements
    #expect(elements.first { $0.code == "DCU" }?.value == "JR")
    #expect(elements.first { $0.code == "DCS" }?.value == "GARCIA")
  }

  @Test func anIdentificationCardHasASubfileOfItsOwnTypeAndNoRightToDrive() throws {
    let person = try Identity.make()
    let payload = LicensePayload(
      license: try #require(person.stateID), of: person, issuer: "636055",
      subfile: .identification)
    #expect(payload.text.contains("100001ID0031"))
    #expect(payload.text.contains("IDDAQ062851735"))
    #expect(payload.elements.filter { ["DCA", "DCB", "DCD"].contains($0.code) } == [])
  }

  @Test func aCardThatDoesNotExpireHasNinesForADate() throws {
    var person = try Identity.make()
    person.license?.expires = nil
    #expect(try payload(person).elements.first { $0.code == "DBA" }?.value == "99999999")
  }

  @Test func aPayloadThatIsTooLongForASymbolIsRefused() {
    #expect(throws: SpecimenError.self) {
      _ = try BarcodeSymbol(payload: String(repeating: "Aa1é", count: 900))
    }
  }
}
