import ArgumentParser
import Foundation
import Glibc
import Proofing
import Reporting
import Spool

/// Named apart from its word: reports are values too.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Makes a report over many runs again, or one job's page, from the results on disk.",
    discussion: """
      Results are read, never changed. Refused drops that still lie in refused/ are listed too. The \
      report goes to a folder of reports/ named after both days (reports/all/ \
      without them) and replaces what an earlier call put there. Pages of jobs that are missing are made again.

      With --job only that job's page is made. With --reveal it is a reviewer's copy in \
      results/ID.review/: it shows the claim in clear while the job file is kept, and the pages \
      and crops of the packet while that is kept. It is removed with packets (purge).

      EXAMPLES
        spoolproof report --spool /var/spool/spoolproof
        spoolproof report --since 2026-11-01 --until 2026-11-30 --json
        spoolproof report --job 2026-000123 --reveal
      """)

  @OptionGroup var location: SpoolOption

  @OptionGroup var days: DecisionDays

  @Option(help: "Only the page of this job.")
  var job: String?

  @Flag(help: "With --job: a reviewer's copy with the claim and the pictures.")
  var reveal = false

  @OptionGroup var templates: TemplatesOption

  @Flag(help: "Print the summary as JSON instead of the table.")
  var json = false

  func validate() throws {
    guard !reveal || job != nil else { throw ValidationError("--reveal needs --job") }
    guard job == nil || (!json && days.since == nil && days.until == nil) else {
      throw ValidationError("--job goes with --reveal only")
    }
  }

  func run() throws {
    umask(0o077)
    let spool = try location.checkedSpool()
    let resources = try self.templates.resources()
    let templates = try resources.templates()
    if let job { return try writePage(of: job, spool, templates) }
    let catalogue = try resources.catalogue()
    let recorded = try RecordedJobs(in: spool, on: days) { row, bytes in
      try writeMissingPage(of: row, bytes, templates)
    }
    let refused = try spool.refusals().filter { refusal in
      days.include(CalendarDate(daysSince1970: refusal.at / 86_400)?.description ?? "")
    }
    let batch = batch(of: recorded.rows, refused: refused)
    let path = try writeReport(
      batch, spool: location.spool, templates: templates, catalogue: catalogue)
    if json {
      FileHandle.standardOutput.write(Data(summaryFile(batch)))
    } else {
      print(terminalTable(batch, style: Terminal.style))
      print("The report: \(path)")
    }
    try recorded.complain()
  }

  /// The page of a job whose run was killed before it was written, or whose report was removed.
  private func writeMissingPage(
    of row: RecordedRow, _ bytes: [UInt8], _ templates: Templates
  ) throws {
    guard let run = row.row.figures?.run, isPlain(run), isPlain(row.row.id) else { return }
    let page = "\(location.spool)/reports/\(run)/jobs/\(row.row.id).html"
    guard !FileManager.default.fileExists(atPath: page) else { return }
    try writeJobPage(bytes, of: row.row.id, run: run, spool: location.spool, templates: templates)
  }

  private func writePage(of id: String, _ spool: Spool, _ templates: Templates) throws {
    guard isPlain(id) else { throw Stop(.usage, "that is no job id") }
    let file = URL(filePath: "\(location.spool)/results/\(id).result.json")
    guard let data = FileManager.default.contents(atPath: file.path(percentEncoded: false)),
      let row = RecordedRow(Array(data)), let run = row.row.figures?.run, isPlain(run)
    else { throw Stop(.usage, "\(location.spool) holds no result of a job named \(id)") }
    if reveal {
      print(
        try writeReview(
          of: id, Array(data), claim: try spool.claim(ofDecided: id), spool: location.spool,
          templates: templates))
    } else {
      print(
        try writeJobPage(
          Array(data), of: id, run: run, spool: location.spool, templates: templates))
    }
  }

  /// Whether a name stays in its folder.
  private func isPlain(_ name: String) -> Bool {
    !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
  }

  private func batch(of recorded: [RecordedRow], refused: [Refusal]) -> Batch {
    let policies = Set(recorded.map { [$0.policy, $0.policyDigest] })
    let one = policies.count == 1 ? policies.first : nil
    let moments = recorded.compactMap { $0.row.figures?.decidedAt } + refused.map(\.at)
    let isolations = Set(recorded.compactMap(\.isolation)).sorted()
    let name = days.since.map { "since-\($0)" } ?? "all"
    return Batch(
      run: days.until.map { "\(name)-until-\($0)" } ?? name, from: moments.min() ?? 0,
      to: moments.max() ?? 0, policy: one?.first ?? "\(policies.count) policies",
      policyDigest: one?.last ?? "",
      rows: recorded.map(\.row)
        + refused.map { BatchRow(refused: $0.name, $0.fault, milliseconds: 0, takes: 0) },
      isolation: isolations.isEmpty ? nil : isolations.joined(separator: "; "))
  }
}
