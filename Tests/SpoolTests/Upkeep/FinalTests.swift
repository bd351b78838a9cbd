import Foundation
import Glibc
import Proofing
import Synchronization
import Testing

@testable import Spool

struct FinalTests {
  private let test: TestSpool

  init() throws {
    test = try TestSpool(inMemory: true)
    try test.write("results/a.result.json", "result")
  }

  private func text(_ name: String) -> String? { test.read("results/\(name)") }

  /// Everything that lies in `results/` for the job and is no unfinished file.
  private var files: [String] { test.files("results").filter { !$0.hasPrefix(".") } }

  @Test func theStepsComeInTheirOrder() throws {
    let steps = Mutex<[String]>([])
    let spool = test.spool { [path = test.path] operation, place in
      steps.withLock { $0.append("\(operation) \(place.dropFirst(path.count + 9))") }
      return 0
    }
    let writer = try FinalWriter(spool)
    try writer.write([1], of: "a")
    try writer.writeNotice([2], of: "a")
    #expect(
      steps.withLock { $0 } == [
        "lock .final.lock", "write .a.final.json.tmp", "sync .a.final.json.tmp",
        "rename .a.final.json.tmp", "sync ", "write .a.final-notice.json.tmp",
        "sync .a.final-notice.json.tmp", "rename .a.final-notice.json.tmp", "sync ",
      ])
    steps.withLock { $0 = [] }
    try writer.supersede([3], of: "a", number: 1)
    #expect(
      steps.withLock { $0 } == [
        "write .a.final-1.json.tmp", "sync .a.final-1.json.tmp", "rename .a.final-1.json.tmp",
        "write .a.final-notice-1.json.tmp", "sync .a.final-notice-1.json.tmp",
        "rename .a.final-notice-1.json.tmp", "sync ", "write .a.final.json.tmp",
        "sync .a.final.json.tmp", "rename .a.final.json.tmp", "sync ",
      ])
  }

  @Test func theFirstDecisionIsNeverReplaced() throws {
    let writer = try FinalWriter(test.spool)
    #expect(try writer.write([0x31], of: "a"))
    #expect(try !writer.write([0x32], of: "a"))
    #expect(text("a.final.json") == "1")
    #expect(text("a.result.json") == "result")
  }

  @Test func supersededDecisionsAndTheirNoticesAreKept() throws {
    let writer = try FinalWriter(test.spool)
    try writer.write([0x31], of: "a")
    try writer.writeNotice([0x41], of: "a")
    try writer.supersede([0x32], of: "a", number: 1)
    try writer.writeNotice([0x42], of: "a")
    try writer.supersede([0x33], of: "a", number: 2)
    #expect(
      files == [
        "a.final-1.json", "a.final-2.json", "a.final-notice-1.json", "a.final-notice-2.json",
        "a.final-notice.json", "a.final.json", "a.result.json",
      ])
    #expect(try test.spool.finalDecision(of: "a") == [0x33])
    #expect(try test.spool.supersededDecisions(of: "a") == [[0x31], [0x32]])
    #expect(text("a.final-notice-1.json") == "A" && text("a.final-notice-2.json") == "B")
  }

  @Test func everythingIsClosedToOthers() throws {
    let old = umask(0)
    defer { _ = Glibc.umask(old) }
    let writer = try FinalWriter(test.spool)
    try writer.write([1], of: "a")
    try writer.writeNotice([2], of: "a")
    try writer.supersede([3], of: "a", number: 1)
    for name in files where name != "a.result.json" {
      var status = stat()
      #expect(unsafe lstat(test.at("results/\(name)"), &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600, "\(name)")
    }
  }

  /// What `decide` does, and does again when it was stopped.
  private func work(_ spool: Spool, _ step: Int) throws {
    let writer = try FinalWriter(spool)
    let current = try spool.finalDecision(of: "a")
    switch (step, current) {
    case (1, nil): try writer.write([0x31], of: "a")
    case (2, [0x31]?): try writer.supersede([0x32], of: "a", number: 1)
    default: break
    }
    try writer.writeNotice([step == 1 ? 0x41 : 0x42], of: "a")
  }

  /// Stops at every step in turn: what was decided stays decided, and the same call again completes it.
  @Test(arguments: [ENOSPC, EIO]) func aStopAtAnyStepLosesNothing(errno: Int32) throws {
    var stopped = 0
    for stop in 0..<100 {
      let test = try TestSpool(inMemory: true)
      try test.write("results/a.result.json", "result")
      let left = Mutex(stop)
      let failing = test.spool { _, _ in
        left.withLock { left in
          left -= 1
          return left < 0 ? errno : 0
        }
      }
      var ends = 0
      for step in [1, 2] {
        do {
          try work(failing, step)
          ends += 1
        } catch {
          stopped += 1
          let kept = try test.spool.finalDecision(of: "a")
          #expect(step == 1 ? kept == nil || kept == [0x31] : kept == [0x31] || kept == [0x32])
          try work(test.spool, step)
          // The rest fails as well: whoever comes later has a disk that works.
          if step == 1 { try work(test.spool, 2) }
          break
        }
      }
      #expect(try test.spool.finalDecision(of: "a") == [0x32], "stopped at step \(stop)")
      #expect(try test.spool.supersededDecisions(of: "a") == [[0x31]])
      #expect(test.read("results/a.final-notice.json") == "B")
      #expect(test.read("results/a.final-notice-1.json") == "A")
      #expect(test.read("results/a.result.json") == "result")
      if ends == 2 { break }
    }
    // Every step of both, the locks included.
    #expect(stopped == 25)
  }

  @Test func aCopyThatAStopLeftIsNoEarlierDecision() throws {
    let writer = try FinalWriter(test.spool)
    try writer.write([0x31], of: "a")
    try test.write("results/a.final-1.json", "1")
    #expect(try test.spool.supersededDecisions(of: "a") == [])
  }

  @Test func aNumberThatAnotherDecisionHasIsNotOverwritten() throws {
    let writer = try FinalWriter(test.spool)
    try writer.write([0x31], of: "a")
    try test.write("results/a.final-1.json", "other")
    #expect(throws: SpoolError.self) { try writer.supersede([0x32], of: "a", number: 1) }
    #expect(text("a.final.json") == "1" && text("a.final-1.json") == "other")
  }

  @Test func oneWritesAtATime() throws {
    let first = try FinalWriter(test.spool)
    #expect(throws: SpoolError.busy(run: "decide")) { _ = try FinalWriter(test.spool) }
    try first.write([1], of: "a")
  }

  @Test(arguments: ["../a", "", "a/b", ".a", "a.json", String(repeating: "a", count: 129)])
  func whatIsNoIdentifierHasNothing(id: String) throws {
    #expect(try test.spool.result(of: id) == nil)
    #expect(try test.spool.finalDecision(of: id) == nil)
    #expect(try test.spool.notice(of: id) == nil)
    #expect(try test.spool.decidedJob(id) == nil)
    #expect(try test.spool.supersededDecisions(of: id) == [])
  }

  @Test func resultsComeWithWhatIsInForce() throws {
    try test.write("results/b.result.json", "other")
    let writer = try FinalWriter(test.spool)
    try writer.write([0x31], of: "a")
    var found: [String] = []
    try test.spool.resultsWithFinals { result, final in
      found.append(
        String(decoding: result, as: UTF8.self) + " "
          + (final.map { String(decoding: $0, as: UTF8.self) } ?? "–"))
    }
    #expect(found.sorted() == ["other –", "result 1"])
  }

  @Test func aPurgeOfResultsTakesDecisionsAndEarlierOnesWithThem() throws {
    let writer = try FinalWriter(test.spool)
    try writer.write([1], of: "a")
    try writer.writeNotice([2], of: "a")
    try writer.supersede([3], of: "a", number: 1)
    try test.write("results/a.final-notice-x.json", "foreign")
    let purged = try test.spool.purge([.results], olderThan: -60, now: TestSpool.now)
    #expect(purged.counts == [.results: 1])
    #expect(files == ["a.final-notice-x.json"])
  }
}
