import Foundation
import Glibc
import Support
import Testing

/// A spool whose jobs are read by the reader for tests, unless it is to be the real one: only the
/// reading of pixels is replaced.
struct CrashSpool {
  let program = BuiltProgram("spoolproof")
  let folder: TemporaryFolder
  /// The spool's folder.
  let path: String

  /// Whether the tests run in the sizes of `make crash`.
  static let isFull = ProcessInfo.processInfo.environment["SPOOLPROOF_CRASH"] == "full"

  /// Whether the reader that users have reads.
  let isReal: Bool

  init(at place: String? = nil, isReal: Bool = false) throws {
    self.isReal = isReal
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

  /// Whether exactly these jobs are decided and put away, those of the sample as a pass.
  func expectDecided(_ ids: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try decided() == ids && done() == ids, sourceLocation: sourceLocation)
    guard isReal else { return }
    for id in ids {
      let result = try Data(contentsOf: URL(filePath: at("results/\(id).result.json")))
      let members = try JSONSerialization.jsonObject(with: result) as? [String: Any]
      #expect(members?["decision"] as? String == "pass", sourceLocation: sourceLocation)
    }
  }

  /// The jobs that have a result.
  func decided() throws -> [String] {
    try names("results").filter { $0.hasSuffix(".result.json") }.map { String($0.dropLast(12)) }
      .sorted()
  }

  /// A job file that names one picture.
  static func job(
    _ id: String, file: String = "page.jpg", sha256: String? = nil, attempt: Int = 1
  ) -> String {
    let digest = sha256.map { ", \"sha256\": \"\($0)\"" } ?? ""
    return """
      { "format": 1, "id": "\(id)", "consent": { "givenAt": "2026-11-23T08:58:00Z" },
        "attempt": \(attempt), "claim": { "givenNames": "Maria", "familyName": "Garcia", "dateOfBirth": "1990-07-03",
          "documentNumber": "X12345678" },
        "evidence": [ { "type": "passport",
          "images": [ { "side": "front", "file": "\(file)"\(digest) } ] } ] }
      """
  }

  /// A sample that passes, under another identifier: its job file, and its picture `front.jpg`.
  static func sample(_ id: String) throws -> (job: String, picture: Data) {
    let home = Folders.samples.appending(path: "passport-passes")
    let job = try String(contentsOf: home.appending(path: "job.json"), encoding: .utf8)
    let picture = try Data(contentsOf: home.appending(path: "front.jpg"))
    return (job.replacing("passport-passes", with: id), picture)
  }

  /// Drops a job: for the real reader the sample, for the other one a picture that holds these bytes.
  func drop(_ id: String, picture: String = "nothing", attempt: Int = 1) throws {
    let home = URL(filePath: at("incoming/.\(id)"))
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: false)
    let (job, bytes) =
      isReal
      ? try Self.sample(id)
      : (Self.job(id, attempt: attempt), Data(picture.utf8))
    try Data(job.utf8).write(to: home.appending(path: "job.json"))
    try bytes.write(to: home.appending(path: isReal ? "front.jpg" : "page.jpg"))
    do {
      try FileManager.default.moveItem(at: home, to: URL(filePath: at("incoming/\(id)")))
    } catch {
      try FileManager.default.removeItem(at: home)
      throw error
    }
  }

  /// The arguments of a run.
  func arguments(_ more: [String] = []) -> [String] {
    let reader =
      isReal
      ? ["--policy", Folders.samples.appending(path: "policy.yaml").path(percentEncoded: false)]
      : ["--reader-program", BuiltProgram("poison").executable.path(percentEncoded: false)]
    return ["run", "--spool", path, "--today", "2026-11-23", "--settle", "0"] + reader + more
  }

  func run(_ more: [String] = []) throws -> BuiltProgram.Ending {
    try program.run(arguments(more))
  }

  /// Starts a run, or what else is given, and goes on beside it.
  func start(_ more: [String], watching: Bool = false) throws -> Process {
    let process = Process()
    process.executableURL = program.executable
    process.arguments = watching ? ["watch"] + arguments(more).dropFirst() : arguments(more)
    process.standardOutput = FileHandle.nullDevice
    process.standardError =
      watching ? try FileHandle(forWritingTo: said(create: true)) : FileHandle.nullDevice
    try process.run()
    return process
  }

  /// What a run that watches has said on standard error.
  func complaints() throws -> String { try String(contentsOf: said(), encoding: .utf8) }

  private func said(create: Bool = false) throws -> URL {
    let file = folder.url.appending(path: "said")
    if create { try Data().write(to: file) }
    return file
  }

  /// Waits until something is so.
  func wait(
    seconds: Double = 120, _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    until condition: () throws -> Bool
  ) throws {
    let end = Date().addingTimeInterval(seconds)
    while try !condition() {
      try #require(
        Date() < end, "\(what) did not come in \(seconds) seconds", sourceLocation: sourceLocation)
      usleep(20_000)
    }
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
    try strace(injecting: fault, into: call, arguments(more), children: readers)
  }

  /// The program, in whose system calls, and those of its children, strace(1) meddles.
  func strace(injecting fault: String, into call: String, _ arguments: [String], children: Bool)
    throws -> BuiltProgram.Ending
  {
    try BuiltProgram(at: "/usr/bin/strace").run(
      (children ? ["-f"] : []) + [
        "-qqq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(call):\(fault)",
        program.executable.path(percentEncoded: false),
      ] + arguments)
  }

  /// Whether a text stands in any file of these states, but for the pictures that were dropped.
  func holds(_ text: String, in states: [String]) throws -> Bool {
    for state in states {
      let files = try FileManager.default.subpathsOfDirectory(atPath: at(state))
      for file in files where !file.hasSuffix(".jpg") {
        let bytes = FileManager.default.contents(atPath: at("\(state)/\(file)")) ?? Data()
        if bytes.firstRange(of: Data(text.utf8)) != nil { return true }
      }
    }
    return false
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
