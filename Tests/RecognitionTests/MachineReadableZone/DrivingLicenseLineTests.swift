import Proofing
import Testing

@testable import Recognition

/// The one line of a driving license: the composition of published ones, with invented holders.
@Suite struct DrivingLicenseLineTests {
  static let lines = ["D1FRA12BB000017301120DURAND<<6", "D1NLD16012345678410QW12X34YZ56"]

  func zone(_ line: String) throws -> MachineReadableZone {
    let digit = try #require(CheckDigit.digit(over: line.dropLast()))
    return try #require(MachineReadableZone(lines: [line.dropLast() + "\(digit)"]))
  }

  @Test(arguments: lines)
  func itsOneDigitCoversAll(line: String) throws {
    let zone = try zone(line)
    #expect(zone.format == .drivingLicense)
    #expect(zone.verifiedCount == 1)
    let changed = try #require(zone.replacing(.init(line: 0, column: 9), with: "7"))
    #expect(changed.verdict(on: .composite) == .refuted)
  }

  @Test func itGivesCodeAndIssuerAndNothingElse() throws {
    let zone = try zone(Self.lines[0])
    let given = MachineReadableZone.attributes.filter { zone.value(of: $0) != nil }
    #expect(given == [.issuer, .documentCode])
    #expect(zone.value(of: .issuer)?.revealed == "FRA")
  }

  @Test func itIsNoDocumentOfThoseThatHaveAZone() throws {
    #expect(try zone(Self.lines[0]).findings.map(\.reason) == [.classifyTypeMismatch])
  }

  @Test(arguments: [
    Vectors.td1[0], Vectors.td1[1], "DAVIDSON<<JOHN<<<<<<<<<<<<<<<<",
    "D1QQQ12BB000017301120DURAND<<6",
  ])
  func noOtherLineOf30IsOne(line: String) {
    #expect(MachineReadableZone(lines: [line]) == nil)
  }
}
