import Proofing
import Testing

@testable import Recognition

@Suite struct MachineReadableZoneFindingsTests {
  func reasons(_ lines: [String]) throws -> [Reason] {
    try #require(MachineReadableZone(lines: lines)).findings.map(\.reason)
  }

  @Test func aSoundZoneSaysOnlyThatNoDigitCoversTheName() throws {
    #expect(try reasons(Vectors.td1) == [.mrzUnprovenName])
  }

  @Test func utopiaIsASpecimen() throws {
    #expect(try reasons(Vectors.td3).contains(.classifySpecimen))
    #expect(try reasons(Vectors.emptyOptional).contains(.classifySpecimen) == false)
  }

  @Test(
    arguments: [
      (9, "7", Reason.mrzCheckdigitNumber), (19, "3", .mrzCheckdigitBirth),
      (27, "8", .mrzCheckdigitExpiry), (42, "2", .mrzCheckdigitOptional),
      (43, "1", .mrzCheckdigitComposite),
    ] as [(Int, Character, Reason)])
  func everyRefutedDigitIsNamed(column: Int, digit: Character, reason: Reason) throws {
    let zone = try #require(MachineReadableZone(lines: Vectors.td3))
    let changed = try #require(zone.replacing(.init(line: 1, column: column), with: digit))
    #expect(changed.findings.map(\.reason).contains(reason))
    #expect(!zone.findings.map(\.reason).contains(reason))
  }

  @Test func whenEveryDigitFailsThatIsOneFinding() throws {
    let found = try reasons([
      Vectors.td3[0], "L898902C37UTO7408123F1204150ZE184226B<<<<<27",
    ])
    #expect(found.contains(.mrzCheckdigitAllFailed))
    #expect(!found.contains(.mrzCheckdigitNumber) && !found.contains(.mrzCheckdigitComposite))
  }

  @Test(arguments: [
    ("741312", Reason.mrzInvalidDate), ("740230", .mrzInvalidDate), ("740800", .mrzInvalidDate),
    ("74<<<<", .mrzBirthUnknownPart), ("<<<<<<", .mrzBirthUnknownPart),
  ])
  func aBirthDateThatIsNoDayIsNoticed(date: String, reason: Reason) throws {
    let digit = try #require(CheckDigit.digit(over: date))
    let found = try reasons([
      Vectors.td3[0], "L898902C36UTO\(date)\(digit)F1204159ZE184226B<<<<<10",
    ])
    #expect(found.contains(reason))
  }

  @Test func aLeapDayOfEitherCenturyIsADay() throws {
    #expect(
      try !reasons([Vectors.td3[0], "L898902C36UTO0002291F1204159ZE184226B<<<<<10"])
        .contains(.mrzInvalidDate))
    #expect(
      try reasons([Vectors.td3[0], "L898902C36UTO0102290F1204159ZE184226B<<<<<10"])
        .contains(.mrzInvalidDate))
  }

  @Test func anUnknownStateIsNoticedOncePerField() throws {
    let zone = try #require(
      MachineReadableZone(lines: [
        Vectors.td3[0].replacing("UTO", with: "QQQ"), Vectors.td3[1].replacing("UTO", with: "QQQ"),
      ]))
    let found = zone.findings.filter { $0.reason == .mrzUnknownCountry }
    #expect(Set(found.map(\.attribute)) == [.issuer, .nationality])
    #expect(zone.findings.allSatisfy { $0.zone == .machineReadable && $0.evidence == nil })
  }

  @Test func findingsAreSorted() throws {
    for lines in Vectors.all {
      let findings = try #require(MachineReadableZone(lines: lines)).findings
      #expect(findings == findings.sorted())
    }
  }
}
