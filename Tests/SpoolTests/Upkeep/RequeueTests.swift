import Foundation
import Proofing
import Testing

@testable import Spool

struct RequeueTests {
  private let test: TestSpool

  init() throws { test = try TestSpool() }

  private func take(later: Int = 0) throws -> Take {
    var run = try test.spool.begin(run: "r")
    return try run.take(now: TestSpool.now + later, settle: 600)
  }

  @Test func aRefusedDropIsJudgedAgainOnceItIsMended() throws {
    try test.write("incoming/a/front.jpg", "1")
    try test.write(
      "incoming/a/job.json", TestSpool.job(files: ["front.jpg"], extra: "\"colour\": 1,"))
    #expect(try take().fault?.code == .jobUnknownField)
    try test.write("refused/a/job.json", TestSpool.job(files: ["front.jpg"]))
    #expect(try test.spool.requeue("a") == .waiting(id: "a", from: .refused))
    #expect(try take().job?.id == "a")
  }

  @Test func aSecondRefusalOfANameGoesBackUnderItsOwnIdentifier() throws {
    let job = TestSpool.job(files: ["front.jpg"], extra: "\"id\": \"a\", \"colour\": 1,")
    for name in ["a", "a-2"] { try test.write("refused/\(name)/job.json", job) }
    #expect(try test.spool.requeue("a-2") == .waiting(id: "a", from: .refused))
    #expect(try test.spool.requeue("a") == .known(.incoming))
    #expect(test.files("refused") == ["a/job.json"])
  }

  @Test func aDeferredJobIsTakenAtOnceAndItsCountsBeginAnew() throws {
    try test.dropFolder("a")
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    _ = try run.readerDied(job, cause: "test", now: TestSpool.now, jitter: 0)
    try run.end()
    #expect(try test.spool.requeue("a") == .waiting(id: "a", from: .deferred))
    #expect(try take().job?.takes == 1)
  }

  @Test func aDecidedJobStays() throws {
    try test.dropFolder("a")
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    try run.finish(
      job, result: [1], notice: [1], packet: nil, day: #require(Spool.day(TestSpool.now)),
      keepPictures: false)
    #expect(try test.spool.requeue("a") == .known(.done))
    // Not even when a drop of the same identifier was refused beside it.
    try test.write("refused/a/job.json", TestSpool.job(files: []))
    #expect(try test.spool.requeue("a") == .known(.done))
  }

  @Test func whatIsNoJobStaysAside() throws {
    try test.write("refused/pipe.json/fault.json", "{}")
    // `pipe.json` cannot be a job's identifier.
    #expect(try test.spool.requeue("pipe.json") == .unknown)
    try test.write("refused/odd/fault.json", "{}")
    #expect(try test.spool.requeue("odd") == .noJob)
    #expect(try test.spool.requeue("nowhere") == .unknown)
    #expect(try test.spool.requeue("../incoming") == .unknown)
  }
}
