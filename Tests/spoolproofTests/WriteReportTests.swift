import Foundation
import Reporting
import Spool
import Support
import Testing

@testable import spoolproof

/// What the report of a run says of the runs before it.
@Suite struct WriteReportTests {
  private let folder: TemporaryFolder
  private let spool: Spool

  init() throws {
    folder = try TemporaryFolder()
    spool = try folder.makeSpool()
  }

  private func leavePages(_ run: String, _ names: String...) throws {
    let jobs = URL(filePath: "\(spool.path)/reports/\(run)/jobs")
    try FileManager.default.createDirectory(at: jobs, withIntermediateDirectories: true)
    for name in names { try Data("<p>".utf8).write(to: jobs.appending(path: name)) }
  }

  private func report(_ run: String) throws -> [String] {
    let resources = Resources.ofProgram()
    let batch = Batch(run: run, from: 0, to: 1, policy: "p", policyDigest: "", rows: [])
    _ = try writeReport(
      batch, spool: spool.path, templates: try resources.templates(),
      catalogue: try resources.catalogue())
    let file = try Data(
      contentsOf: URL(filePath: "\(spool.path)/reports/\(run)/summary.json"))
    struct Summary: Decodable {
      struct Run: Decodable { var run: String, jobs: Int }
      var unreported: [Run]?
    }
    let summary = try JSONDecoder().decode(Summary.self, from: file)
    return (summary.unreported ?? []).map { "\($0.run): \($0.jobs)" }
  }

  @Test func aRunThatDiedIsNamedWithItsJobsAndABusyOneIsNot() throws {
    try leavePages("20261126T010000Z-1", "a.html", "b.html", ".c.html.1.tmp")
    try leavePages("20261126T020000Z-2", "d.html")
    var busy = try spool.begin(run: "20261126T020000Z-2")
    #expect(try report("20261126T030000Z-3") == ["20261126T010000Z-1: 2"])
    try busy.end()
    #expect(
      try report("20261126T040000Z-4") == [
        "20261126T020000Z-2: 1", "20261126T010000Z-1: 2",
      ])
    for hour in 5...10 { _ = try report("20261126T\(10 + hour)0000Z-5") }
    #expect(try report("20261127T000000Z-6") == [])
  }

  @Test func aReportOverManyRunsNamesNone() throws {
    try leavePages("20261126T010000Z-1", "a.html")
    #expect(try report("all") == [])
  }
}
