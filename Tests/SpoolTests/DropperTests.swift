import Foundation
import Glibc
import Hashing
import Proofing
import Testing

@testable import Spool

/// What droppers do, in every order and of every kind.
struct DropperTests {
  let test: TestSpool

  init() throws { test = try TestSpool() }

  /// Takes until there is nothing left to take now.
  func takeAll(settle: Int = 600, later: Int = 0) throws -> (takes: [Take], next: Int?) {
    var run = try test.spool.begin(run: "r")
    var takes: [Take] = []
    while true {
      let take = try run.take(now: TestSpool.now + later, settle: settle)
      if case .none(let next) = take {
        try run.end()
        return (takes, next)
      }
      takes.append(take)
    }
  }

  func only(later: Int = 0) throws -> Take? {
    let (takes, _) = try takeAll(later: later)
    #expect(takes.count <= 1)
    return takes.first
  }

  @Test func bothFormsGiveTheSameJob() throws {
    try test.dropFlat("flat")
    try test.dropFolder("folder")
    var run = try test.spool.begin(run: "r")
    let first = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    let second = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    #expect([first.id, second.id] == ["flat", "folder"])
    #expect(first.takes == 1 && second.takes == 1)
    #expect(first.job.claim == second.job.claim)
    for job in [first, second] {
      #expect(try run.pictures(of: job, limit: 7) == [.bytes(Array("picture".utf8))])
      #expect(try run.pictures(of: job, limit: 6) == [.tooLarge])
      #expect(job.folder == test.at("active/r/\(job.id)"))
    }
  }

  @Test func aJobFileBeforeItsPicturesWaitsForThem() throws {
    try test.write("incoming/a.json", TestSpool.job(files: ["1.jpg", "2.jpg"]))
    try test.write("incoming/1.jpg", "1")
    let (takes, next) = try takeAll()
    #expect(takes == [])
    // It may settle by then, and not before.
    let until = try #require(next)
    #expect((599...602).contains(until - TestSpool.now))
    try test.write("incoming/2.jpg", "2")
    #expect(try only()?.job?.id == "a")
  }

  @Test func aPictureThatNeverComesIsMissing() throws {
    try test.write("incoming/a.json", TestSpool.job(files: ["1.jpg", "2.jpg"]))
    try test.write("incoming/1.jpg", "1")
    #expect(try only(later: 598) == nil)
    let take = try only(later: 602)
    #expect(take?.fault?.code == .jobFileMissing)
    #expect(take?.fault?.field == "evidence[0].images[1].file")
    #expect(take?.fault?.file == "a.json")
    #expect(test.files("refused") == ["a/1.jpg", "a/fault.json", "a/job.json"])
    #expect(test.files("incoming") == [])
  }

  /// `scp -p` and `rsync -a` keep the time of modification, so it says nothing about arrival.
  @Test func anOldTimeOfModificationDoesNotHurry() throws {
    try test.write("incoming/a.json", TestSpool.job(files: ["1.jpg"]))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: test.at("incoming/a.json"))
    #expect(try only() == nil)
  }

  @Test(arguments: [true, false])
  func aPictureThatIsStillGrowingWaitsForItsDigest(isFolder: Bool) throws {
    let whole = Array("the whole picture".utf8)
    let place = isFolder ? "incoming/a" : "incoming"
    let file = isFolder ? "job" : "a"
    try test.write(
      "\(place)/\(file).json", TestSpool.job(files: ["1.jpg"], sha256: hexadecimal(sha256(whole))))
    try test.write("\(place)/1.jpg", Array(whole.prefix(5)))
    #expect(try only() == nil)
    try test.write("\(place)/1.jpg", whole)
    #expect(try only()?.job?.id == "a")
  }

  @Test func aPictureOtherThanItsDigestIsRefusedWhenItHasSettled() throws {
    try test.write(
      "incoming/a.json",
      TestSpool.job(files: ["1.jpg"], sha256: hexadecimal(sha256(Array("this".utf8)))))
    try test.write("incoming/1.jpg", "that")
    #expect(try only() == nil)
    let fault = try only(later: 602)?.fault
    #expect(fault?.code == .jobDigestMismatch)
    #expect(fault?.field == "evidence[0].images[0].file")
  }

  @Test func withoutADigestAPictureIsCompleteAtAnyLength() throws {
    try test.dropFlat("a", picture: "")
    #expect(try only()?.job?.id == "a")
  }

  @Test func aJobFileThatIsStillBeingWrittenWaits() throws {
    let text = TestSpool.job(files: ["1.jpg"])
    try test.write("incoming/1.jpg", "1")
    for count in [0, 1, 50, text.utf8.count - 3] {
      try test.write("incoming/a.json", String(text.prefix(count)))
      #expect(try only() == nil)
    }
    try test.write("incoming/a.json", text)
    #expect(try only()?.job?.id == "a")
  }

  @Test func aJobFileThatStaysHalfIsMalformed() throws {
    try test.write("incoming/a.json", "{ \"format\": 1,")
    #expect(try only(later: 602)?.fault?.code == .jobMalformed)
  }

  @Test func aFaultOfTheSchemaDoesNotWait() throws {
    try test.write("incoming/a.json", TestSpool.job(files: ["1.jpg"], extra: "\"colour\": 1,"))
    #expect(try only()?.fault?.code == .jobUnknownField)
    try test.write("incoming/b.json", "{ not json }")
    #expect(try only()?.fault?.code == .jobMalformed)
    try test.write("incoming/c.json", [UInt8](repeating: 32, count: JobReader.largest + 1))
    #expect(try only()?.fault?.code == .jobTooLarge)
    #expect(
      test.files("refused") == [
        "a/fault.json", "a/job.json", "b/fault.json", "b/job.json", "c/fault.json", "c/job.json",
      ])
  }

  @Test func theFaultIsWrittenBesideTheDrop() throws {
    try test.write("incoming/a.json", TestSpool.job(files: ["1.jpg"], extra: "\"colour\": 1,"))
    let fault = try #require(try only()?.fault)
    let text = try #require(test.read("refused/a/fault.json"))
    #expect(try JSONDecoder().decode(Fault.self, from: Data(text.utf8)) == fault)
    #expect(try JSONSchema(name: "fault").judge([Array(text.utf8)]) == [true])
  }

  @Test func namesThatAreNotThereYetAreIgnored() throws {
    for name in [".a.json", ".a.json.X7bQ2a", "a.json.part", "a.json.filepart", "a.tmp"] {
      try test.write("incoming/\(name)", "{}")
    }
    try test.write("incoming/b.part/job.json", "{}")
    try test.write("incoming/.c/job.json", "{}")
    let (takes, next) = try takeAll(later: 10_000)
    #expect(takes == [])
    #expect(next == nil)
    #expect(test.files("incoming").count == 7)
  }

  @Test func picturesOfNobodyAreLeftAlone() throws {
    try test.write("incoming/stray.jpg", "x")
    try test.write("incoming/README", "x")
    let (takes, next) = try takeAll(later: 10_000)
    #expect(takes == [])
    #expect(next == nil)
    #expect(test.files("incoming") == ["README", "stray.jpg"])
  }

  @Test func otherFilesInAJobsFolderAreIgnored() throws {
    try test.dropFolder("a")
    try test.write("incoming/a/notes.txt", "x")
    try test.write("incoming/a/more/deep.txt", "x")
    #expect(try only()?.job?.id == "a")
  }

  @Test func aFolderWithoutAJobFileWaitsAndIsThenRefused() throws {
    try test.write("incoming/a/front.jpg", "x")
    #expect(try only() == nil)
    #expect(try only(later: 602)?.fault?.code == .jobFileMissing)
    #expect(test.files("refused") == ["a/fault.json", "a/front.jpg"])
  }

  @Test func aMendedDropStartsAnew() throws {
    try test.write("incoming/a.json", TestSpool.job(files: ["a.jpg"], extra: "\"colour\": 1,"))
    try test.write("incoming/a.jpg", "x")
    #expect(try only()?.fault != nil)
    try FileManager.default.moveItem(atPath: test.at("refused/a"), toPath: test.at("incoming/a"))
    try test.write("incoming/a/job.json", TestSpool.job(files: ["a.jpg"]))
    var run = try test.spool.begin(run: "s")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    #expect(job.takes == 1)
    #expect(test.files("active/s") == ["a/a.jpg", "a/job.json"])
  }

  @Test func twoJobsThatNameOnePictureCannotBothHaveIt() throws {
    try test.write("incoming/1.jpg", "1")
    try test.write("incoming/a.json", TestSpool.job(files: ["1.jpg"]))
    try test.write("incoming/b.json", TestSpool.job(files: ["1.jpg"]))
    var run = try test.spool.begin(run: "r")
    let first = try run.take(now: TestSpool.now, settle: 600)
    #expect(first.job != nil)
    #expect(try run.take(now: TestSpool.now, settle: 600).job == nil)
    #expect(try run.take(now: TestSpool.now + 602, settle: 600).fault?.code == .jobFileMissing)
  }
}
