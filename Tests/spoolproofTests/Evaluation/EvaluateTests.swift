import Foundation
import Proofing
import Support
import Isolation
import Testing

@testable import spoolproof

/// `spoolproof evaluate` as a process, with real readers on the small labelled sample.
@Suite(.serialized) struct EvaluateTests {
  let program = BuiltProgram("spoolproof")
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  private static let sample = Folders.samples.appending(path: "labelled")
    .path(percentEncoded: false)

  /// The counts of the sample without the times.
  private func counts(_ arguments: [String]) throws -> Score {
    let ending = try program.run(
      ["evaluate", Self.sample, "--json", path("score.json"), "--reader-seconds", "600"]
        + arguments)
    try #require(ending.status == 0, "\(ending.errors)")
    var score = try JSONDecoder().decode(
      Score.self, from: Data(contentsOf: URL(filePath: path("score.json"))))
    #expect(score.mrz.cpuSeconds > 0 && score.licenseFront.cpuSeconds > 0)
    #expect(score.licenseBack.cpuSeconds > 0)
    score.mrz.cpuSeconds = 0
    score.licenseFront.cpuSeconds = 0
    score.licenseBack.cpuSeconds = 0
    return score
  }

  @Test(arguments: [[], ["--turn", "90", "--workers", "2"], ["--turn", "180"]])
  func theSampleIsReadWhollyHoweverItIsTurned(_ arguments: [String]) throws {
    let score = try counts(arguments)
    #expect(
      score.mrz
        == Score.Zones(count: 1, found: 1, exact: 1, linesCount: 2, linesExact: 2, proved: 3))
    #expect(score.licenseFront.count == 1 && score.licenseFront.fields.count == 8)
    let front = score.licenseFront.fields.values
    #expect(front.allSatisfy { $0.count == 1 && $0.provedWrong == 0 })
    let names = ["familyName", "givenNames", "dateOfBirth", "documentNumber"]
    #expect(names.allSatisfy { score.licenseFront.fields[$0]?.exact == 1 })
    #expect(score.licenseBack.count == 1 && score.licenseBack.decoded == 1)
    #expect(score.licenseBack.fields.count == 7)
    #expect(
      score.licenseBack.fields.values.allSatisfy {
        $0 == Score.Field(count: 1, exact: 1, proved: 1)
      })
    #expect(score.licenseBack.groups["drawn"]?.fields == score.licenseBack.fields)
    #expect(score.pdf417 == Score.Symbols(count: 1, exact: 1))
    #expect(score.payload.count == 1 && score.payload.exact == 1)
    #expect(score.negative == Score.Negatives(count: 1, proved: 0))
    #expect(score.comparison == Score.Symbols(count: 4, exact: 4))
  }

  @Test func missesShowTruthAndWhatWasRead() throws {
    try FileManager.default.copyItem(
      atPath: Self.sample + "/license-back.jpg", toPath: path("back.jpg"))
    let row =
      #"{"file":"back.jpg","kind":"licenseBack","fields":{"familyName":"GARZIA","sex":"F"}}"#
    try Data(row.utf8).write(to: URL(filePath: path("labels.jsonl")))
    let ending = try program.run(
      ["evaluate", path(""), "--misses", "--reader-seconds", "600"])
    #expect(ending.status == 0, "\(ending.errors)")
    let line = ending.output.split(separator: "\n").last.map {
      $0.split(separator: " ").map(String.init)
    }
    #expect(line == ["back.jpg", "familyName", "GARZIA", "GARCIA", "errorCorrection"])
  }

  @Test(arguments: [
    (#"{"file":"no.jpg","kind":"td1"}"#, "labels.jsonl:2: expected a regular file"),
    (#"{"file":"labels.jsonl","kind":"card"}"#, "labels.jsonl:2: expected an object with file"),
  ])
  func aBrokenLabelEndsIt(_ row: String, _ words: String) throws {
    try Data("\n\(row)\n".utf8).write(to: URL(filePath: path("labels.jsonl")))
    let ending = try program.run(["evaluate", path("")])
    #expect(ending.status == 65 && ending.errors.contains(words), "\(ending.errors)")
    #expect(ending.output.isEmpty)
  }

  @Test func aFolderWithoutLabelsEndsIt() throws {
    let ending = try program.run(["evaluate", path("")])
    #expect(ending.status == 65 && ending.errors.contains("aamva-payloads.jsonl"))
  }

  @Test func otherTurnsAreNoCommand() throws {
    #expect(try program.run(["evaluate", Self.sample, "--turn", "45"]).status == 64)
  }

  @Test func aScoreThatCannotBeWrittenIsTheMachinesFault() throws {
    try Data("comparator,claim,document,level\ngiven,Bob,ROBERT,nick\n".utf8).write(
      to: URL(filePath: path("comparison-vectors.csv")))
    let ending = try program.run(["evaluate", path(""), "--json", path("none/score.json")])
    #expect(ending.status == 74 && ending.output.contains("Comparisons: 1 of 1"))
  }

  /// A page on which nothing is found lies as the pixels came to the engines.
  @Test func thePixelsAreTurnedBeforeAnythingIsLookedFor() throws {
    let bytes = Array(
      try Data(contentsOf: URL(filePath: Self.sample + "/unreadable.jpg")))
    var reader = try ReaderConversation(
      executable: program.executable.path(percentEncoded: false),
      setup: ReaderSetup(
        models: Folders.resources.appending(path: "models").path(percentEncoded: false)))
    _ = try reader.ready()
    let pictures = [0, 1, 2, 3].map {
      ReadRequest.Picture(
        evidence: $0, picture: 0, type: .driversLicense, side: .back, quarterTurns: $0)
    }
    let reply = try reader.read(
      ReadRequest(sequence: 1, pictures: pictures), pictures: pictures.map { _ in bytes },
      seconds: 600)
    #expect(reply.pages.map(\.width) == [592, 447, 592, 447])
    #expect(reply.pages.map(\.height) == [447, 592, 447, 592])
    // The file says what it said before.
    #expect(reply.pages.allSatisfy { $0.format?.width == 592 && $0.format?.orientation == 1 })
    #expect(reply.pages.allSatisfy { $0.verbatim == nil })
  }
}
