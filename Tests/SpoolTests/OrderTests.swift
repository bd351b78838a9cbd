import Foundation
import Testing

@testable import Spool

/// In which order jobs come.
struct OrderTests {
  private let test: TestSpool

  init() throws { test = try TestSpool(inMemory: true) }

  private func order(_ run: inout Run, now: Int = TestSpool.now) throws -> [String] {
    var ids: [String] = []
    while let job = try run.take(now: now, settle: 600).job { ids.append(job.id) }
    return ids
  }

  @Test func theOldestComesFirst() throws {
    for id in ["c", "a", "d", "b"] {
      try test.dropFolder(id)
      Thread.sleep(forTimeInterval: 0.02)
    }
    var run = try test.spool.begin(run: "r")
    #expect(try order(&run) == ["c", "a", "d", "b"])
  }

  @Test func aHigherPriorityComesFirst() throws {
    for (id, priority) in [("a", 0), ("b", -3), ("c", 5), ("d", 5), ("e", 1)] {
      try test.dropFlat(id, priority: priority)
      Thread.sleep(forTimeInterval: 0.02)
    }
    var run = try test.spool.begin(run: "r")
    #expect(try order(&run) == ["c", "d", "e", "a", "b"])
  }

  @Test func whatDiedWithARunComesBehindAllOthers() throws {
    try test.dropFlat("old", priority: 1_000)
    do {
      let dead = try test.spool(interrupt: { name, _ in name == "remove" ? EIO : 0 })
        .begin(run: "dead")
      var run = consume dead
      #expect(throws: SpoolError.self) { _ = try run.take(now: TestSpool.now, settle: 600) }
    }
    for number in 1...200 { try test.dropFlat("new\(number)") }
    var run = try test.spool.begin(run: "r")
    try run.recover(now: TestSpool.now)
    let ids = try order(&run)
    #expect(ids.count == 201)
    #expect(ids.last == "old")
  }

  @Test func everyJobOfManySlicesComesOnce() throws {
    for number in 0..<300 { try test.dropFlat("j\(number)") }
    var run = try test.spool.begin(run: "r")
    let ids = try order(&run)
    #expect(ids.count == 300)
    #expect(Set(ids).count == 300)
  }

  @Test func whatIsDroppedMeanwhileIsSeen() throws {
    try test.dropFlat("a")
    var run = try test.spool.begin(run: "r")
    #expect(try order(&run) == ["a"])
    try test.dropFlat("b")
    #expect(try order(&run) == ["b"])
  }

  /// Other runs defer jobs while this one is in the middle of a pass.
  @Test func whatBecomesDueIsTakenBeforeAPassIsOver() throws {
    let now = TestSpool.now
    try test.dropFlat("a")
    var other = try test.spool.begin(run: "other")
    let job = try #require(try other.take(now: now, settle: 600).job)
    for number in 0..<300 { try test.dropFlat("j\(number)") }
    var run = try test.spool.begin(run: "r")
    #expect(try run.take(now: now, settle: 600).job != nil)
    _ = try other.readerDied(job, cause: "spun", now: now, jitter: 0)
    var place = 0
    while try run.take(now: now + 30, settle: 600).job?.id != "a" { place += 1 }
    #expect(place < 2 * Search.slice)
  }

  @Test func whatIsDeferredIsNotLookedThroughForEachSlice() throws {
    for number in 0..<300 { try test.dropFlat("j\(number)") }
    var run = try test.spool.begin(run: "r")
    #expect(try run.take(now: TestSpool.now, settle: 600).job != nil)
    try FileManager.default.moveItem(atPath: test.at("deferred"), toPath: test.at("away"))
    for _ in 1..<300 { #expect(try run.take(now: TestSpool.now, settle: 600).job != nil) }
    #expect(throws: SpoolError.self) { _ = try run.take(now: TestSpool.now, settle: 600) }
    try FileManager.default.moveItem(atPath: test.at("away"), toPath: test.at("deferred"))
  }

  /// Only the first slice is looked at before the first job is taken.
  @Test func theFirstOfManyComesQuickly() throws {
    for number in 0..<20_000 { try test.write("incoming/j\(number).json", "{") }
    let clock = ContinuousClock()
    for number in 0..<64 { try test.dropFlat("k\(number)") }
    var run = try test.spool.begin(run: "r")
    var search: Candidate?
    var fresh = false
    let time = try clock.measure { search = try run.next(now: TestSpool.now, fresh: &fresh) }
    #expect(search != nil)
    #expect(run.search.ready.count < Search.slice)
    #expect(time < .milliseconds(200))
  }
}
