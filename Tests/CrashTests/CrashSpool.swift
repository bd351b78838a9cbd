import Foundation
import Glibc
import Support
import Testing

/// A spool whose jobs are read by the reader for tests: only the reading of pixels is replaced.
struct CrashSpool {
  let program = BuiltProgram("spoolproof")
  let folder: TemporaryFolder
  /// The spool's folder.
  let path: String

  /// Whether the tests run in the sizes of `make crash`.
  static let isFull = ProcessInfo.processInfo.environment["SPOOLPROOF_CRASH"] == "full"

  init(at place: String? = nil) throws {
    folder = try TemporaryFolder()
    path = place ?? folder.url.appending(path: "spool").path(percentEncoded: false)
    try #require(try program.run(["init", path]).status == 0)
  }

  func at(_ place: String) -> String { "\(path)/\(place)" }

  func names(_ state: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: at(state)).sorted()
  }

  /// The jobs that lie in `done/`.
  func done() throws -> [String] { try names("done").flatMap { try names("done/\($0)") }.sorted() }

  /// The jobs that have a result.
  func decided() throws -> [String] {
    try names("results").filter { $0.hasSuffix(".result.json") }.map { String($0.dropLast(12)) }
      .sorted()
  }

  /// Drops a job whose picture holds these bytes.
  func drop(_ id: String, picture: String = "nothing") throws {
    let job = """
      { "format": 1, "id": "\(id)", "consent": { "givenAt": "2026-11-23T08:58:00Z" },
        "claim": { "givenNames": "Maria", "familyName": "Garcia", "dateOfBirth": "1990-07-03",
          "documentNumber": "X12345678" },
        "evidence": [ { "type": "passport", "images": [ { "side": "front", "file": "page.jpg" } ] } ] }
      """
    let home = URL(filePath: at("incoming/.\(id)"))
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: false)
    try Data(job.utf8).write(to: home.appending(path: "job.json"))
    try Data(picture.utf8).write(to: home.appending(path: "page.jpg"))
    try FileManager.default.moveItem(at: home, to: URL(filePath: at("incoming/\(id)")))
  }

  /// The arguments of a run.
  func arguments(_ more: [String] = []) -> [String] {
    let reader = BuiltProgram("poison").executable.path(percentEncoded: false)
    return [
      "run", "--spool", path, "--today", "2026-11-23", "--settle", "0", "--reader-program", reader,
    ] + more
  }

  func run(_ more: [String] = []) throws -> BuiltProgram.Ending {
    try program.run(arguments(more))
  }

  /// A run for which it is some hours later.
  ///
  /// A shell stands in front: the library that fakes the clock changes the environment of the first
  /// program that loads it, in which Swift then no longer finds its arguments.
  func run(hoursLater hours: Int, _ more: [String] = []) throws -> BuiltProgram.Ending {
    try BuiltProgram(at: "/bin/sh").run(
      ["-c", "exec \"$0\" \"$@\"", program.executable.path(percentEncoded: false)]
        + arguments(more),
      environment: [
        "PATH": "/usr/bin:/bin",
        "LD_PRELOAD": "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
        "FAKETIME": "\(hours < 0 ? "" : "+")\(hours)h", "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
      ])
  }

  /// A run in which strace(1) meddles with system calls of the run, not of its readers.
  func run(injecting fault: String, into call: String, _ more: [String] = [], readers: Bool = false)
    throws -> BuiltProgram.Ending
  {
    try BuiltProgram(at: "/usr/bin/strace").run(
      (readers ? ["-f"] : []) + [
        "-qqq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(call):\(fault)",
        program.executable.path(percentEncoded: false),
      ] + arguments(more))
  }

  /// Whether nothing is left over: no job in hand, no unfinished file.
  func expectTidy(sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try names("active").isEmpty, sourceLocation: sourceLocation)
    #expect(try names("incoming").isEmpty, sourceLocation: sourceLocation)
    let unfinished = try names("results").filter { $0.hasPrefix(".") }
    #expect(unfinished.isEmpty, sourceLocation: sourceLocation)
    try expectAudited(sourceLocation: sourceLocation)
  }

  /// Whether the audit log is whole and tells of each result and each refusal once.
  func expectAudited(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let check = try program.run(["audit", "verify", "--spool", path])
    #expect(check.status == 0, "\(check.errors)", sourceLocation: sourceLocation)
    var told: [String: [String]] = [:]
    let log = try String(contentsOfFile: at("audit.log"), encoding: .utf8)
    for line in log.split(separator: "\n") {
      let entry = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let event = try #require(entry["event"] as? String)
      if let id = entry["id"] as? String { told[event, default: []].append(id) }
    }
    #expect(
      told["decided", default: []].sorted() == (try decided()), sourceLocation: sourceLocation)
    #expect(
      told["refused", default: []].sorted() == (try names("refused")),
      sourceLocation: sourceLocation)
  }
}
