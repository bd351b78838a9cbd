import Foundation
import Proofing
import Spool
import Support
import Testing

/// Every folder of `samples/`, from the drop to the result, by the built program.
@Suite struct SampleTests {
  @Test(arguments: try Sample.all()) func endsAsExpected(sample: Sample) throws {
    let run = try SampleRun.shared.get()
    let ending = try #require(run.endings[sample.name], "neither decided nor refused: \(run.log)")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try record(ending, of: sample)
      Issue.record("recorded: read the change before you keep it")
      return
    }
    let expected = sample.expected
    let reasons = ending.reasons.sorted()
    #expect(ending.decision == expected.decision, "reasons: \(reasons)")
    #expect(ending.fault == expected.fault)
    #expect((expected.reasons ?? []).filter { !reasons.contains($0) } == [], "reasons: \(reasons)")
    #expect((expected.withoutReasons ?? []).filter(reasons.contains) == [])
    if let retry = expected.retry { #expect(ending.retry == retry) }
    for (attribute, proof) in expected.proofs ?? [:] {
      #expect(ending.proofs[attribute]?.contains(proof) == true, "\(attribute)")
    }
    if expected.nothingProved == true {
      #expect(ending.proofs.filter { !$0.value.subtracting(["none"]).isEmpty } == [:])
    }
    if let notice = expected.notice {
      #expect(ending.notice?.locale == notice)
      let texts = try String(
        contentsOf: Folders.resources.appending(path: "texts/\(notice).json"), encoding: .utf8)
      #expect(texts.contains(try #require(ending.notice?.headline)))
    }
  }

  /// Job files are what their samples say, before any picture is looked at.
  @Test(arguments: try Sample.all()) func theJobFileHasTheFormOrTheFaultThatIsExpected(
    sample: Sample
  ) throws {
    let bytes = [UInt8](try Data(contentsOf: sample.jobFile))
    do {
      let job = try readJob(bytes, id: sample.name, file: "job.json")
      #expect([nil, "job.file_missing"].contains(sample.expected.fault))
      for picture in job.evidence.flatMap(\.pictures) {
        let file = sample.folder.appending(path: picture.file).path
        #expect(
          FileManager.default.fileExists(atPath: file) == (sample.expected.fault == nil),
          "\(picture.file)")
      }
    } catch {
      #expect(error.code.rawValue == sample.expected.fault, "\(error)")
    }
  }

  @Test(arguments: try Sample.all()) func whatIsExpectedIsWhatARunCanSay(sample: Sample) {
    let expected = sample.expected
    #expect((expected.decision == "refused") == (expected.fault != nil))
    #expect(expected.decision == "refused" || Verdict(rawValue: expected.decision) != nil)
    let reasons = (expected.reasons ?? []) + (expected.withoutReasons ?? [])
    let codes = reasons + [expected.fault].compactMap(\.self)
    #expect(codes.filter { Reason(rawValue: $0) == nil } == [])
    let proofs = expected.proofs ?? [:]
    #expect(proofs.keys.filter { Attribute(rawValue: $0) == nil } == [])
    #expect(proofs.values.filter { Proof(rawValue: $0) == nil } == [])
  }

  @Test func thereIsARowForEachSampleInTheTable() throws {
    let table = try String(
      contentsOf: Folders.samples.appending(path: "README.md"), encoding: .utf8)
    for sample in try Sample.all() { #expect(table.contains("| [\(sample.name)](\(sample.name))")) }
  }

  @Test func picturesAreSmall() throws {
    var total = 0
    for path in try FileManager.default.subpathsOfDirectory(atPath: Folders.samples.path) {
      let file = Folders.samples.appending(path: path)
      let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
      #expect(size < 300_000, "\(path)")
      total += size
    }
    #expect(total < 8_000_000)
  }

  private func record(_ ending: Ending, of sample: Sample) throws {
    var recorded = sample.expected
    recorded.decision = ending.decision
    recorded.fault = ending.fault
    recorded.reasons = ending.reasons.isEmpty ? nil : ending.reasons.sorted()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try (encoder.encode(recorded) + Data("\n".utf8)).write(
      to: sample.folder.appending(path: "expected.json"))
  }
}
