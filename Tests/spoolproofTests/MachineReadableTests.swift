import Foundation
import Support
import Testing

/// What a run and `show` print for machines, with an agency's own policy and texts, as a user would ask for it.
@Suite struct MachineReadableTests {
  private let program = BuiltProgram("spoolproof")
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try #require(try program.run(["init", path("spool")]).status == 0)
    let policy = """
      format: 1
      name: agency
      extends: nist-63a-4
      acceptSpecimens: true
      trustFramework: us_example
      video: { link: "https://meet.example.gov/{room}", linkHours: 72 }
      """
    try Data(policy.utf8).write(to: URL(filePath: path("policy.yaml")))
  }

  private func path(_ name: String) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  private func submit(_ sample: String) throws {
    let folder = Folders.samples.appending(path: sample).path(percentEncoded: false)
    try #require(try program.run(["submit", folder, "--spool", path("spool")]).status == 0)
  }

  private func run(_ arguments: String...) throws -> BuiltProgram.Ending {
    try program.run(
      [
        "run", "--spool", path("spool"), "--policy", path("policy.yaml"), "--today", "2026-11-23",
        "--settle", "0", "--workers", "1",
      ] + arguments)
  }

  private func claims(of id: String) throws -> BuiltProgram.Ending {
    try program.run([
      "show", id, "--verified-claims", "--policy", path("policy.yaml"), "--spool", path("spool"),
    ])
  }

  @Test func aRunTellsEachJobAndWritesFigures() throws {
    try submit("passport-passes")
    try submit("birth-date-differs")
    let ending = try run("--json", "--metrics", path("spoolproof.prom"))
    #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
    let lines = try ending.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.map { $0["type"] as? String } == ["job", "job", "run"])
    let decisions = Dictionary(
      uniqueKeysWithValues: lines.dropLast().compactMap { line in
        (line["id"] as? String).map { ($0, line["decision"] as? String) }
      })
    #expect(decisions == ["passport-passes": "pass", "birth-date-differs": "escalate"])
    let figures = try String(contentsOfFile: path("spoolproof.prom"), encoding: .utf8)
    #expect(figures.contains("spoolproof_jobs_total{decision=\"pass\"} 1\n"))
    #expect(figures.contains("spoolproof_escalations_waiting 1\n"))
    let mode = try FileManager.default.attributesOfItem(atPath: path("spoolproof.prom"))
    #expect(mode[.posixPermissions] as? Int == 0o644)
    #expect(try run("--json", "--metrics", path("spoolproof.prom")).output.isEmpty)
    let later = try String(contentsOfFile: path("spoolproof.prom"), encoding: .utf8)
    #expect(later.contains("spoolproof_runs_total 2\n"))
    #expect(later.contains("spoolproof_jobs_total{decision=\"pass\"} 1\n"))

    let passed = try claims(of: "passport-passes")
    #expect(passed.status == 0 && passed.output.contains("\"trust_framework\": \"us_example\""))
    let escalated = try claims(of: "birth-date-differs")
    #expect(escalated.status == 64 && escalated.output.isEmpty)
  }

  @Test func metricsThatCannotBeWrittenCostNoReport() throws {
    try Data("{]".utf8).write(to: URL(filePath: path("spool/incoming/broken.json")))
    let ending = try run("--metrics", path("nowhere/spoolproof.prom"))
    #expect(ending.status == 74 && ending.errors.contains("nowhere"), "\(ending.errors)")
    let reports = try FileManager.default.contentsOfDirectory(atPath: path("spool/reports"))
    #expect(reports.count == 1)
    let page = "spool/reports/\(reports.first ?? "")/index.html"
    #expect(FileManager.default.fileExists(atPath: path(page)))
  }

  @Test func anAgencysTextsAndTemplatesAreUsed() throws {
    try FileManager.default.createDirectory(
      atPath: path("own/texts"), withIntermediateDirectories: true)
    func adapt(_ shipped: URL, _ copy: String, _ change: (String) -> String) throws {
      let text = try String(contentsOf: shipped, encoding: .utf8)
      try Data(change(text).utf8).write(to: URL(filePath: path(copy)))
    }
    let packet = Folders.resources.appending(path: "templates/packet.mustache")
    try adapt(packet, "own/packet.mustache") { $0.replacing("<h1>Video", with: "<h1>Our") }
    let texts = Folders.resources.appending(path: "texts/es.json")
    try adapt(texts, "own/texts/fr.json") { $0 }
    let sample = Folders.samples.appending(path: "birth-date-differs")
    try FileManager.default.copyItem(at: sample, to: URL(filePath: path("j")))
    try adapt(sample.appending(path: "job.json"), "j/job.json") {
      $0.replacing("\"locale\": \"en\"", with: "\"locale\": \"fr-CA\"")
        .replacing("\"birth-date-differs\"", with: "\"j\"")
    }
    let submitted = try program.run(["submit", path("j"), "--spool", path("spool")])
    try #require(submitted.status == 0, "\(submitted.errors)")
    let ending = try run("--templates", path("own"))
    #expect(ending.status == 0, "\(ending.errors)")
    let page = try String(
      contentsOfFile: path("spool/results/j.packet/index.html"), encoding: .utf8)
    #expect(page.contains("<h1>Our call: <bdi>j</bdi></h1>"))
    let notice = try String(contentsOfFile: path("spool/results/j.notice.json"), encoding: .utf8)
    #expect(notice.contains("\"locale\": \"fr\""))
    #expect(notice.contains("https://meet.example.gov/"))
  }

  @Test func anUnsafeTemplateStopsARunBeforeItDecides() throws {
    try FileManager.default.createDirectory(
      atPath: path("own"), withIntermediateDirectories: true)
    try Data("<h1>{{{id}}}</h1>".utf8).write(to: URL(filePath: path("own/packet.mustache")))
    try submit("birth-date-differs")
    let refused = try run("--templates", path("own"))
    #expect(refused.status == 78 && refused.errors.contains("packet.mustache"), "\(refused)")
    #expect(try run("--templates", path("nowhere")).status == 78)
    // One that cannot be read is not as good as none: the shipped page must not go out in its place.
    try FileManager.default.removeItem(atPath: path("own/packet.mustache"))
    try FileManager.default.createDirectory(
      atPath: path("own/packet.mustache"), withIntermediateDirectories: false)
    let unreadable = try run("--templates", path("own"))
    #expect(
      unreadable.status == 78 && unreadable.errors.contains("packet.mustache cannot be read"),
      "\(unreadable)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: path("spool/results")).isEmpty)
  }
}
