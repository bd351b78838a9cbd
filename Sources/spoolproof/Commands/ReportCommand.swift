import ArgumentParser
import Foundation
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
      without them) and replaces what an earlier call put there. Pages of jobs that are missing, cut short \
      or older than what a person decided are made again.

      With --job only that job's page is made.

      With --reveal there is a reviewer's copy too, in a folder of results/ that is named after the job \
      or the report and ends in .review. It holds personal data and is removed with packets (purge): of one \
      job the page with the claim in clear, while the job file is kept, and the pages and crops of the \
      packet, while that is kept; of a report results.csv with the claims.

      EXAMPLES
        spoolproof report --spool /var/spool/spoolproof
        spoolproof report --since 2026-11-01 --until 2026-11-30 --json
        spoolproof report --job 2026-000123 --reveal
        spoolproof report --since 2026-11-01 --reveal
      """)

  @OptionGroup var location: SpoolOption

  @OptionGroup var days: DecisionDays

  @Option(help: "Only the page of this job.")
  var job: String?

  @Flag(help: "Make a reviewer's copy, with what was claimed and the pictures.")
  var reveal = false

  @OptionGroup var templates: TemplatesOption

  @Flag(help: "Print the summary as JSON instead of the table.")
  var json = false

  func validate() throws {
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
    try removeUnfinishedPages(in: location.spool, now: secondsSince1970())
    let refused = try spool.refusals().filter { refusal in
      days.include(refusal.at)
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
    if reveal {
      let folder = URL(filePath: "\(location.spool)/results/\(batch.run).review")
      let table = try revealedCSVFile(batch) { try spool.claim(ofDecided: $0) }
      try writePrivately(table, to: "results.csv", in: folder)
      if !json {
        print("With the claims: \(location.spool)/results/\(batch.run).review/results.csv")
      }
    }
    try recorded.complain()
  }

  /// Makes the page of a job whose run was killed before it was written, or whose report was removed; one that a
  /// loss of power left empty or cut short, or that is older than what a person decided, is made again too.
  private func writeMissingPage(
    of row: BatchRow, _ bytes: [UInt8], _ templates: Templates
  ) throws {
    guard let run = row.figures?.run, isPlain(run), isPlain(row.id) else { return }
    let page = "\(location.spool)/reports/\(run)/jobs/\(row.id).html"
    guard try !isWhole(page) || isOlder(page, than: row.final) else { return }
    try writeJobPage(
      bytes, of: row.id, final: row.final, run: run, spool: location.spool, templates: templates)
  }

  /// Whether a page is there to its end.
  private func isWhole(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    let end = Data("</html>\n".utf8)
    do {
      let size = try file.seekToEnd()
      guard size >= end.count else { return false }
      try file.seek(toOffset: size - UInt64(end.count))
      return try file.readToEnd() == end
    } catch {
      return false
    }
  }

  private func isOlder(_ path: String, than final: FinalDecision?) throws -> Bool {
    guard let final else { return false }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    guard let changed = attributes[.modificationDate] as? Date else { return true }
    // A page that was made within the second of the decision may be of before.
    return Int(changed.timeIntervalSince1970) <= final.decidedAt
  }

  private func writePage(of id: String, _ spool: Spool, _ templates: Templates) throws {
    guard isPlain(id) else { throw Stop(.usage, "that is no job id") }
    let file = URL(filePath: "\(location.spool)/results/\(id).result.json")
    guard let data = FileManager.default.contents(atPath: file.path(percentEncoded: false)),
      let row = BatchRow(Array(data)), let run = row.figures?.run, isPlain(run)
    else { throw Stop(.usage, "\(location.spool) holds no result of a job named \(id)") }
    let final = try spool.finalDecision(of: id).flatMap(FinalDecision.init(file:))
    if reveal {
      print(
        try writeReview(
          of: id, Array(data), final: final, claim: try spool.claim(ofDecided: id),
          spool: location.spool,
          templates: templates))
    } else {
      print(
        try writeJobPage(
          Array(data), of: id, final: final, run: run, spool: location.spool, templates: templates))
    }
  }

  /// Whether a name stays in its folder.
  private func isPlain(_ name: String) -> Bool {
    !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
  }

  private func batch(of recorded: [BatchRow], refused: [Refusal]) -> Batch {
    let policies = Set(recorded.compactMap { $0.figures?.policy })
    let one = policies.count == 1 ? policies.first : nil
    let isolations = Set(recorded.compactMap { $0.figures?.isolation }).sorted()
    let moments = recorded.compactMap { $0.figures?.decidedAt } + refused.map(\.at)
    let name = days.since.map { "since-\($0)" } ?? "all"
    return Batch(
      run: days.until.map { "\(name)-until-\($0)" } ?? name, from: moments.min() ?? 0,
      to: moments.max() ?? 0, policy: one?.name ?? "\(policies.count) policies",
      policyDigest: one?.digest ?? "",
      rows: recorded
        + refused.map { BatchRow(refused: $0.name, $0.fault, milliseconds: 0, takes: 0) },
      isolation: isolations.isEmpty ? nil : isolations.joined(separator: "; "))
  }
}
