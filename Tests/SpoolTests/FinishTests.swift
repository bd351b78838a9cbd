import Foundation
import Glibc
import Proofing
import Synchronization
import Testing

@testable import Spool

struct FinishTests {
  private let test: TestSpool
  private let day: CalendarDate

  init() throws {
    test = try TestSpool()
    day = try #require(CalendarDate(iso8601: "2026-11-24"))
  }

  private func mode(_ place: String) -> mode_t {
    var status = stat()
    return unsafe lstat(test.at(place), &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func everythingThatIsWrittenIsClosedToOthers() throws {
    let umask = umask(0)
    defer { _ = Glibc.umask(umask) }
    try test.dropFlat("a")
    var run = try test.spool.begin(run: "r")
    #expect(mode("active/r") == 0o700)
    #expect(mode("active/r.lock") == 0o600)
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    #expect(mode("active/r/a") == 0o700)
    try run.finish(
      job, result: [1], notice: [2], packet: [PacketFile(name: "page.png", bytes: [3])], day: day,
      keepPictures: true)
    for file in ["results/a.result.json", "results/a.notice.json", "results/a.packet/page.png"] {
      #expect(mode(file) == 0o600)
    }
    for folder in ["results/a.packet", "done/2026-11-24", "done/2026-11-24/a"] {
      #expect(mode(folder) == 0o700)
    }
  }

  /// Promise 1 rests on this order; a loss of power cannot be tried here.
  @Test func theStepsComeInTheirOrder() throws {
    try test.dropFlat("a")
    let steps = Mutex<[String]>([])
    let spool = test.spool { [path = test.path] operation, place in
      steps.withLock { $0.append("\(operation) \(place.dropFirst(path.count + 1))") }
      return 0
    }
    var run = try spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    steps.withLock { $0 = [] }
    try run.finish(
      job, result: [1], notice: [2], packet: [PacketFile(name: "p", bytes: [3])], day: day,
      keepPictures: false)
    #expect(
      steps.withLock { $0 } == [
        "make results/.a.packet.tmp", "write results/.a.packet.tmp/p",
        "sync results/.a.packet.tmp/p", "sync results/.a.packet.tmp",
        "rename results/.a.packet.tmp", "write results/.a.notice.json.tmp",
        "sync results/.a.notice.json.tmp", "rename results/.a.notice.json.tmp",
        "write results/.a.result.json.tmp", "sync results/.a.result.json.tmp",
        "remove active/r/a/.keep", "mark active/r/a/.purge", "sync active/r/a", "sync active/r",
        "sync incoming", "sync results", "rename results/.a.result.json.tmp",
        "sync results", "write audit.log", "sync audit.log", "remove active/r/a/a.jpg",
        "sync active/r/a", "make done/2026-11-24", "rename active/r/a",
        "remove done/2026-11-24/a/.purge",
      ])
  }

  @Test func aResultIsNeverReplaced() throws {
    try test.dropFlat("a")
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    try test.write("results/a.result.json", "somebody's")
    let settled = try run.finish(
      job, result: [1], notice: [2], packet: nil, day: day, keepPictures: false)
    guard case .refused(let fault) = settled else {
      Issue.record("decided twice")
      return
    }
    #expect(fault.code == .jobDuplicateId)
    #expect(test.read("results/a.result.json") == "somebody's")
    #expect(test.exists("refused/a/job.json"))
  }

  @Test func afterAnErrorTheSameJobCanBeFinishedAgain() throws {
    try test.dropFlat("a")
    let broken = Mutex(true)
    let spool = test.spool { operation, _ in
      operation == "sync" && broken.withLock { $0 } ? ENOSPC : 0
    }
    var run = try spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    #expect(throws: SpoolError.self) {
      try run.finish(job, result: [1], notice: [2], packet: nil, day: day, keepPictures: false)
    }
    #expect(!test.exists("results/a.result.json"))
    broken.withLock { $0 = false }
    let settled = try run.finish(
      job, result: [1], notice: [2], packet: nil, day: day, keepPictures: false)
    #expect(settled == .decided)
    #expect(test.files("results") == ["a.notice.json", "a.result.json"])
  }

  @Test(arguments: ["../p", "", ".p", "a/b"])
  func aPacketsFilesHavePlainNames(name: String) throws {
    try test.dropFlat("a")
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    #expect(throws: SpoolError.self) {
      try run.finish(
        job, result: [1], notice: [2], packet: [PacketFile(name: name, bytes: [])], day: day,
        keepPictures: false)
    }
    try run.end()
    #expect(test.files("results") == [])
  }

  @Test func onlyThePicturesThatTheJobNamesAreRemoved() throws {
    try test.dropFolder("a")
    try test.write("incoming/a/notes.txt", "x")
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    try run.finish(job, result: [1], notice: [2], packet: nil, day: day, keepPictures: false)
    #expect(test.files("done/2026-11-24") == ["a/job.json", "a/notes.txt"])
  }

  @Test func picturesComeInTheOrderOfTheJobAndNeverThroughALink() throws {
    try test.write("incoming/a/2.jpg", "two")
    try test.write("incoming/a/1.jpg", "one")
    try test.write("incoming/a/3.jpg", "three")
    try test.write("incoming/a/job.json", TestSpool.job(files: ["2.jpg", "1.jpg", "3.jpg"]))
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    try FileManager.default.removeItem(atPath: test.at("active/r/a/1.jpg"))
    try FileManager.default.createSymbolicLink(
      atPath: test.at("active/r/a/1.jpg"), withDestinationPath: "/etc/hostname")
    #expect(
      try run.pictures(of: job, limit: 4) == [.bytes(Array("two".utf8)), .gone, .tooLarge])
  }
}
