import Imaging
import Proofing
import Testing

@testable import Recognition

@Suite struct FoundZoneTests {
  /// What a zone proves whose every character was surely read.
  private func proofs(
    _ lines: [String], _ format: MachineReadableZone.Format,
    repaired: [MachineReadableZone.Check] = []
  ) throws -> [Attribute: Proof] {
    let result = try result(lines, format, repaired: repaired)
    return Dictionary(uniqueKeysWithValues: result.readings.map { ($0.attribute, $0.proof) })
  }

  /// What a zone gives whose every character was surely read, but for one of its first line.
  private func result(
    _ lines: [String], _ format: MachineReadableZone.Format,
    repaired: [MachineReadableZone.Check] = [], doubt: Double? = nil
  ) throws -> MachineReadableZoneResult {
    var evidence: [LineEvidence] = []
    for (line, alphabets) in zip(lines, format.alphabets) {
      let read = try #require(LineEvidence(TextLine.make(line).characters, over: alphabets))
      // As two engines would read it.
      evidence.append(read.and(read))
    }
    let rows = [20.0, 60, 100].prefix(lines.count).map { top in
      Quad(
        topLeft: Point(x: 20, y: top), topRight: Point(x: 920, y: top),
        bottomRight: Point(x: 920, y: top + 25), bottomLeft: Point(x: 20, y: top + 25))
    }
    var zone = try #require(ReadZone(evidence, format: format))
    zone.repaired = repaired
    if let doubt { zone.confidences[0][7] = doubt }
    return FoundZone(read: zone, lines: rows, namesAgree: true).result(
      in: Pixels(width: 940, height: 120, channels: 1, bytes: Array(repeating: 0, count: 112_800)))
  }

  @Test func digitsThatHoldProveTheirFields() throws {
    let proofs = try proofs(Vectors.td3, .td3)
    for attribute in [Attribute.documentNumber, .dateOfBirth, .dateOfExpiry] {
      #expect(proofs[attribute] == .checkDigit)
    }
  }

  @Test func aFieldOfWhichTheDigitFailsIsNotProvedAndTheOthersAre() throws {
    let number = Vectors.td3[1].replacing("L898902C3", with: "L898902C9")
    let proofs = try proofs([Vectors.td3[0], number], .td3)
    #expect(proofs[.documentNumber] == Proof.none)
    #expect(proofs[.dateOfBirth] == .checkDigit)
    #expect(proofs[.dateOfExpiry] == .checkDigit)
  }

  /// Without its first eight characters a passport's second line is as long as a card's, and has the date of expiry with its
  /// digit where that one has the date of birth.
  @Test func aRowReadWithoutItsBeginningProvesNothing() throws {
    let cut = Vectors.td3.map { String($0.dropFirst(8)) }
    let zone = try #require(MachineReadableZone(format: .td2, lines: cut))
    #expect(zone.verdict(on: .birth) == .verified)
    #expect(try proofs(cut, .td2).values.allSatisfy { $0 == .none })
  }

  @Test func aRepairedDigitBearsNoWitnessForAnother() throws {
    let cut = Vectors.td3.map { String($0.dropFirst(8)) }
    // 36UTO7409 with the digit 8 holds.
    let repaired = [cut[0], cut[1].replacing("36UTO74081", with: "36UTO74098")]
    let zone = try #require(MachineReadableZone(format: .td2, lines: repaired))
    #expect(zone.verdict(on: .number) == .verified)
    #expect(try proofs(repaired, .td2, repaired: [.number]).values.allSatisfy { $0 == .none })
    #expect(try proofs(Vectors.td3, .td3, repaired: [.number])[.dateOfBirth] == .checkDigit)
  }

  /// No digit tells an 8 from an S; it tells a 3 from all that look like it.
  @Test(arguments: [
    ("I<UTOD281458902", 0.93, Proof.none), ("I<UTOD281458902", 0.995, .checkDigit),
    ("I<UTOD231458907", 0.93, .checkDigit),
  ])
  func whatNoDigitTellsFromItsLookalikeHasToBeSurer(
    start: String, confidence: Double, proof: Proof
  ) throws {
    let lines = [start + String(repeating: "<", count: 15), Vectors.td1[1], Vectors.td1[2]]
    let result = try result(lines, .td1, doubt: confidence)
    #expect(result.readings.first { $0.attribute == .documentNumber }?.proof == proof)
    let isBlind = result.findings.contains { $0.reason == .mrzBlindCharacters }
    #expect(isBlind == (proof == .none))
  }

  @Test func aMisprintedZoneProvesTheOneFieldOfWhichTheDigitHolds() throws {
    let misprinted = [Vectors.td3[0], "L898902C39UTO7408122F1204157ZE184226B<<<<<13"]
    let zone = try #require(MachineReadableZone(lines: misprinted))
    #expect(zone.verdict(on: .number) == .refuted)
    #expect(zone.verdict(on: .expiry) == .refuted)
    #expect(zone.verdict(on: .composite) == .refuted)
    let proofs = try proofs(misprinted, .td3)
    #expect(proofs[.dateOfBirth] == .checkDigit)
    #expect(proofs[.documentNumber] == Proof.none)
  }

  /// Day 75, month 13, and a 29 February that was printed.
  @Test(arguments: [("7405752", Proof.none), ("2013051", .none), ("1102299", .checkDigit)])
  func whatIsNoDateIsNotProvedByADigitThatHolds(expiry: String, proof: Proof) throws {
    let misread = [Vectors.td3[0], Vectors.td3[1].replacing("1204159", with: expiry)]
    let zone = try #require(MachineReadableZone(format: .td3, lines: misread))
    #expect(zone.verdict(on: .expiry) == .verified)
    let proofs = try proofs(misread, .td3)
    #expect(proofs[.dateOfExpiry] == proof)
    #expect(proofs[.dateOfBirth] == .checkDigit)
  }

  @Test(arguments: [(0.6, true), (0.4, false)])
  func aDigitThatFailsCountsOnlyInAZoneThatCouldBeRead(doubt: Double, counts: Bool) throws {
    let number = Vectors.td3[1].replacing("L898902C3", with: "L898902C9")
    let reasons = try result([Vectors.td3[0], number], .td3, doubt: doubt).findings.map(\.reason)
    #expect(reasons.contains(.mrzCheckdigitNumber) == counts)
    #expect(reasons.contains(.ocrRequiredFieldUncertain) == !counts)
  }
}
