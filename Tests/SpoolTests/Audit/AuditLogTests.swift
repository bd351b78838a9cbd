import Foundation
import Glibc
import JSONReading
import Proofing
import Testing

@testable import Spool

struct AuditLogTests {
  private let test: TestSpool

  init() throws { test = try TestSpool(inMemory: true) }

  private func members() throws -> [[String: JSONValue]] {
    try #require(test.read("audit.log")).split(separator: "\n").map { line in
      guard case .object(let members) = try JSONParser.parse(Array(line.utf8)) else { return [:] }
      return members
    }
  }

  private func told() throws -> [String] {
    try members().map { members in
      ["event", "id", "decision"].compactMap { name in
        if case .text(let text)? = members[name] { text } else { nil }
      }.joined(separator: " ")
    }
  }

  private func decide(_ id: String, decision: String = "pass") throws {
    var run = try test.spool.begin(run: "r")
    let job = try #require(try run.take(now: TestSpool.now, settle: 600).job)
    let result = """
      { "decision": "\(decision)", "reasons": [ { "code": "mrz.checkdigit_birth" },
        { "code": "Maria Garcia" }, { "code": "mrz.checkdigit_birth" } ] }
      """
    try run.finish(
      job, result: Array(result.utf8), notice: [], packet: nil,
      day: #require(Spool.day(TestSpool.now)), keepPictures: false)
    try run.end()
  }

  private func append(_ text: String) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: test.at("audit.log")))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
  }

  @Test func aNewSpoolHasAnEmptyLogAndAKeyThatOnlyItsOwnerMayRead() throws {
    #expect(test.read("audit.log") == "")
    #expect(FileManager.default.contents(atPath: test.at("audit.key"))?.count == 32)
    for file in ["audit.log", "audit.key"] {
      var status = stat()
      #expect(unsafe lstat(test.at(file), &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
    #expect(try test.spool.auditHead() == String(repeating: "0", count: 64))
    #expect(try test.spool.verifyAudit().problems.isEmpty)
  }

  @Test func theLogTellsWhatBecameOfJobs() throws {
    try test.dropFlat("a")
    try decide("a")
    try test.write("incoming/b.json", "{}")
    var run = try test.spool.begin(run: "s")
    #expect(try run.take(now: TestSpool.now, settle: 0).fault != nil)
    try run.end()
    #expect(try test.spool.requeue("b") == .waiting(id: "b", from: .refused))
    _ = try test.spool.purge([.results], olderThan: -60, now: TestSpool.now)
    #expect(try told() == ["decided a pass", "refused b", "requeued b", "purged"])
    let lines = try members()
    #expect(lines[0]["run"] == .text("r") && lines[1]["run"] == .text("s"))
    #expect(lines[0]["reasons"] == .array([.text("mrz.checkdigit_birth")]))
    #expect(lines[1]["reasons"] == .array([.text("job.missing_field")]))
    #expect(lines[3]["counts"] == .object(["results": .integer(1)]))
    #expect(lines.map { $0["n"] } == (1...4).map { .integer($0) })
    #expect(try test.spool.verifyAudit(heads: [test.spool.auditHead()]).problems.isEmpty)
  }

  @Test func anEntryIsWrittenOnceForWhoeverTriesAgain() throws {
    let entry = AuditEntry(.final, id: "a", decision: "pass", digest: "sha256:00")
    try test.spool.record(entry, once: true)
    try test.spool.record(entry, once: true)
    #expect(try told() == ["final a pass"])
    var other = entry
    other.digest = "sha256:01"
    try test.spool.record(other, once: true)
    try test.spool.record(entry)
    #expect(try told().count == 3)
  }

  @Test func theSameDropRefusedTwiceIsToldTwice() throws {
    for _ in 0..<2 {
      try test.write("incoming/b.json", "{}")
      var run = try test.spool.begin(run: "r")
      #expect(try run.take(now: TestSpool.now, settle: 0).fault != nil)
      try run.end()
    }
    #expect(try told() == ["refused b", "refused b"])
  }

  /// A death within a write, or a loss of power, leaves what nobody was told of.
  @Test func anUnfinishedLineIsReplacedByAnEntryThatSaysSo() throws {
    for torn in ["{", String(repeating: "x", count: 5_000), "\0\0\0"] {
      try test.spool.record(AuditEntry(.requeued, id: "a"))
      let head = try test.spool.auditHead()
      try append(torn)
      #expect(try test.spool.auditHead() == head)
      #expect(
        try test.spool.verifyAudit(heads: [head]).problems == [.torn(bytes: torn.utf8.count)])
      try test.spool.record(AuditEntry(.requeued, id: "b"))
      #expect(try told().suffix(3) == ["requeued a", "repaired", "requeued b"])
      #expect(
        try members().dropLast().last?["counts"] == .object(["bytes": .integer(torn.utf8.count)]))
      #expect(try test.spool.verifyAudit(heads: [head]).problems.isEmpty)
    }
  }

  @Test func aLogWhoseLastLineIsForeignDoesNotGrow() throws {
    try append("{}\n")
    #expect(throws: SpoolError.self) { try test.spool.record(AuditEntry(.requeued, id: "a")) }
    #expect(test.read("audit.log") == "{}\n")
    #expect(try test.spool.verifyAudit().problems == [.line(1)])
  }

  @Test func aKeyThatOthersMayReadIsRefused() throws {
    for file in ["audit.key", "audit.log"] {
      #expect(unsafe chmod(test.at(file), 0o640) == 0)
      let error = SpoolError.looseFile(path: test.at(file), mode: 0o640)
      #expect(throws: error) { try test.spool.check() }
      #expect(throws: error) { try test.spool.record(AuditEntry(.requeued, id: "a")) }
      #expect("\(error)".hasSuffix("chmod 600 \(test.at(file))") && error.exitCode == 78)
      try Spool.create(at: test.path)
      try test.spool.check()
    }
  }

  @Test func withoutItsKeyALogDoesNotGrowAndNoOtherIsMade() throws {
    try test.spool.record(AuditEntry(.requeued, id: "a"))
    try FileManager.default.removeItem(atPath: test.at("audit.key"))
    #expect(throws: SpoolError.self) { _ = try test.spool.begin(run: "r") }
    #expect(throws: SpoolError.self) { try test.spool.verifyAudit() }
    #expect(!test.exists("audit.key"))
  }

  @Test func aLogThatIsGoneDoesNotBeginAnewByItself() throws {
    try FileManager.default.removeItem(atPath: test.at("audit.log"))
    #expect(throws: SpoolError.self) { _ = try test.spool.begin(run: "r") }
    #expect(throws: SpoolError.self) { try test.spool.verifyAudit() }
    #expect(!test.exists("audit.log"))
    try FileManager.default.removeItem(atPath: test.at("audit.key"))
    var run = try test.spool.begin(run: "r")
    try run.end()
    #expect(test.read("audit.log") == "")
  }

  @Test func aLogThatWasMovedAwayIsCheckedWhereItIsAndTheNextBeginsAnew() throws {
    try test.spool.record(AuditEntry(.requeued, id: "a"))
    let head = try test.spool.auditHead()
    try FileManager.default.createDirectory(
      atPath: test.at("archive"), withIntermediateDirectories: false)
    for file in ["audit.log", "audit.key"] {
      try FileManager.default.moveItem(atPath: test.at(file), toPath: test.at("archive/\(file)"))
    }
    let archive = Spool(path: test.at("archive"))
    #expect(try archive.verifyAudit(heads: [head]).problems.isEmpty)
    try test.dropFlat("b")
    try decide("b")
    #expect(try told() == ["decided b pass"])
    #expect(try test.spool.verifyAudit(heads: [head]).problems == [.head(head)])
    // To look changes nothing, and makes no key for a log that lost its own.
    #expect(test.files("archive") == ["audit.key", "audit.log"])
    try FileManager.default.removeItem(atPath: test.at("archive/audit.key"))
    try test.write("archive/audit.log", "")
    #expect(throws: SpoolError.self) { try archive.verifyAudit() }
    #expect(test.files("archive") == ["audit.log"])
  }

  @Test func aSpoolOfAnEarlierVersionGetsItsLogWithItsFirstRun() throws {
    for file in ["audit.log", "audit.key"] {
      try FileManager.default.removeItem(atPath: test.at(file))
    }
    try test.spool.check()
    try test.dropFlat("a")
    try decide("a")
    #expect(try told() == ["decided a pass"])
  }

  @Test func manyMayWriteAtOnce() throws {
    let spool = test.spool
    DispatchQueue.concurrentPerform(iterations: 8) { writer in
      for number in 0..<50 {
        do {
          try spool.record(AuditEntry(.requeued, id: "\(writer)-\(number)"))
        } catch { Issue.record(error) }
      }
    }
    let check = try spool.verifyAudit()
    #expect(check.entries == 400 && check.problems.isEmpty)
    #expect(Set(try told()).count == 400)
  }
}
