import Foundation
import Hashing
import Proofing
import Synchronization
import Testing

@testable import Spool

struct SubmitTests {
  private let test: TestSpool
  private let outside: TestSpool

  init() throws {
    test = try TestSpool()
    // A folder of its own for what is handed in.
    outside = try TestSpool()
  }

  private func takeOne() throws -> Take {
    var run = try test.spool.begin(run: "r")
    return try run.take(now: TestSpool.now, settle: 600)
  }

  @Test func aFlatJobIsDroppedAsAFolderAndStaysWhereItIs() throws {
    try outside.dropFlat("a")
    #expect(try test.spool.submit(outside.at("incoming/a.json")) == .accepted(id: "a"))
    #expect(test.files("incoming") == ["a/a.jpg", "a/job.json"])
    #expect(outside.files("incoming") == ["a.jpg", "a.json"])
    #expect(try takeOne().job?.id == "a")
  }

  @Test func aFolderIsNamedForTheJob() throws {
    try outside.dropFolder("b")
    #expect(try test.spool.submit(outside.at("incoming/b")) == .accepted(id: "b"))
    #expect(try takeOne().job?.id == "b")
  }

  @Test func theJobFilesOwnIdentifierComesFirst() throws {
    try outside.write("incoming/x/1.jpg", "1")
    try outside.write(
      "incoming/x/job.json", TestSpool.job(files: ["1.jpg"], extra: "\"id\": \"own\","))
    #expect(try test.spool.submit(outside.at("incoming/x/job.json")) == .accepted(id: "own"))
  }

  @Test func aJobThatIsThereIsLeftAlone() throws {
    try outside.dropFolder("b")
    let path = outside.at("incoming/b")
    #expect(try test.spool.submit(path) == .accepted(id: "b"))
    #expect(try test.spool.submit(path) == .known(id: "b", state: .incoming))
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    #expect(try test.spool.submit(path) == .known(id: "b", state: .active))
    try run.finish(
      job, result: [1], notice: [1], packet: nil, day: #require(Spool.day(TestSpool.now)),
      keepPictures: false)
    #expect(try test.spool.submit(path) == .known(id: "b", state: .done))
  }

  @Test(arguments: [
    (TestSpool.job(files: ["missing.jpg"]), Reason.jobFileMissing),
    ("{", .jobMalformed), ("", .jobMalformed),
    (TestSpool.job(files: ["a.jpg"], extra: "\"colour\": 1,"), .jobUnknownField),
    (
      TestSpool.job(files: ["a.jpg"], sha256: String(repeating: "0", count: 64)),
      .jobDigestMismatch
    ),
  ])
  func whatIsWrongIsToldAndNothingIsDropped(_ job: String, _ code: Reason) throws {
    try outside.write("incoming/a.jpg", "picture")
    try outside.write("incoming/a.json", job)
    guard case .refused(let fault) = try test.spool.submit(outside.at("incoming/a.json")) else {
      Issue.record("it was dropped")
      return
    }
    #expect(fault.code == code)
    #expect(test.files("incoming").isEmpty)
  }

  @Test func aPictureThatNoReaderLooksAtIsToldByItsField() throws {
    try outside.dropFolder("a")
    let size = Spool.largestPicture + 1
    try outside.write("incoming/a/front.jpg", [UInt8](repeating: 0, count: size))
    let fault = Fault(
      .jobTooLarge, file: Mark.job, field: "evidence[0].images[0].file",
      expected: "a picture of at most 25000000 bytes", found: "\(size) bytes")
    #expect(try test.spool.submit(outside.at("incoming/a")) == .refused(fault))
    #expect(test.files("incoming").isEmpty)
    try outside.write("incoming/a/front.jpg", [UInt8](repeating: 0, count: size - 1))
    #expect(try test.spool.submit(outside.at("incoming/a")) == .accepted(id: "a"))
  }

  @Test(arguments: ["nowhere.json", "folder", "a b.json"])
  func whatIsNoJobIsAFault(_ name: String) throws {
    try outside.write("incoming/folder/other.txt", "")
    try outside.write("incoming/a b.json", TestSpool.job(files: ["a.jpg"]))
    guard case .refused = try test.spool.submit(outside.at("incoming/\(name)")) else {
      Issue.record("it was dropped")
      return
    }
    #expect(test.files("incoming").isEmpty)
  }

  @Test func theBacklogCountsDropsAndNotTheirPictures() throws {
    try test.dropFlat("a")
    try test.dropFolder("b")
    try test.write("incoming/.hidden/x", "")
    #expect(try test.spool.backlog(upTo: 10) == 2)
    #expect(try test.spool.backlog(upTo: 1) == 1)
  }

  /// Stopped at every step, and failed at every step: a drop is whole or not there.
  @Test(arguments: [ENOSPC, EIO])
  func atEveryStepTheDropIsWholeOrNotThere(_ error: Int32) throws {
    try outside.dropFolder("b")
    for step in 1... {
      let test = try TestSpool(inMemory: true)
      let count = Mutex(0)
      let broken = test.spool { _, _ in
        count.withLock {
          $0 += 1
          return $0 == step ? error : 0
        }
      }
      let accepted: Bool
      do {
        accepted = try broken.submit(outside.at("incoming/b")) == .accepted(id: "b")
      } catch {
        accepted = false
      }
      let there = test.files("incoming")
      #expect(there == ["b/front.jpg", "b/job.json"] || there.isEmpty, "step \(step): \(there)")
      #expect(!accepted || !there.isEmpty)
      if count.withLock({ $0 }) < step { break }
    }
  }
}
