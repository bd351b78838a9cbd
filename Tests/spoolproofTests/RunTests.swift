import Foundation
import Glibc
import Support
import Testing

/// `spoolproof run` as a process, with real readers and the sample that passes.
@Suite(.serialized) struct RunTests {
  let program = BuiltProgram("spoolproof")
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let made = try program.run(["init", spool])
    try #require(made.status == 0)
  }

  private var spool: String { folder.url.appending(path: "spool").path(percentEncoded: false) }

  private var arguments: [String] {
    let policy = Folders.samples.appending(path: "policy.yaml").path(percentEncoded: false)
    return [
      "run", "--spool", spool, "--policy", policy, "--today", "2026-11-23", "--settle", "0",
      "--strict-sandbox",
    ]
  }

  private func names(_ state: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(spool)/\(state)").sorted()
  }

  private func drop(_ count: Int, from sample: String = "passport-passes") throws {
    let source = Folders.samples.appending(path: sample)
    for number in 1...count {
      let target = URL(filePath: "\(spool)/incoming/job-\(number)")
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: false)
      for name in try FileManager.default.contentsOfDirectory(
        atPath: source.path(percentEncoded: false)) where name != "expected.json"
      {
        try FileManager.default.copyItem(
          at: source.appending(path: name), to: target.appending(path: name))
      }
      let file = target.appending(path: "job.json")
      let text = try String(contentsOf: file, encoding: .utf8)
      let renamed = text.replacing("\"\(sample)\"", with: "\"job-\(number)\"")
      try renamed.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  private func decisions() throws -> [String] {
    try names("results").filter { $0.hasSuffix(".result.json") }.map { name in
      let data = try Data(contentsOf: URL(filePath: "\(spool)/results/\(name)"))
      let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      return try #require(object?["decision"] as? String)
    }
  }

  /// The processes that readers are forked from, or the readers of such a process, by the kernel's own list of a
  /// process's children.
  private func readers(of pid: pid_t) throws -> [pid_t] {
    let list = try String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)
    // Before it has become the reader, a child shares its parent's memory and holds the parent up.
    return try list.split(separator: " ").compactMap { pid_t($0) }.filter { reader in
      try String(contentsOfFile: "/proc/\(reader)/cmdline", encoding: .utf8)
        .split(separator: "\0").contains("reader")
    }
  }

  private func wait(seconds: Double = 60, until condition: () throws -> Bool) throws {
    let end = Date().addingTimeInterval(seconds)
    while try !condition() {
      try #require(Date() < end, "waited for \(seconds) seconds")
      usleep(2_000)
    }
  }

  @Test func anEmptyEnvironmentIsEnough() throws {
    try drop(1)
    let ending = try program.run(arguments, environment: [:])
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(try decisions() == ["pass"])
  }

  @Test(.enabled(if: Folders.hasNetworks))
  func aResultSaysWhichNumbersTheNetworksComputedWith() throws {
    try drop(1)
    try #require(try program.run(arguments).status == 0)
    let data = try Data(contentsOf: URL(filePath: "\(spool)/results/job-1.result.json"))
    let result = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let versions = result?["versions"] as? [String: Any]
    let engines = try #require(versions?["engines"] as? [String: String])
    for network in ["PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"] {
      #expect(engines["model/\(network)"]?.hasPrefix("sha256:") == true)
      #expect(["bf16", "f32"].contains(engines["precision/\(network)"]))
    }
  }

  @Test func withoutATerminalARunIsSilent() throws {
    try drop(2)
    let ending = try program.run(arguments)
    #expect(ending.status == 0)
    #expect(ending.output.isEmpty && ending.errors.isEmpty)
    #expect(try names("reports").count == 1)
  }

  @Test func terminationFinishesTheJobInHandAndLeavesTheSpoolClean() throws {
    try drop(8)
    let ending = try program.run(arguments + ["--workers", "1"]) { process in
      try wait { try !names("results").isEmpty }
      process.terminate()
    }
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(try names("active").isEmpty)
    let decided = try decisions().count
    let left = try names("incoming").count
    #expect(decided >= 1 && left >= 1 && decided + left == 8)
    #expect(try program.run(arguments).status == 0)
    #expect(try decisions() == Array(repeating: "pass", count: 8))
  }

  @Test func twoRunsShareTheWorkAndDecideEachJobOnce() throws {
    try drop(6)
    var second: BuiltProgram.Ending?
    let first = try program.run(arguments + ["--workers", "1"]) { _ in
      second = try program.run(arguments + ["--workers", "1"])
    }
    #expect(first.status == 0 && second?.status == 0)
    #expect(try decisions() == Array(repeating: "pass", count: 6))
    #expect(try names("active").isEmpty)
    let days = try names("done")
    #expect(try days.flatMap { try names("done/\($0)") }.count == 6)
  }

  @Test func aReaderThatIsKilledCostsItsJobATakeAndNothingElse() throws {
    try drop(3)
    let ending = try program.run(arguments + ["--workers", "1"]) { process in
      try wait { try names("results").count >= 2 }
      for reader in try readers(of: process.processIdentifier) { kill(reader, SIGKILL) }
    }
    #expect(ending.status == 0, "\(ending.errors)")
    let decided = try decisions().count
    let deferred = try names("deferred").count
    #expect(decided + deferred == 3)
    #expect(try names("active").isEmpty && names("incoming").isEmpty)
  }

  @Test func aRunThatIsKilledLosesNothing() throws {
    try drop(4)
    let killed = try program.run(arguments + ["--workers", "2"]) { process in
      try wait { try !names("results").isEmpty }
      kill(process.processIdentifier, SIGKILL)
    }
    #expect(killed.status == 128 + SIGKILL)
    #expect(try program.run(arguments).status == 0)
    #expect(try decisions() == Array(repeating: "pass", count: 4))
    #expect(try names("active").isEmpty && names("incoming").isEmpty)
  }

  @Test func maxJobsLeavesTheOthersWaiting() throws {
    try drop(3)
    #expect(try program.run(arguments + ["--max-jobs", "1"]).status == 0)
    #expect(try decisions().count == 1)
    #expect(try names("incoming").count == 2)
  }

  @Test func aReaderThatOverrunsIsKilledAndItsJobTakenAgainLater() throws {
    try drop(1)
    let ending = try program.run(arguments + ["--workers", "1", "--reader-seconds", "2"]) {
      process in
      var reading: [pid_t] = []
      // Not before it has its job: a child that tries the sandbox out comes first.
      try wait {
        guard
          try !names("active").filter({ !$0.hasSuffix(".lock") }).flatMap({
            try names("active/\($0)")
          }).isEmpty
        else { return false }
        reading = try readers(of: process.processIdentifier).flatMap { try readers(of: $0) }
        return !reading.isEmpty
      }
      for reader in reading { kill(reader, SIGSTOP) }
    }
    #expect(ending.status == 0)
    #expect(try decisions().isEmpty)
    let takes = try String(contentsOfFile: "\(spool)/deferred/job-1/takes.json", encoding: .utf8)
    #expect(takes.contains("a reader overran"))
    #expect(try names("active").isEmpty)
  }

  @Test func withoutTheSandboxEveryResultAndTheReportSaySo() throws {
    try drop(1)
    #expect(try program.run(arguments + ["--unsafe-no-sandbox"]).status == 0)
    let run = try #require(try names("reports").first)
    #expect(try program.run(["report", "--spool", spool]).status == 0)
    for file in [
      "results/job-1.result.json", "reports/\(run)/summary.json", "reports/\(run)/index.html",
      "reports/\(run)/jobs/job-1.html", "reports/all/summary.json", "reports/all/index.html",
    ] {
      let text = try String(contentsOfFile: "\(spool)/\(file)", encoding: .utf8)
      #expect(text.contains("none (--unsafe-no-sandbox)"), "\(file)")
    }
  }

  @Test func jobsThatCannotBeJudgedAreRefusedWithoutAReader() throws {
    try drop(1, from: "missing-consent")
    let ending = try program.run(arguments) { process in
      while process.isRunning {
        let started = (try? readers(of: process.processIdentifier)) ?? []
        #expect(started.isEmpty)
        usleep(1_000)
      }
    }
    #expect(ending.status == 65)
  }

  @Test func keyedAnswersWithoutAKeyKeepTheJob() throws {
    try drop(2)
    let file = URL(filePath: "\(spool)/incoming/job-1/job.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    let hex = String(repeating: "0a", count: 32)
    let knowledge = """
      "knowledge": { "questions": [ { "id": "q1", "kind": "text", "answer": "x",
        "expected": { "hmac": "\(hex)", "salt": "\(hex)" } } ] },
      """
    let place = try #require(text.firstRange(of: "{"))
    try text.replacingCharacters(in: place, with: "{ \(knowledge)")
      .write(to: file, atomically: true, encoding: .utf8)
    let ending = try program.run(arguments)
    #expect(ending.status == 78)
    #expect(ending.errors.contains("--key-file"))
    #expect(try names("incoming") == ["job-1"])
    #expect(try decisions() == ["pass"])
  }
}
