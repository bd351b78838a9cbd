import Foundation
import Support
import Testing

@testable import spoolproof

/// `report` over many runs, on a result and a job file as a run leaves them.
@Suite struct ReportTests {
  private let program = BuiltProgram("spoolproof")
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try #require(try program.run(["init", path("")]).status == 0)
    let result = """
      {"format": 1, "id": "passport-passes", "decision": "pass", "evidence": [{"type": "passport"}],
       "timings": {"decidedAt": "2026-11-23T09:00:00Z", "run": "20261123T090000Z-1"}}
      """
    try write(Data(result.utf8), to: "results/passport-passes.result.json")
    try write(
      try Data(contentsOf: Folders.samples.appending(path: "passport-passes/job.json")),
      to: "done/2026-11-23/passport-passes/job.json")
  }

  private static let page = "reports/20261123T090000Z-1/jobs/passport-passes.html"

  private func path(_ name: String) -> String {
    folder.url.appending(path: "spool/\(name)").path(percentEncoded: false)
  }

  private func write(_ data: Data, to name: String) throws {
    let file = URL(filePath: path(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  private func report(_ arguments: String...) throws {
    let ending = try program.run(["report", "--spool", path("")] + arguments)
    try #require(ending.status == 0, "\(ending.errors)")
  }

  @Test func aPageThatIsMissingOrNotWholeIsMadeAgain() throws {
    try report()
    let whole = try Data(contentsOf: URL(filePath: path(Self.page)))
    for broken in [Data(), whole.prefix(1), whole.dropLast(1), Data(count: whole.count)] {
      try write(broken, to: Self.page)
      try report()
      #expect(FileManager.default.contents(atPath: path(Self.page)) == whole)
    }
  }

  @Test func whatAKilledWriterLeftGoesOnceNobodyCanBeWritingIt() throws {
    let old = [
      "reports/20261123T090000Z-1/jobs/.a.html.12.tmp", "reports/20261123T090000Z-1/.12.nosync",
    ]
    let fresh = "reports/20261123T090000Z-1/jobs/.b.html.12.tmp"
    let page = "reports/20261123T090000Z-1/jobs/c.html"
    for name in old + [fresh, page] { try write(Data("<p>".utf8), to: name) }
    for name in old + [page] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -3_700)], ofItemAtPath: path(name))
    }
    try report("--job", "passport-passes")
    #expect(old.allSatisfy { FileManager.default.fileExists(atPath: path($0)) })
    try report()
    for name in old { #expect(!FileManager.default.fileExists(atPath: path(name)), "\(name)") }
    for name in [fresh, page] { #expect(FileManager.default.fileExists(atPath: path(name))) }
  }

  @Test func aPageThatCouldNotBeWrittenLeavesNothing() throws {
    let folder = folder.url.appending(path: "pages")
    // A folder in the place of the page: the page can be written and not be put there.
    try FileManager.default.createDirectory(
      at: folder.appending(path: "a.html"), withIntermediateDirectories: true)
    #expect(throws: Stop.self) {
      try writePrivately([1], to: "a.html", in: folder, isKept: false)
    }
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    #expect(names == ["a.html"])
  }

  @Test func aWholePageIsLeftAlone() throws {
    let page = Data("<p>as it was</p></html>\n".utf8)
    try write(page, to: Self.page)
    try report()
    #expect(FileManager.default.contents(atPath: path(Self.page)) == page)
  }

  @Test func aPageIsMadeAgainOnceAPersonHasDecided() throws {
    try report()
    let decided = try program.run([
      "decide", "passport-passes", "--fail", "--agent", "j.doe", "--reason", "agent.not_the_holder",
      "--redress", "--spool", path(""),
    ])
    try #require(decided.status == 0, "\(decided.errors)")
    try report()
    let page = try String(contentsOfFile: path(Self.page), encoding: .utf8)
    #expect(page.contains("fail, by a person: agent.not_the_holder"))
    try report("--job", "passport-passes")
    #expect(try String(contentsOfFile: path(Self.page), encoding: .utf8) == page)
    try report("--job", "passport-passes", "--reveal")
    let copy = try String(
      contentsOfFile: path("results/passport-passes.review/index.html"), encoding: .utf8)
    #expect(copy.contains("fail, by a person: agent.not_the_holder"))
  }

  @Test func onlyTheReviewersTableSaysWhatWasClaimed() throws {
    try report("--reveal")
    let revealed = try String(
      contentsOfFile: path("results/all.review/results.csv"), encoding: .utf8)
    #expect(revealed.contains("Lindqvist,,1978-11-30,L73920158"))
    let names = try #require(FileManager.default.enumerator(atPath: path("reports"))).compactMap {
      $0 as? String
    }
    #expect(names.contains("all/results.csv"))
    for name in names {
      guard let file = FileManager.default.contents(atPath: path("reports/\(name)")) else {
        continue
      }
      #expect(!String(decoding: file, as: UTF8.self).contains("Lindqvist"), "\(name)")
    }
  }

  /// A run and `report` may come to the page of one job at the same moment.
  @Test func manyMayWriteOneFileAtOnce() throws {
    let file = Array("whole".utf8)
    let folder = folder.url.appending(path: "pages")
    DispatchQueue.concurrentPerform(iterations: 400) { _ in
      #expect(throws: Never.self) {
        try writePrivately(file, to: "a.html", in: folder, isKept: false)
      }
    }
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    #expect(names == ["a.html"])
  }
}
