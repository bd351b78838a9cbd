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
    abstract: "Makes a report over many runs again, from the results on disk.",
    discussion: """
      Results are read, never changed. Refused drops that still lie in refused/ are listed too. The \
      report goes to a folder of reports/ named after both days (reports/all/ \
      without them) and replaces what an earlier call put there.

      EXAMPLES
        spoolproof report --spool /var/spool/spoolproof
        spoolproof report --since 2026-11-01 --until 2026-11-30 --json
      """)

  @OptionGroup var location: SpoolOption

  @Option(help: "Only what was decided or refused on this day or later, YYYY-MM-DD, UTC.")
  var since: CalendarDate?

  @Option(help: "Only what was decided or refused on this day or earlier, YYYY-MM-DD, UTC.")
  var until: CalendarDate?

  @OptionGroup var templates: TemplatesOption

  @Flag(help: "Print the summary as JSON instead of the table.")
  var json = false

  func validate() throws {
    if let since, let until, until < since {
      throw ValidationError("--until \(until) lies before --since \(since)")
    }
  }

  func run() throws {
    umask(0o077)
    let spool = try location.checkedSpool()
    let resources = try templates.resources()
    var recorded: [RecordedRow] = []
    var unreadable = 0
    try spool.resultsWithFinals { bytes, final in
      guard var row = RecordedRow(bytes) else {
        unreadable += 1
        return
      }
      row.row.final = final.flatMap(FinalDecision.init(file:))
      if isWanted(day: String(row.decidedAt.prefix(10))) { recorded.append(row) }
    }
    recorded.sort { ($0.decidedAt, $0.row.id) < ($1.decidedAt, $1.row.id) }
    let refused = try spool.refusals().filter { refusal in
      isWanted(day: CalendarDate(daysSince1970: refusal.at / 86_400)?.description ?? "")
    }
    let batch = batch(of: recorded, refused: refused)
    let path = try writeReport(
      batch, spool: location.spool, templates: try resources.templates(),
      catalogue: try resources.catalogue())
    if json {
      FileHandle.standardOutput.write(Data(summaryFile(batch)))
    } else {
      print(terminalTable(batch, style: Terminal.style))
      print("The report: \(path)")
    }
    if unreadable > 0 {
      throw Stop(.inputOutput, "\(unreadable) files in results/ are no results that can be read")
    }
  }

  private func isWanted(day: String) -> Bool {
    // Days of four-digit years sort as their texts do.
    (since.map { $0.description <= day } ?? true) && (until.map { day <= $0.description } ?? true)
  }

  private func batch(of recorded: [RecordedRow], refused: [Refusal]) -> Batch {
    let policies = Set(recorded.map { [$0.policy, $0.policyDigest] })
    let one = policies.count == 1 ? policies.first : nil
    let moments = recorded.compactMap { seconds($0.decidedAt) } + refused.map(\.at)
    let name = since.map { "since-\($0)" } ?? "all"
    return Batch(
      run: until.map { "\(name)-until-\($0)" } ?? name, from: moments.min() ?? 0,
      to: moments.max() ?? 0, policy: one?.first ?? "\(policies.count) policies",
      policyDigest: one?.last ?? "",
      rows: recorded.map(\.row)
        + refused.map { BatchRow(refused: $0.name, $0.fault, milliseconds: 0, takes: 0) })
  }

  private func seconds(_ timestamp: String) -> Int? {
    (try? Date(timestamp, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) }
  }
}
