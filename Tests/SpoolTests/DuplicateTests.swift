import Foundation
import Proofing
import Testing

@testable import Spool

struct DuplicateTests {
  private let test: TestSpool
  private let day: CalendarDate

  init() throws {
    test = try TestSpool()
    day = try #require(CalendarDate(iso8601: "2026-11-24"))
  }

  private func run(keepPictures: Bool = false) throws -> [Take] {
    var run = try test.spool.begin(run: "r")
    var takes: [Take] = []
    while true {
      let take = try run.take(now: TestSpool.now, settle: 600)
      if case .none = take { break }
      takes.append(take)
      if let job = take.job {
        try run.finish(
          job, result: Array("first".utf8), notice: [], packet: nil, day: day,
          keepPictures: keepPictures)
      }
    }
    try run.end()
    return takes
  }

  @Test(arguments: [true, false])
  func theSameBytesAreNoNewJob(keepPictures: Bool) throws {
    try test.dropFlat("a")
    _ = try run(keepPictures: keepPictures)
    let today = try #require(Spool.day(TestSpool.now))
    for number in 1...3 {
      try test.dropFlat("a")
      #expect(try run() == [.again(id: "a")])
      #expect(test.exists("done/\(today)/a.again-\(number)/job.json"))
      #expect(test.exists("done/\(today)/a.again-\(number)/a.jpg") == keepPictures)
    }
    #expect(test.files("results") == ["a.notice.json", "a.result.json"])
    #expect(test.files("refused") == [])
  }

  @Test func otherBytesAreRefused() throws {
    try test.dropFlat("a")
    _ = try run()
    try test.dropFlat("a", priority: 1)
    let takes = try run()
    #expect(takes.count == 1)
    #expect(takes.first?.fault?.code == .jobDuplicateId)
    #expect(test.read("results/a.result.json") == "first")
    #expect(test.files("refused") == ["a/a.jpg", "a/fault.json", "a/job.json"])
  }

  /// Without the first job there is nothing to compare with, so it is shown and not swallowed.
  @Test func aResultWhoseJobIsGoneRefusesEveryRepetition() throws {
    try test.dropFlat("a")
    _ = try run()
    try FileManager.default.removeItem(atPath: test.at("done/2026-11-24"))
    try test.dropFlat("a")
    #expect(try run().first?.fault?.code == .jobDuplicateId)
  }

  @Test func aResultThatWasTakenAwayIsStillDecided() throws {
    try test.dropFlat("a")
    _ = try run()
    try FileManager.default.removeItem(atPath: test.at("results/a.result.json"))
    try test.dropFlat("a")
    #expect(try run() == [.again(id: "a")])
  }

  @Test func aFolderAndAFlatDropOfOneIdentifierAreOneJob() throws {
    try test.write("incoming/p.jpg", "1")
    try test.write("incoming/a.json", TestSpool.job(files: ["p.jpg"]))
    try test.write("incoming/a/p.jpg", "1")
    try test.write("incoming/a/job.json", TestSpool.job(files: ["p.jpg"]))
    let takes = try run()
    #expect(takes.compactMap(\.job?.id) == ["a"])
    #expect(takes.last == .again(id: "a"))
  }
}
