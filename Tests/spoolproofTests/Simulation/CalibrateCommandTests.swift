import Calibration
import Foundation
import Proofing
import Scoring
import Support
import Testing

@testable import spoolproof

/// `spoolproof calibrate` as a process, with real readers on the small labelled sample.
@Suite struct CalibrateCommandTests {
  let program = BuiltProgram("spoolproof")
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  private static let sample = Folders.samples.appending(path: "labelled")
    .path(percentEncoded: false)

  @Test func whatIsWrittenCanBeUsed() throws {
    let ending = try program.run([
      "calibrate", Self.sample, "--kind", "licenseFront", "--engine", "tesseract",
      "--to", path("tables"), "--record", path("readings.jsonl"), "--date", "2026-11-27",
      "--reader-seconds", "600",
    ])
    try #require(ending.status == 0, "\(ending.errors)")
    let file = path("tables/reader-tesseract-eng.json")
    let calibration = try ReaderCalibration(file: Array(Data(contentsOf: URL(filePath: file))))
    #expect(calibration.engine == "tesseract/eng" && calibration.date == "2026-11-27")
    #expect(calibration.model.count == 64 && calibration.lines > 3)
    let readings = try RecordFile(
      bytes: Array(Data(contentsOf: URL(filePath: path("readings.jsonl"))))
    ).readings
    #expect(calibration.lines == readings.count { $0.read != nil })
    #expect(readings.contains { $0.field == .familyName && $0.read == "GARCIA" })
  }

  @Test func whatIsToBeWrittenMustBeSaid() throws {
    #expect(try program.run(["calibrate", Self.sample]).status == 64)
    #expect(
      try program.run(["calibrate", Self.sample, "--kind", "face", "--to", path("")]).status == 64)
  }

  @Test func aFolderWithoutLabelsEndsIt() throws {
    let ending = try program.run(["calibrate", path(""), "--to", path("")])
    #expect(ending.status == 65 && ending.errors.contains("labels.jsonl"))
  }

  @Test func aLabelPartsWhatTheJobParts() throws {
    var label = PictureLabel(
      file: "a.jpg", kind: .licenseBack,
      fields: [
        "familyName": "OBRIEN JR", "givenNames": "MARY ANN LEE", "dateOfBirth": "1990-07-03",
        "address": "12 OAK CT, ATLANTA, GA 30301", "documentType": "DL",
      ])
    let claim = try #require(
      SpecimenClaim(
        jobFile: Array(
          #"""
          {"claim":{"givenNames":"Mary Ann","familyName":"O'Brien","suffix":"JR",
          "address":{"street":"12 Oak Ct","city":"Atlanta","region":"GA","postalCode":"30301"}}}
          """#.utf8)))
    #expect(
      PrintedFields(label, claim: claim).values == [
        .familyName: "OBRIEN", .suffix: "JR", .givenNames: "MARY ANN", .middleNames: "LEE",
        .dateOfBirth: "1990-07-03", .street: "12 Oak Ct", .city: "Atlanta", .region: "GA",
        .postalCode: "30301",
      ])
    label.kind = .licenseFront
    #expect(PrintedFields(label, claim: claim).values[.givenNames] == "MARY ANN LEE")
    #expect(PrintedFields(label, claim: nil).values[.familyName] == "OBRIEN JR")
  }
}
