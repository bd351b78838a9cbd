import Calibration
import Proofing
import Randomness
import Testing

@testable import Simulation

@Suite struct RecordedReaderTests {
  private func read(
    _ recorded: RecordedReading, _ fields: [Attribute: String]
  ) -> [Reading] {
    var random = SeededRandom(seed: 1, stream: "test")
    return RecordedReader([recorded]).read(.visual, fields, by: &random)
  }

  private func recorded(_ printed: String, _ read: String?, confidences: [Double]? = nil)
    -> RecordedReading
  {
    .make(
      printed, read: read, zone: .visual, field: .familyName, confidences: confidences)
  }

  @Test func whatWasReadRightlyIsReadRightly() throws {
    let reading = try #require(read(recorded("SMITH", "SMITH"), [.familyName: "O'BRIEN"]).first)
    #expect(reading.value.revealed == "O'BRIEN" && reading.confidences.count == 7)
    #expect(reading.proof == .confidence && reading.engine == "drawn")
  }

  @Test func anErrorStandsWhereItStood() throws {
    let row = recorded("SMITH", "5MITH", confidences: [0.6, 0.9, 0.9, 0.9, 0.9])
    let reading = try #require(read(row, [.familyName: "STONE"]).first)
    #expect(reading.value.revealed == "5TONE" && reading.confidences.first == 0.6)
  }

  @Test func anErrorOfAnotherCharacterIsOneThatTheEngineMakes() throws {
    let row = recorded("SMITH", "5MITH")
    let reading = try #require(read(row, [.familyName: "GARCIA"]).first)
    #expect(reading.value.revealed == "5ARCIA")
  }

  @Test func whatWasLostIsLost() throws {
    let reading = try #require(read(recorded("SMITH", "SMTH"), [.familyName: "JONES"]).first)
    #expect(reading.value.revealed == "JOES" && reading.confidences.count == 4)
  }

  @Test func whatWasNotReadIsNotRead() {
    #expect(read(recorded("SMITH", nil), [.familyName: "JONES"]).isEmpty)
  }

  @Test func aLineFromElsewhereIsTakenAsItIs() throws {
    let reading = try #require(read(recorded("SMITH", "ATLANTA"), [.familyName: "JONES"]).first)
    #expect(reading.value.revealed == "ATLANTA")
  }

  @Test func aDateThatIsNoneIsNotRead() {
    let row = RecordedReading.make(
      "19900703", read: "19900783", zone: .visual, field: .dateOfBirth)
    #expect(read(row, [.dateOfBirth: "1985-01-02"]).isEmpty)
    #expect(read(row, [.dateOfBirth: "1985-01-12"]).isEmpty)
  }

  @Test func aMiddleNameIsReadAsTheGivenNameBesideIt() throws {
    let row = RecordedReading.make("GRACE", read: "GRACE", zone: .visual, field: .givenNames)
    let found = read(row, [.givenNames: "ANN", .middleNames: "MARIE"])
    #expect(found.map(\.value.revealed) == ["ANN", "MARIE"])
  }

  /// Over many readings as many characters are wrong as in the record.
  @Test func errorsAreAsFrequentAsInTheRecord() {
    var rows = (0..<9).map {
      RecordedReading.make(
        "ABCDEFGHIJ", read: "ABCDEFGHIJ", picture: $0, zone: .visual, field: .familyName)
    }
    rows.append(
      .make("ABCDEFGHIJ", read: "ABCDEFGHI1", picture: 9, zone: .visual, field: .familyName))
    let reader = RecordedReader(rows)
    var random = SeededRandom(seed: 3, stream: "test")
    var wrong = 0
    for _ in 0..<2_000 {
      let value = reader.read(.visual, [.familyName: "KLMNOPQRSJ"], by: &random).first?.value
      if value?.revealed != "KLMNOPQRSJ" { wrong += 1 }
    }
    #expect((150...250).contains(wrong))
  }
}
