import Foundation
import Glibc
import Support
import Testing

/// One run of each kind with the reader that users have, in its sandbox, over a sample; ``DropperTests``,
/// ``DiskFullTests`` and ``DurableOrderTests`` have theirs.
@Suite(.serialized) struct RealReaderTests {
  private let spool: CrashSpool
  private let ids = ["one", "two"]

  init() throws {
    spool = try CrashSpool(isReal: true)
    for id in ids { try spool.drop(id) }
  }

  private func expectPassed() throws {
    let ending = try spool.run()
    #expect(ending.status == 0, "\(ending.errors)")
    try spool.expectDecided(ids)
    try spool.expectTidy()
  }

  @Test func runsThatAreKilled() throws {
    for _ in 0..<3 {
      let run = try spool.start(["--workers", "1"])
      usleep(UInt32.random(in: 100_000...4_000_000))
      kill(run.processIdentifier, SIGKILL)
      run.waitUntilExit()
    }
    // At calls that make something last.
    for (call, number) in [("fsync", 2), ("renameat2", 2), ("pwrite64", 1)] {
      let ending = try spool.run(injecting: "signal=KILL:when=\(number)", into: call)
      #expect([0, 137].contains(ending.status), "\(call): \(ending.errors)")
    }
    try expectPassed()
  }

  @Test func runsThatFail() throws {
    let faults = [("fsync", "EIO", 1), ("pwrite64", "ENOSPC", 1), ("renameat2", "EDQUOT", 3)]
    for (call, error, number) in faults {
      let ending = try spool.run(injecting: "error=\(error):when=\(number)", into: call)
      #expect([0, 74, 75].contains(ending.status), "\(call): \(ending.errors)")
    }
    try expectPassed()
  }

  @Test func runsThatOverlapAndDropsThatComeAgain() throws {
    let runs = try (0..<3).map { _ in try spool.start(["--workers", "1"]) }
    for run in runs {
      run.waitUntilExit()
      #expect(run.terminationStatus == 0)
    }
    try spool.drop("one")
    #expect(try spool.run().status == 0)
    #expect(try spool.done() == ["one", "one.again-1", "two"])
    try spool.expectTidy()
  }

  @Test func aDiskThatIsFullAndAClockThatJumps() throws {
    #expect(try spool.run(["--keep-free", "1000000000"]).status == 75)
    #expect(try spool.run(hoursLater: 1, ["--max-jobs", "1"]).status == 0)
    #expect(try spool.run(hoursLater: -1).status == 0)
    try expectPassed()
  }
}
