import Randomness
import Recognition
import Testing

@testable import specimen

private typealias DrawnZone = specimen.MachineReadableZone
/// The reader's own, which judges here.
private typealias ReadZone = Recognition.MachineReadableZone

@Suite struct InventedZoneTests {
  private static let formats: [(DrawnZone.Format, ReadZone.Format)] = [
    (.td1, .td1), (.td2, .td2), (.td3, .td3), (.mrva, .mrva), (.mrvb, .mrvb),
  ]

  @Test func everyFormatIsInvented() {
    #expect(Self.formats.count == DrawnZone.Format.allCases.count)
  }

  @Test(arguments: Self.formats)
  private func everyCheckDigitHoldsUnderTheReadersRules(
    format: DrawnZone.Format, asRead: ReadZone.Format
  ) throws {
    let names = try Resources().names
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let lines = DrawnZone.invented(format, names: names, by: &random).lines
      let zone = try #require(ReadZone(format: asRead, lines: lines))
      for check in ReadZone.Check.allCases {
        #expect(zone.verdict(on: check) != .refuted, "\(check) of \(lines)")
      }
      #expect(zone.verdict(on: .number) == .verified)
      #expect(zone.verdict(on: .birth) == .verified)
      #expect(zone.verdict(on: .expiry) == .verified)
    }
  }

  @Test func aFormatFollowsFromItsLines() throws {
    let names = try Resources().names
    for seed in 0..<100 as Range<UInt64> {
      for (format, asRead) in Self.formats {
        var random = SeededRandom(seed: seed)
        let lines = DrawnZone.invented(format, names: names, by: &random).lines
        #expect(ReadZone(lines: lines)?.format == asRead)
      }
    }
  }

  @Test func noTwoAreAlike() throws {
    let names = try Resources().names
    let zones = (0..<300 as Range<UInt64>).map { seed in
      var random = SeededRandom(seed: seed)
      return DrawnZone.invented(.td3, names: names, by: &random).lines
    }
    #expect(Set(zones).count == 300)
  }
}
