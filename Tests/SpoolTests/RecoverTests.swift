import Foundation
import Proofing
import Testing

@testable import Spool

/// Every half-made state, built by hand under a run that nobody holds.
struct RecoverTests {
  private let test: TestSpool
  private let job = TestSpool.job(files: ["1.jpg", "2.jpg"])

  init() throws {
    test = try TestSpool()
    try test.write("active/dead.lock", "")
    try FileManager.default.createDirectory(
      atPath: test.at("active/dead"), withIntermediateDirectories: false)
  }

  private func recover(limits: Spool.Limits = .init()) throws {
    var run = try test.spool.begin(run: "next", limits: limits)
    try run.recover(now: TestSpool.now)
    try run.end()
    #expect(test.files("active") == [])
  }

  private func write(_ names: [String]) throws {
    for name in names {
      try test.write(name, name.hasSuffix(".json") ? job : name.hasSuffix("jpg") ? "picture" : "")
    }
  }

  @Test func aRunThatHeldNothingLeavesNothing() throws {
    try recover()
    #expect(test.files("incoming") == [])
  }

  @Test func aFolderWithoutItsLockIsDeadToo() throws {
    try FileManager.default.removeItem(atPath: test.at("active/dead.lock"))
    try write(["active/dead/a/job.json", "active/dead/a/1.jpg", "active/dead/a/2.jpg"])
    try recover()
    #expect(test.exists("incoming/a/job.json"))
  }

  /// The states of taking a flat drop, in their order.
  @Test(arguments: [
    ([], ["a.json", "1.jpg", "2.jpg"], false),
    ([".moving"], ["a.json", "1.jpg", "2.jpg"], false),
    ([".moving", "job.json"], ["1.jpg", "2.jpg"], true),
    ([".moving", "job.json", "1.jpg"], ["2.jpg"], true),
    ([".moving", "job.json", "1.jpg", "2.jpg"], [], true),
    (["job.json", "1.jpg", "2.jpg"], [], true),
    // The states of undoing it.
    ([".moving", "job.json", "2.jpg"], ["1.jpg"], true),
    ([".moving", "2.jpg"], ["a.json", "1.jpg"], false),
  ])
  func aHalfMadeMoveIsCompletedOrUndone(inside: [String], outside: [String], isTaken: Bool) throws {
    try FileManager.default.createDirectory(
      atPath: test.at("active/dead/a"), withIntermediateDirectories: true)
    try write(inside.map { "active/dead/a/\($0)" } + outside.map { "incoming/\($0)" })
    try recover()
    if isTaken {
      #expect(
        test.files("incoming") == ["a/1.jpg", "a/2.jpg", "a/job.json", "a/takes.json"])
    } else {
      #expect(test.files("incoming") == ["1.jpg", "2.jpg", "a.json"])
    }
    #expect(test.files("refused") == [])
  }

  @Test func aPictureOfALaterDropStaysOutside() throws {
    try write(["active/dead/a/.moving", "active/dead/a/job.json", "active/dead/a/1.jpg"])
    try test.write("incoming/1.jpg", "another")
    try test.write("incoming/2.jpg", "second")
    try recover()
    #expect(test.read("incoming/1.jpg") == "another")
    #expect(test.read("incoming/a/1.jpg") == "picture")
    #expect(test.read("incoming/a/2.jpg") == "second")
  }

  @Test func deadRunsAreCountedUpToTheirLimit() throws {
    try write(["active/dead/a/job.json", "active/dead/a/1.jpg", "active/dead/a/2.jpg"])
    for count in 1..<20 {
      try recover()
      var run = try test.spool.begin(run: "r")
      #expect(try run.take(now: TestSpool.now, settle: 600).job?.takes == count + 1)
      // The run dies.
      try FileManager.default.moveItem(
        atPath: test.at("active/r"), toPath: test.at("active/dead"))
      try run.end()
    }
    var run = try test.spool.begin(run: "next")
    let refused = try run.recover(now: TestSpool.now) { Array("sorry, \($0.evidence.count)".utf8) }
    try run.end()
    #expect(refused.map(\.name) == ["a"])
    #expect(refused.first?.fault.code == .systemResourceLimit)
    #expect(test.read("results/a.notice.json") == "sorry, 1")
    #expect(test.files("incoming") == [])
    let fault = try #require(test.read("refused/a/fault.json"))
    #expect(fault.contains("system.resource_limit"))
    #expect(!test.exists("refused/a/takes.json"))
  }

  @Test(arguments: [".purge", ".keep"])
  func aJobWhoseResultIsWrittenIsPutAway(mark: String) throws {
    try write([
      "active/dead/a/job.json", "active/dead/a/1.jpg", "active/dead/a/2.jpg",
      "active/dead/a/\(mark)",
    ])
    try test.write("results/a.result.json", "result")
    try recover()
    let day = try #require(Spool.day(TestSpool.now))
    let pictures = mark == ".keep" ? ["a/.keep", "a/1.jpg", "a/2.jpg"] : []
    #expect(test.files("done/\(day)") == pictures + ["a/job.json"])
    #expect(test.read("results/a.result.json") == "result")
    #expect(test.files("incoming") == [])
  }

  @Test func whatWasWrittenForAnUndecidedJobIsRemoved() throws {
    try write([
      "active/dead/a/job.json", "active/dead/a/1.jpg", "active/dead/a/2.jpg",
      "active/dead/a/.purge", "results/.a.result.json.tmp", "results/.a.notice.json.tmp",
      "results/.a.packet.tmp/page.png", "results/a.notice.json", "results/a.packet/index.html",
    ])
    try recover()
    #expect(test.files("results") == [])
    #expect(test.files("incoming") == ["a/1.jpg", "a/2.jpg", "a/job.json", "a/takes.json"])
  }

  @Test func aRepetitionInAnUnluckyMomentDoesNotTakeTheFirstOnesPlace() throws {
    try write(["done/2026-11-01/a/job.json", "results/a.result.json", "results/a.notice.json"])
    try test.write("active/dead/a/job.json", TestSpool.job(files: ["1.jpg"], priority: 1))
    try write(["active/dead/a/1.jpg"])
    try recover()
    #expect(test.files("done") == ["2026-11-01/a/job.json"])
    #expect(test.exists("refused/a/fault.json"))
    #expect(test.exists("results/a.notice.json"))
  }

  /// Somebody has tidied `done/` away: the result is another job's, so this one is shown.
  @Test func anUndecidedJobIsNotPutAwayUnderAnothersResult() throws {
    try write(["active/dead/a/job.json", "active/dead/a/1.jpg", "results/a.result.json"])
    try recover()
    #expect(test.files("done") == [])
    #expect(test.files("refused") == ["a/1.jpg", "a/fault.json", "a/job.json"])
  }

  @Test func aRefusalThatWasBegunIsFinished() throws {
    let fault = Fault(.jobMalformed, file: "job.json", expected: "this", found: "that")
    try test.write("active/dead/a/.refused", JSONText.fault(fault))
    try write(["active/dead/a/job.json", "active/dead/a/1.jpg"])
    try recover()
    #expect(test.files("refused") == ["a/1.jpg", "a/fault.json", "a/job.json"])
  }

  @Test func aRefusalWhoseDropNeverCameIsForgotten() throws {
    try test.write("active/dead/x.json/.refused", "{}")
    try recover()
    #expect(test.files("refused") == [])
  }

  @Test func aDropThatIsNoJobIsRefusedInTheEnd() throws {
    try test.write("active/dead/x.json/fault.json", "{}")
    try test.write("active/dead/x.json/x.json", "")
    try test.write("active/dead/b/1.jpg", "")
    try recover()
    #expect(
      test.files("refused") == ["b/1.jpg", "b/fault.json", "x.json/fault.json", "x.json/x.json"])
  }

  @Test func whenANewerDropHasTheNameTheOldOneWaits() throws {
    try write(["active/dead/a/job.json", "active/dead/a/1.jpg", "active/dead/a/2.jpg"])
    try test.dropFolder("a", priority: 3)
    try recover()
    #expect(test.files("deferred") == ["a/1.jpg", "a/2.jpg", "a/job.json", "a/takes.json"])
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    #expect(job.job.priority == 0)
  }

  @Test func aLiveRunIsLeftAlone() throws {
    try test.dropFlat("a")
    var live = try test.spool.begin(run: "live")
    let job = try #require(try live.take(now: TestSpool.now, settle: 600).job)
    var other = try test.spool.begin(run: "other")
    try other.recover(now: TestSpool.now)
    #expect(test.exists("active/live/a/job.json"))
    try live.giveBack(job)
    try other.end()
    try live.end()
  }

  @Test func aRunOfADeadRunsNameFindsWhatItLeft() throws {
    try write(["active/dead/a/job.json", "active/dead/a/1.jpg", "active/dead/a/2.jpg"])
    var run = try test.spool.begin(run: "dead")
    try run.recover(now: TestSpool.now)
    #expect(try run.take(now: TestSpool.now, settle: 600).job?.takes == 2)
    try run.end()
  }

  @Test func goingOutOfScopeGivesBackWithoutCounting() throws {
    try test.dropFlat("a")
    do {
      var run = try test.spool.begin(run: "r")
      _ = try run.take(now: TestSpool.now, settle: 600)
    }
    #expect(test.files("incoming") == ["a/a.jpg", "a/job.json"])
    #expect(!test.exists("active/r.lock"))
  }
}
