import Foundation
import Proofing
import Testing

@testable import Spool

struct PurgeTests {
  private let test: TestSpool
  private let day = 86_400

  init() throws { test = try TestSpool() }

  private func decide(_ id: String, keepPictures: Bool = false) throws {
    try test.dropFolder(id)
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    try run.finish(
      job, result: [1], notice: [1], packet: [PacketFile(name: "index.html", bytes: [1])],
      day: #require(Spool.day(TestSpool.now)), keepPictures: keepPictures)
    try run.end()
  }

  /// As if so many days had passed.
  private func purge(
    _ kinds: Set<Retained>, olderThan days: Int, in passed: Int, trial: Bool = false
  )
    throws -> [Retained: Int]
  {
    try test.spool.purge(
      kinds, olderThan: days * day, now: TestSpool.now + passed * day, isTrial: trial
    ).counts
  }

  @Test func eachKindHasItsOwnAge() throws {
    try decide("a", keepPictures: true)
    try test.write("reports/r/index.html", "1")
    try test.write("refused/x/fault.json", "{}")
    let all = Set(Retained.allCases)
    #expect(try purge(all, olderThan: 10, in: 9) == [:])
    #expect(try purge([.pictures], olderThan: 10, in: 12) == [.pictures: 1])
    #expect(test.files("done").map { ($0 as NSString).lastPathComponent } == ["job.json"])
    #expect(try purge([.packets], olderThan: 10, in: 12) == [.packets: 1])
    #expect(test.files("results") == ["a.notice.json", "a.result.json"])
    #expect(
      try purge(all, olderThan: 10, in: 12) == [.results: 1, .jobs: 1, .reports: 1, .refused: 1])
    #expect(test.files("results").isEmpty && test.files("reports").isEmpty)
    #expect(test.files("refused").isEmpty && test.files("done").isEmpty)
  }

  @Test func aTrialRemovesNothing() throws {
    try decide("a")
    let before = test.files()
    #expect(
      try purge(Set(Retained.allCases), olderThan: 0, in: 2, trial: true)
        == [.packets: 1, .results: 1, .jobs: 1])
    #expect(test.files() == before)
  }

  @Test func whatWaitsOrIsInHandIsNeverTouched() throws {
    try test.dropFolder("held")
    try test.write("incoming/.upload/x", "1")
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    try test.dropFolder("waiting")
    try test.write("deferred/later/job.json", "{}")
    // As if it had come to writing its result and not yet to putting the job away.
    try test.write("results/held.result.json", "{}")
    #expect(try purge(Set(Retained.allCases), olderThan: 0, in: 100) == [:])
    #expect(test.exists("results/held.result.json") && test.exists("deferred/later/job.json"))
    #expect(test.exists("incoming/waiting/job.json") && test.exists("incoming/.upload/x"))
    _ = job
  }

  @Test func aDecidedJobIsRememberedAsLongAsOneOfItsFilesIsThere() throws {
    for kind in [Retained.results, .jobs] {
      try decide("\(kind)")
      _ = try purge([kind], olderThan: 1, in: 3)
      #expect(try test.spool.isDecided("\(kind)"))
    }
  }

  @Test func whatAKilledSubmissionLeftGoesAfterADay() throws {
    try test.write("incoming/.a.17.submit/job.json", "{}")
    _ = try purge([.results], olderThan: 0, in: 0)
    #expect(test.exists("incoming/.a.17.submit"))
    _ = try purge([.results], olderThan: 0, in: 2)
    #expect(!test.exists("incoming/.a.17.submit"))
  }
}
