import Foundation
import Testing

@testable import Calibration

@Suite struct CalibrationFileTests {
  private func file(_ readings: [RecordedReading]) -> CalibrationFile {
    CalibrationFile(engine: "drawn", model: "00", date: "2026-11-27", readings: readings)
  }

  @Test func whatWasTakenForWhatIsCounted() {
    let found = file([
      .make("S1234567", read: "51234567"), .make("S7654321", read: "57654321"),
      .make("B1234567", read: "81234567"), .make("C1234567", read: "C1234567"),
    ])
    #expect(found.lines == 4 && found.characters == 32 && found.others == 0)
    #expect(
      found.confusions == [
        .init(printed: "S", read: "5", count: 2), .init(printed: "B", read: "8", count: 1),
      ])
  }

  @Test func lostAndInventedCharactersAreShares() {
    let found = file([
      .make("ABCDEFGH", read: "ABCDEFG"), .make("ABCDEFGH", read: "ABCD1EFGH"),
      .make("ABCDEFGH", read: "ABCDEFG4"),
    ])
    #expect(abs(found.deletion - 1.5 / 25) < 1e-12)
    #expect(abs(found.insertion - 1.5 / 3) < 1e-12)
  }

  @Test func aLineFromAnotherPlaceIsNoMisreading() {
    let found = file([.make("GARCIA", read: "ATLANTA"), .make("GARCIA", read: "GARCIA")])
    #expect(found.others == 1 && found.lines == 1 && found.confusions.isEmpty)
  }

  @Test func whatWasNotReadAndOtherEnginesDoNotCount() {
    let found = file([.make("GARCIA", read: nil), .make("GARCIA", read: "6ARCIA", engine: "other")])
    #expect(found.lines == 0 && found.characters == 0 && found.steps.isEmpty)
  }

  @Test func theOrderOfReadingsDoesNotMatter() {
    let readings: [RecordedReading] = (0..<300).map { place in
      .make(
        "AB\(1_000 + place)", read: place % 7 == 0 ? "A8\(1_000 + place)" : "AB\(1_000 + place)",
        confidence: 0.5 + Double(place % 50) / 100)
    }
    #expect(file(readings).bytes == file(readings.reversed()).bytes)
  }

  @Test func theFileIsJSONOfItsForm() throws {
    let readings = (0..<100).map { RecordedReading.make("S\(1_000 + $0)", read: "$\(1_000 + $0)") }
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(file(readings).bytes)) as? [String: Any])
    #expect(object["format"] as? Int == 1 && object["engine"] as? String == "drawn")
    #expect((object["calibration"] as? [[Double]])?.allSatisfy { $0.count == 2 } == true)
    #expect(object["characters"] as? Int == 500 && object["lines"] as? Int == 100)
    // A dollar sign is no letter: it is not looked at, and the letter under it was lost.
    #expect((object["confusions"] as? [[Any]])?.isEmpty == true)
  }
}
