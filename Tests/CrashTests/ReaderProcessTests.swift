import Foundation
import Glibc
import Support
import Testing

/// What becomes of the process that readers are forked from is no job's fault.
struct ReaderProcessTests {
  /// The children of a process (proc(5)).
  private func children(of process: pid_t) -> [pid_t] {
    let text = try? String(
      contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
    return text?.split(separator: " ").compactMap { pid_t($0) } ?? []
  }

  /// Whether a process has spun for a tenth of a second, which only a reader with that job does.
  private func hasSpun(_ process: pid_t) -> Bool {
    let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    let fields = text?.split(separator: " ") ?? []
    return fields.count > 13 && Int(fields[13]) ?? 0 >= 10
  }

  /// Waits for a run's reader process to have forked a reader, and kills it; false when the run ended first.
  private func killReaderProcess(of run: Process, sparing spared: inout Set<pid_t>) -> Bool {
    while run.isRunning {
      for process in children(of: run.processIdentifier)
      where !spared.contains(process) && children(of: process).contains(where: hasSpun) {
        spared.insert(process)
        return kill(process, SIGKILL) == 0
      }
      usleep(1_000)
    }
    return false
  }

  @Test func aJobWhoseReaderProcessDiedIsReadAgainAndNothingIsCounted() throws {
    let spool = try CrashSpool()
    try spool.drop("job", picture: "spin")
    var killed: Set<pid_t> = []
    let ending = try spool.program.run(
      spool.arguments(["--workers", "1", "--reader-seconds", "2"]),
      started: { run in
        for _ in 0..<2 { #expect(killReaderProcess(of: run, sparing: &killed)) }
      })
    #expect(ending.status == 0, "\(ending.errors)")
    let takes = try String(contentsOfFile: spool.at("deferred/job/takes.json"), encoding: .utf8)
    #expect(takes.contains("\"causes\": [\"a reader overran (signal 9)\"]"), "\(takes)")
  }

  @Test func aReaderProcessThatAlwaysDiesStopsTheRunAndCostsNoJobATake() throws {
    let spool = try CrashSpool()
    try spool.drop("job", picture: "spin")
    var killed: Set<pid_t> = []
    let ending = try spool.program.run(
      spool.arguments(["--workers", "1"]),
      started: { run in
        for _ in 0..<3 { #expect(killReaderProcess(of: run, sparing: &killed)) }
      })
    #expect(ending.status == 69)
    #expect(ending.errors.contains("3 times in a row (signal 9)"), "\(ending.errors)")
    #expect(try spool.names("incoming") == ["job"])
    #expect(try spool.names("incoming/job") == ["job.json", "page.jpg"])
  }

  /// As some who start programs leave it, and then nobody could wait for a child.
  @Test(arguments: [["run"], ["doctor"]])
  func anIgnoredSignalOfChildrenDoesNoHarm(_ command: [String]) throws {
    let spool = try CrashSpool()
    try spool.drop("job")
    let program = spool.program.executable.path(percentEncoded: false)
    let arguments =
      command == ["run"] ? spool.arguments() : command + ["--spool", spool.path]
    let ending = try BuiltProgram(at: "/bin/sh").run(
      ["-c", "trap '' CHLD; exec \"$0\" \"$@\"", program] + arguments)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    if command == ["run"] { #expect(try spool.decided() == ["job"]) }
  }
}
