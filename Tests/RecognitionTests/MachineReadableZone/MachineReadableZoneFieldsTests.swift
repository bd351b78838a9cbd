import Proofing
import Testing

@testable import Recognition

@Suite struct MachineReadableZoneFieldsTests {
  func passport(_ name: String, second: String = Vectors.td3[1]) throws -> MachineReadableZone {
    let padded = name + String(repeating: "<", count: 39 - name.count)
    return try #require(MachineReadableZone(format: .td3, lines: ["P<UTO" + padded, second]))
  }

  @Test(arguments: [
    (Attribute.familyName, "ERIKSSON"), (.givenNames, "ANNA MARIA"),
    (.nameField, "ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"), (.dateOfBirth, "740812"),
    (.documentNumber, "L898902C3"), (.dateOfExpiry, "120415"), (.sex, "F"), (.nationality, "UTO"),
    (.issuer, "UTO"), (.documentCode, "P"),
  ])
  func aPassportHasItsFields(attribute: Attribute, value: String) throws {
    let zone = try #require(MachineReadableZone(lines: Vectors.td3))
    #expect(zone.value(of: attribute)?.revealed == value)
  }

  @Test(arguments: [
    (Attribute.familyName, "MUSTERFRAU"), (.givenNames, "ISOLDE"), (.dateOfBirth, "710909"),
    (.documentNumber, "10000999"), (.dateOfExpiry, "111231"), (.nationality, "AUT"),
    (.issuer, "AUT"), (.documentCode, "ID"),
  ])
  func aCardHasItsFields(attribute: Attribute, value: String) throws {
    let zone = try #require(MachineReadableZone(lines: Vectors.td1))
    #expect(zone.value(of: attribute)?.revealed == value)
  }

  @Test(arguments: [
    ("ARKFREITH<<ILSE<MARIE", "ARKFREITH", "ILSE MARIE"),
    ("VAN<DER<MUELLEN<<JAN", "VAN DER MUELLEN", "JAN"),
    ("DARTAGNAN<<CHARLES", "DARTAGNAN", "CHARLES"),
    ("ARKFREITH", "ARKFREITH", nil),
    ("ESPANOLA<ESPANOLA<CARMEN", "ESPANOLA ESPANOLA CARMEN", nil),
    ("SMITH<<ANNA<<B", "SMITH", "ANNA B"),
    ("<<ANNA", nil, "ANNA"),
    ("", nil, nil),
  ])
  func namesPartAtTheFirstTwoFillers(field: String, family: String?, given: String?) throws {
    let zone = try passport(field)
    #expect(zone.value(of: .familyName)?.revealed == family)
    #expect(zone.value(of: .givenNames)?.revealed == given)
  }

  @Test func aFieldFullToTheLastCellMayHaveBeenCut() throws {
    let full = try passport("ABCDEFGHIJKLMNOPQRS<<ABCDEFGHIJKLMNOPQR")
    #expect(full.findings.contains { $0.reason == .mrzNameTruncated })
    let short = try passport("ERIKSSON<<ANNA")
    #expect(!short.findings.contains { $0.reason == .mrzNameTruncated })
  }

  @Test(arguments: Vectors.all)
  func everyValueIsMadeOfItsCells(lines: [String]) throws {
    let zone = try #require(MachineReadableZone(lines: lines))
    for attribute in MachineReadableZone.attributes {
      guard let field = zone.field(attribute) else { continue }
      #expect(field.characters.count == field.origins.count)
      for (character, cells) in zip(field.characters, field.origins) {
        #expect(!cells.isEmpty)
        for cell in cells {
          #expect(field.cells.contains(cell))
          #expect(zone.character(at: cell) == (character == " " ? "<" : character))
        }
      }
    }
  }

  @Test func theOneLetterCodeOfGermanyKeepsItsForm() throws {
    let zone = try #require(
      MachineReadableZone(lines: [
        "IDD<<T220001293<<<<<<<<<<<<<<<", "6408125<2010315D<<<<<<<<<<<<<4",
        "MUSTERMANN<<ERIKA<<<<<<<<<<<<<",
      ]))
    #expect(zone.value(of: .issuer)?.revealed == "D")
    #expect(zone.value(of: .nationality)?.revealed == "D")
    #expect(zone.value(of: .sex) == nil)
    #expect(!zone.findings.contains { $0.reason == .mrzUnknownCountry })
  }

  @Test func valuesDoNotPrintThemselves() throws {
    let zone = try #require(MachineReadableZone(lines: Vectors.td3))
    #expect(!"\(zone.lines)".contains("ERIKSSON"))
  }
}
