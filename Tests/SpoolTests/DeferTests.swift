import Foundation
import Proofing
import Testing

@testable import Spool

struct DeferTests {
  private let test: TestSpool

  init() throws { test = try TestSpool() }

  @Test func aJobWhoseReaderDiesIsDeferredFourTimesAndThenRefused() throws {
    try test.dropFlat("a")
    var run = try test.spool.begin(run: "r")
    var now = TestSpool.now
    for (death, pause) in [(1, 30), (2, 60), (3, 120), (4, 240)] {
      let job = try #require(try run.take(now: now, settle: 600).job)
      #expect(job.takes == death)
      let settled = try run.readerDied(job, cause: "signal 11", now: now, jitter: 0)
      #expect(settled == .deferred(until: now + pause))
      #expect(test.files("deferred") == ["a/a.jpg", "a/job.json", "a/takes.json"])
      #expect(try run.take(now: now + pause - 1, settle: 600) == .none(nextAt: now + pause))
      now += pause
    }
    let job = try #require(try run.take(now: now, settle: 600).job)
    #expect(job.takes == 5)
    guard
      case .refused(let fault) = try run.readerDied(job, cause: "signal 11", now: now, jitter: 0)
    else {
      Issue.record("not refused")
      return
    }
    #expect(fault.code == .systemResourceLimit)
    #expect(fault.found == "5 that did not: signal 11; signal 11; signal 11; signal 11; signal 11")
    #expect(test.files("refused") == ["a/a.jpg", "a/fault.json", "a/job.json"])
    #expect(test.files("deferred") == [])
    try run.end()
  }

  @Test func aDeferredJobOutlivesItsRun() throws {
    try test.dropFolder("a")
    let now = TestSpool.now
    var first = try test.spool.begin(run: "first")
    let job = try #require(try first.take(now: now, settle: 600).job)
    _ = try first.readerDied(job, cause: "overran", now: now, jitter: 1)
    try first.end()
    var second = try test.spool.begin(run: "second")
    try second.recover(now: now)
    #expect(try second.take(now: now, settle: 600) == .none(nextAt: now + 37))
    #expect(try second.take(now: now + 37, settle: 600).job?.takes == 2)
  }

  @Test func othersAreTakenWhileOneIsDeferred() throws {
    try test.dropFlat("a")
    var run = try test.spool.begin(run: "r")
    let now = TestSpool.now
    let job = try #require(try run.take(now: now, settle: 600).job)
    _ = try run.readerDied(job, cause: "spun", now: now, jitter: 0)
    for number in 0..<3 { try test.dropFlat("b\(number)") }
    for _ in 0..<3 { #expect(try run.take(now: now, settle: 600).job != nil) }
    #expect(try run.take(now: now, settle: 600) == .none(nextAt: now + 30))
  }

  @Test func aClockThatIsSetBackDoesNotKeepAJobForEver() throws {
    try test.dropFlat("a")
    var run = try test.spool.begin(run: "r")
    let now = TestSpool.now
    let job = try #require(try run.take(now: now, settle: 600).job)
    _ = try run.readerDied(job, cause: "spun", now: now, jitter: 0)
    #expect(try run.take(now: now - 30 * 86_400, settle: 600).job?.id == "a")
  }

  @Test func aDeferredJobWhosePictureIsGoneDoesNotHoldUpTheRun() throws {
    try test.dropFolder("a")
    var run = try test.spool.begin(run: "r")
    let now = TestSpool.now
    let job = try #require(try run.take(now: now, settle: 600).job)
    _ = try run.readerDied(job, cause: "spun", now: now, jitter: 0)
    try FileManager.default.removeItem(atPath: test.at("deferred/a/front.jpg"))
    try test.dropFlat("b")
    #expect(try run.take(now: now + 40, settle: 600).job?.id == "b")
    #expect(try run.take(now: now + 40, settle: 600).job == nil)
    #expect(try run.take(now: now + 700, settle: 600).fault?.code == .jobFileMissing)
  }

  @Test func aJobThatIsGivenBackCountsNothing() throws {
    try test.dropFlat("a")
    var run = try test.spool.begin(run: "r")
    for _ in 0..<30 {
      let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
      #expect(job.takes == 1)
      try run.giveBack(job)
      #expect(test.files("incoming") == ["a/a.jpg", "a/job.json"])
    }
  }

  @Test func aRunThatEndsGivesBackWhatItHolds() throws {
    try test.dropFlat("a")
    try test.dropFolder("b")
    var run = try test.spool.begin(run: "r")
    for _ in 0..<2 { _ = try run.take(now: TestSpool.now, settle: 600) }
    try run.end()
    #expect(test.files("active") == [])
    #expect(
      test.files("incoming") == ["a/a.jpg", "a/job.json", "b/front.jpg", "b/job.json"])
  }

  @Test func aJobCanBeRefusedByHand() throws {
    try test.dropFlat("a")
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    let fault = Fault(
      .jobConsentExpired, file: "job.json", field: "consent.givenAt", expected: "newer",
      found: "older")
    #expect(try run.refuse(job, fault) == "a")
    #expect(test.files("refused") == ["a/a.jpg", "a/fault.json", "a/job.json"])
    #expect(test.files("active/r") == [])
  }
}
