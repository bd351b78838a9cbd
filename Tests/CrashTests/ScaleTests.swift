import Foundation
import Support
import Testing

/// Many jobs: what waits does not slow the first take, and what was decided does not stay in memory.
@Suite(.serialized) struct ScaleTests {
  /// Milliseconds of wall time that a run took.
  private func milliseconds(_ spool: CrashSpool, _ arguments: [String] = []) throws -> Int {
    let start = ContinuousClock.now
    #expect(try spool.run(arguments).status == 0)
    return Int((ContinuousClock.now - start) / .milliseconds(1))
  }

  @Test func theFirstOfManyIsTakenAsFastAsTheOnlyOne() throws {
    let count = CrashSpool.isFull ? 100_000 : 2_000
    let spool = try CrashSpool()
    let empty = try milliseconds(spool)
    try spool.drop("only")
    let alone = try milliseconds(spool, ["--max-jobs", "1"])
    for number in 0..<count { try spool.drop("job-\(number)") }
    let first = try milliseconds(spool, ["--max-jobs", "1"])
    print(
      "a run on an empty spool: \(empty) ms; that takes the only job: \(alone) ms; "
        + "that takes one of \(count): \(first) ms")
    #expect(try spool.decided().count == 2)
    #expect(try spool.names("incoming").count == count - 1)
  }

  /// A run remembers a row a job; its report, which is made at the end of all rows, is told apart.
  @Test func aRunDoesNotGrowWithWhatItDecides() throws {
    let count = CrashSpool.isFull ? 10_000 : 500
    let spool = try CrashSpool()
    for number in 0..<count { try spool.drop("job-\(number)") }
    let run = try spool.start(["--workers", "2"])
    defer { run.terminate() }
    // Once the tables that deciding rests on are there.
    try spool.wait("some decisions") { try spool.names("results").count >= 100 }
    let early = kilobytes(of: run.processIdentifier)
    var late = early
    try spool.wait(seconds: 3_600, "the last decisions") {
      late = max(late, kilobytes(of: run.processIdentifier))
      usleep(100_000)
      return try spool.decided().count >= count - 10
    }
    var most = late
    while run.isRunning {
      most = max(most, kilobytes(of: run.processIdentifier))
      usleep(1_000)
    }
    print(
      "a run over \(count) jobs: \(early) kB after the first, \(late) kB when all are decided, "
        + "\(most) kB for the report")
    #expect(run.terminationStatus == 0)
    #expect(try spool.decided().count == count)
    #expect(early > 0 && late - early < 50_000)
    try spool.expectTidy()
  }

  /// The most memory that a process has had so far; 0 when it is gone.
  private func kilobytes(of process: pid_t) -> Int {
    let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
