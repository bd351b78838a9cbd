import Foundation
import Glibc
import Proofing
import Testing

@testable import Spool

/// Drops that bring along what only the spool writes into a job's folder.
struct HostileMarkTests {
  private let test: TestSpool

  init() throws { test = try TestSpool(inMemory: true) }

  private static let names =
    Mark.own + [Takes.file, ".refused", "audit.log", ".takes.json.tmp", ".a", "..a"]

  /// Takes the one job, has its reader die once, and sees it deferred.
  private func work(sourceLocation: SourceLocation = #_sourceLocation) throws {
    var run = try test.spool.begin(run: "r")
    try run.recover(now: TestSpool.now)
    let job = try #require(
      try run.take(now: TestSpool.now, settle: 600).job, sourceLocation: sourceLocation)
    #expect(job.takes == 1, sourceLocation: sourceLocation)
    let now = TestSpool.now
    let settled = try run.readerDied(job, cause: "x", now: now, jitter: 0)
    #expect(settled == .deferred(until: now + 30), sourceLocation: sourceLocation)
    try run.end()
    #expect(
      try test.spool.takes(Path(test.at("deferred/a"))).readers == 1, sourceLocation: sourceLocation
    )
  }

  @Test(arguments: [
    #"{"runs":9223372036854775807}"#,
    #"{"readers":9223372036854775807,"runs":9223372036854775807}"#,
    #"{"notBefore":9223372036854775807}"#, #"{"runs":19}"#, #"{"readers":4,"causes":["x"]}"#,
  ])
  func countsThatNoRunWroteCountNothing(_ text: String) throws {
    try test.dropFolder("a")
    try test.write("incoming/a/takes.json", text)
    try work()
  }

  @Test func countsOfAnotherJobCountNothing() throws {
    var takes = Takes()
    takes.runs = 19
    let key = try #require(FileManager.default.contents(atPath: test.at("audit.key")))
    try test.dropFolder("a")
    try test.write("incoming/a/takes.json", takes.bytes(of: "b", key: Array(key)))
    try work()
  }

  @Test(arguments: names) func aFolderNamedLikeAMarkStopsNobody(_ name: String) throws {
    try test.dropFolder("a")
    try test.write("incoming/a/\(name)/deep/file", "x")
    try work()
  }

  @Test(arguments: names) func aPipeNamedLikeAMarkStopsNobody(_ name: String) throws {
    try test.dropFolder("a")
    #expect(unsafe mkfifo(test.at("incoming/a/\(name)"), 0o600) == 0)
    try work()
  }

  @Test(arguments: names) func aLinkNamedLikeAMarkIsNotFollowed(_ name: String) throws {
    try test.write("results/other", "x")
    try test.dropFolder("a")
    try FileManager.default.createSymbolicLink(
      atPath: test.at("incoming/a/\(name)"), withDestinationPath: test.at("results/other"))
    try work()
    #expect(test.read("results/other") == "x")
  }

  /// A death right after the folder came in: what it brought along is not taken for ours.
  @Test func recoveryDoesNotBelieveAMarkThatCameIn() throws {
    let fault = Fault(.jobMalformed, file: "job.json", expected: "this", found: "that")
    try test.dropFlat("victim")
    for name in [".refused", ".moving", ".keep", ".purge", "fault.json"] {
      try test.write("incoming/a/\(name)", JSONText.fault(fault))
      try test.write("incoming/a/job.json", TestSpool.job(files: ["victim.jpg"]))
      try FileManager.default.createDirectory(
        atPath: test.at("active/dead"), withIntermediateDirectories: true)
      try FileManager.default.moveItem(
        atPath: test.at("incoming/a"), toPath: test.at("active/dead/.a"))
      var run = try test.spool.begin(run: "r")
      try run.recover(now: TestSpool.now)
      try run.end()
      #expect(test.files("refused") == [], "\(name)")
      #expect(test.files("incoming") == ["a/job.json", "victim.jpg", "victim.json"], "\(name)")
      try FileManager.default.removeItem(atPath: test.at("incoming/a"))
    }
  }

  @Test func aRefusalThatWasStoppedBehindItsMoveMayBeTriedAgain() throws {
    try test.write("incoming/b.json", "{}")
    var run = try test.spool.begin(run: "r")
    #expect(try run.take(now: TestSpool.now, settle: 0).fault != nil)
    try run.end()
    try FileManager.default.copyItem(
      atPath: test.at("refused/b/fault.json"), toPath: test.at("refused/b/.refused"))
    try test.write("refused/b/1.jpg", "x")
    try test.write("refused/b/job.json", TestSpool.job(files: ["1.jpg"]))
    #expect(try test.spool.requeue("b") == .waiting(id: "b", from: .refused))
    #expect(!test.exists("incoming/b/.refused"))
  }
}
