import Foundation
import Proofing
import Testing

@testable import Calibration

@Suite struct RecordFileTests {
  private let readings: [RecordedReading] = [
    .make("GARCIA", read: "GARCIA", field: .familyName, confidence: 0.9876, proof: .confidence),
    .make("B8512340", read: "B851234O", picture: 1, confidences: [1, 1, 1, 1, 1, 1, 1, 0.5]),
    .make("ATLANTA", read: nil, picture: 1, field: .city),
    .make(
      "GA", read: "GA", picture: 2, zone: .barcode, field: .region, confidence: 0.9995,
      proof: .errorCorrection),
  ]

  @Test func whatIsWrittenIsReadBack() throws {
    #expect(try RecordFile(bytes: RecordFile(readings).bytes()).readings == readings)
  }

  @Test func whatIsRightAndCertainIsShort() throws {
    let text = String(decoding: try RecordFile(readings).bytes(), as: UTF8.self)
    let last = text.split(separator: "\n").last
    #expect(
      last == #"{"by":0,"field":"region","page":2,"printed":"GA","zone":"barcode"}"#)
  }

  @Test(arguments: [
    ("", 1), ("{\"format\":2,\"engines\":[]}", 1), ("{\"format\":1,\"engines\":[]}\nno", 2),
    (
      "{\"format\":1,\"engines\":[\"a\"]}\n"
        + #"{"by":1,"field":"city","page":0,"printed":"X","zone":"visual"}"#, 2
    ),
    (
      "{\"format\":1,\"engines\":[\"a\"]}\n"
        + #"{"by":0,"field":"city","page":0,"printed":"XY","sure":[1],"zone":"visual"}"#, 2
    ),
  ])
  func aBrokenLineIsNamed(_ text: String, _ line: Int) {
    #expect(throws: RecordFileError(line: line)) { try RecordFile(bytes: Array(text.utf8)) }
  }

  @Test(arguments: [
    ("Mary-Anne", "MARYANNE"), ("O'Brien Núñez", "OBRIENNUNEZ"), ("1990-07-03", "19900703"),
    ("D123 4567", "D1234567"), ("P<UTO", "P<UTO"), ("Straße", "STRASSE"), (" ", ""),
  ])
  func textsAreLettersAndDigits(_ text: String, _ plain: String) {
    #expect(RecordedReading.plain(text) == plain)
  }
}
