import Foundation
import Proofing
import Testing

@testable import Spool

struct SurveyTests {
  private let test: TestSpool

  init() throws { test = try TestSpool() }

  @Test func anEmptySpoolHoldsNothing() throws {
    let survey = try test.spool.survey()
    #expect(survey.states.values.allSatisfy { $0.count == 0 && $0.oldest == nil })
    #expect(survey.states.count == SpoolState.allCases.count)
    #expect(survey.runs.isEmpty && survey.deferred.isEmpty && survey.others == 0)
  }

  @Test func everyStateIsCountedWithItsOldest() throws {
    try test.dropFlat("flat")
    try test.dropFolder("folder")
    try test.write("incoming/later.json.part", "")
    try test.write("refused/x/fault.json", "{}")
    try test.write("done/2026-11-23/y/job.json", "{}")
    try test.write("done/2026-11-24/z/job.json", "{}")
    try test.write("results/y.result.json", "{}")
    try test.write("results/.z.result.json.tmp", "{}")
    let survey = try test.spool.survey()
    #expect(survey.states[.incoming]?.count == 2)
    // The flat drop's picture, and the one that is under way.
    #expect(survey.others == 2)
    #expect(survey.states[.refused]?.count == 1)
    #expect(survey.states[.done]?.count == 2)
    #expect(survey.results == 1)
    let oldest = try #require(survey.states[.incoming]?.oldest)
    #expect((0...60).contains(TestSpool.now - oldest))
  }

  @Test func decidedJobsCanBeCountedWithoutLookingAtEach() throws {
    try test.write("done/2026-11-23/y/job.json", "{}")
    try test.write("done/2026-11-24/z/job.json", "{}")
    try test.write("done/2026-11-24/.x/job.json", "{}")
    let survey = try test.spool.survey(datingDone: false)
    #expect(survey.states[.done] == .init(count: 2))
    #expect(try test.spool.survey().states[.done]?.oldest != nil)
  }

  @Test func allThatWaitIsCountedAndSomeOfItLookedAt() throws {
    #expect(try test.spool.dropsWaiting() == WaitingDrops())
    for number in 0..<5 { try test.dropFlat("flat-\(number)") }
    try test.dropFolder("folder")
    try test.write("incoming/later.json.part", "")
    try test.write("deferred/x/job.json", "{}")
    var waiting = try test.spool.dropsWaiting()
    #expect(waiting.count == 7 && waiting.looked == 7)
    #expect((0...60).contains(TestSpool.now - (try #require(waiting.oldest))))
    waiting = try test.spool.dropsWaiting(looking: 2)
    #expect(waiting.count == 7 && waiting.looked == 3 && waiting.oldest != nil)
  }

  @Test func aRunIsAliveAsLongAsItsLockIsHeld() throws {
    try test.dropFolder("a")
    try test.dropFolder("b")
    var run = try test.spool.begin(run: "living")
    _ = try run.take(now: TestSpool.now, settle: 600)
    try test.write("active/gone.lock", "")
    try test.write("active/gone/c/job.json", "{}")
    let survey = try test.spool.survey()
    #expect(survey.runs.map(\.name) == ["gone", "living"])
    #expect(survey.runs.map(\.isAlive) == [false, true])
    #expect(survey.runs.map { $0.jobs.count } == [1, 1])
    #expect(survey.states[.active]?.count == 2)
    try run.end()
    #expect(try test.spool.survey().runs.map(\.name) == ["gone"])
  }

  @Test func aDeferredJobSaysWhenAndWhy() throws {
    try test.dropFolder("a")
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    _ = try run.readerDied(job, cause: "reader overran", now: 1_000, jitter: 0)
    let deferred = try test.spool.survey().deferred
    #expect(deferred == [.init(id: "a", takes: 1, notBefore: 1_030, cause: "reader overran")])
  }

  @Test func refusalsAreReadBack() throws {
    try test.write("incoming/bad.json", "[]")
    var run = try test.spool.begin(run: "r")
    let fault = try #require(try run.take(now: TestSpool.now, settle: 0).fault)
    let refusals = try test.spool.refusals()
    #expect(refusals.map(\.name) == ["bad"])
    #expect(refusals.map(\.fault) == [fault])
  }
}
