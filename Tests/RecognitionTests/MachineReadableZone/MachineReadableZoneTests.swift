import Proofing
import Testing

@testable import Recognition

/// Published vectors, ICAO 9303-4 to 9303-7.
enum Vectors {
  static let td3 = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
  ]
  static let emptyOptional = [
    "P<POLKOWALSKA<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<", "AA00000000POL6002084F1412314<<<<<<<<<<<<<<<4",
  ]
  static let td2 = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"]
  static let td1 = [
    "IDAUT10000999<6<<<<<<<<<<<<<<<", "7109094F1112315AUT<<<<<<<<<<<4",
    "MUSTERFRAU<<ISOLDE<<<<<<<<<<<<",
  ]
  static let longNumber = [
    "IDUTO123456789<07<<<<<<<<<<<<<", "8601012M3001019UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<<<<<<<<<<<<<<<<",
  ]
  static let mrva = [
    "VIUSATRAVELER<<HAPPYPERSON<<<<<<<<<<<<<<<<<<", "555123ABC6GBR6502056F04122361FLNDDDAM5803085",
  ]
  static let mrvb = [
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<",
  ]
  static let frenchCard = [
    "IDFRALOISEAU<<<<<<<<<<<<<<<<<<<<<<<<", "970675K002774HERVE<<DJAMEL<7303216M4",
  ]
  static let all = [td3, emptyOptional, td2, td1, longNumber, mrva, mrvb]
}

@Suite struct MachineReadableZoneTests {
  @Test(arguments: [
    (Vectors.td3, MachineReadableZone.Format.td3), (Vectors.td2, .td2), (Vectors.td1, .td1),
    (Vectors.mrva, .mrva), (Vectors.mrvb, .mrvb), (Vectors.frenchCard, .frenchCard),
  ])
  func sizeAndFirstLetterGiveTheFormat(lines: [String], format: MachineReadableZone.Format) throws {
    #expect(try #require(MachineReadableZone(lines: lines)).format == format)
  }

  @Test(arguments: [
    [], ["P<UTO"], [Vectors.td3[0]], [Vectors.td3[0], String(Vectors.td3[1].dropLast())],
    [Vectors.td3[0], Vectors.td3[1], Vectors.td3[1]], [Vectors.td2[0], Vectors.td3[1]],
    [Vectors.td3[0].lowercased(), Vectors.td3[1]], ["V" + Vectors.td1[0].dropFirst()],
    [Vectors.td3[0].replacing("UTO", with: "U O"), Vectors.td3[1]],
  ])
  func linesThatNoFormatHasAreNoZone(lines: [String]) {
    #expect(MachineReadableZone(lines: lines) == nil)
  }

  @Test(arguments: Vectors.all)
  func everyPublishedDigitHolds(lines: [String]) throws {
    let zone = try #require(MachineReadableZone(lines: lines))
    #expect(zone.everyCheckHolds)
    #expect(zone.verdict(on: .number) == .verified)
    #expect(zone.verdict(on: .birth) == .verified)
    #expect(zone.verdict(on: .expiry) == .verified)
    let isVisa = zone.format == .mrva || zone.format == .mrvb
    #expect(zone.verdict(on: .composite) == (isVisa ? .notPrinted : .verified))
  }

  @Test func anEmptyOptionalFieldMayHaveAFillerOrAZeroForItsDigit() throws {
    let filler = try #require(MachineReadableZone(lines: Vectors.emptyOptional))
    #expect(filler.verdict(on: .optional) == .notPrinted)
    let zero = try #require(filler.replacing(.init(line: 1, column: 42), with: "0"))
    #expect(zero.verdict(on: .optional) == .verified)
    #expect(zero.verdict(on: .composite) == .verified)
    let one = try #require(filler.replacing(.init(line: 1, column: 42), with: "1"))
    #expect(one.verdict(on: .optional) == .refuted)
  }

  @Test func aFillerForTheDigitOfAFilledOptionalFieldIsRefuted() throws {
    let zone = try #require(MachineReadableZone(lines: Vectors.td3))
    let changed = try #require(zone.replacing(.init(line: 1, column: 42), with: "<"))
    #expect(changed.verdict(on: .optional) == .refuted)
  }

  @Test func aLongNumberRunsOnInTheOptionalData() throws {
    let zone = try #require(MachineReadableZone(lines: Vectors.longNumber))
    #expect(zone.hasLongNumber)
    #expect(zone.value(of: .documentNumber)?.revealed == "1234567890")
    #expect(zone.findings.contains { $0.reason == .mrzLongNumber })
    let broken = try #require(zone.replacing(.init(line: 0, column: 16), with: "8"))
    #expect(broken.verdict(on: .number) == .refuted)
  }

  @Test func aLetterForACheckDigitIsRefuted() throws {
    let zone = try #require(MachineReadableZone(lines: Vectors.td3))
    let changed = try #require(zone.replacing(.init(line: 1, column: 9), with: "G"))
    #expect(changed.verdict(on: .number) == .refuted)
  }

  /// The law of blind classes: one changed character is seen by the digit over it, or is one that
  /// counts the same.
  @Test(arguments: Vectors.all + [Vectors.frenchCard])
  func everyOtherCharacterBreaksADigitOrIsBlind(lines: [String]) throws {
    let zone = try #require(MachineReadableZone(lines: lines))
    var tried = 0
    for check in MachineReadableZone.Check.allCases where zone.verdict(on: check) == .verified {
      for cell in zone.cells(under: check).dropLast() {
        let old = zone.character(at: cell)
        for new in MachineReadableZone.characters where new != old {
          let changed = try #require(zone.replacing(cell, with: new))
          guard changed.hasLongNumber == zone.hasLongNumber, changed.format == zone.format,
            changed.overflow.count == zone.overflow.count || check != .number
          else { continue }
          let isBlind = CheckDigit.blindPartners(of: old).contains(new)
          let verdict = changed.verdict(on: check)
          #expect(verdict == (isBlind ? .verified : .refuted), "\(check) \(old) to \(new)")
          tried += 1
        }
      }
    }
    #expect(tried > 500)
  }

  @Test func swappedNeighboursThatDifferByFiveAreBlindAndOthersAreNot() throws {
    let zone = try #require(MachineReadableZone(lines: Vectors.td3))
    for (first, second) in [("0", "5"), ("1", "6"), ("2", "7"), ("3", "8"), ("4", "9")] {
      let digit = CheckDigit.digit(over: first + second + "0000")
      #expect(CheckDigit.digit(over: second + first + "0000") == digit)
    }
    #expect(CheckDigit.digit(over: "120000") != CheckDigit.digit(over: "210000"))
    #expect(zone.everyCheckHolds)
  }
}
