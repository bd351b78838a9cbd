import ArgumentParser
import Foundation
import Proofing
import Reporting
import Spool

struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says how often jobs of each kind pass, escalate, fail and may be tried again.",
    discussion: """
      By type of document, issuer, trouble with the picture, how common the family name is, and \
      month, each rate with its 95 % interval, and a mark where a group's escalations differ from \
      the others' beyond chance. It rests on the results on disk, which hold all that it needs and \
      no value; what a person decided after an escalation is not in it.

      EXAMPLES
        spoolproof stats --spool /var/spool/spoolproof
        spoolproof stats --since 2026-01-01 --until 2026-03-31 --json
      """)

  @OptionGroup var location: SpoolOption

  @OptionGroup var days: DecisionDays

  @Flag(help: "Print JSON, which stats.schema.json describes.")
  var json = false

  func run() throws {
    let recorded = try RecordedJobs(in: try location.checkedSpool(), on: days)
    let oversight = Oversight(recorded.rows)
    if json {
      FileHandle.standardOutput.write(
        Data(
          statsFile(
            oversight, since: days.since?.description, until: days.until?.description)))
    } else {
      print(statsTable(oversight, style: Terminal.style), terminator: "")
    }
    try recorded.complain()
  }
}

/// Which decisions are meant, by their day.
struct DecisionDays: ParsableArguments {
  @Option(
    help: "Only what was decided or refused on this day or later, YYYY-MM-DD, UTC.",
    transform: day)
  var since: CalendarDate?

  @Option(
    help: "Only what was decided or refused on this day or earlier, YYYY-MM-DD, UTC.",
    transform: day)
  var until: CalendarDate?

  func validate() throws {
    if let since, let until, until < since {
      throw ValidationError("--until \(until) lies before --since \(since)")
    }
  }

  /// Whether the day of a moment is meant, seconds since 1970.
  func include(_ moment: Int) -> Bool {
    let day = moment >= 0 ? moment / 86_400 : (moment - 86_399) / 86_400
    return (since.map { $0.daysSince1970 <= day } ?? true)
      && (until.map { day <= $0.daysSince1970 } ?? true)
  }
}

/// Results on disk as rows of reports, the oldest first.
struct RecordedJobs {
  private(set) var rows: [BatchRow] = []
  /// Files in `results/` that are no results.
  private(set) var unreadable = 0

  /// Reads the results of a spool that were decided on the days that are meant.
  ///
  /// - Parameters:
  ///   - spool: The spool.
  ///   - days: The days.
  ///   - visit: Called with each and its bytes.
  /// - Throws: What `visit` throws first, or when the machine fails.
  init(
    in spool: Spool, on days: DecisionDays,
    visit: (BatchRow, [UInt8]) throws -> Void = { _, _ in }
  ) throws {
    var failure: (any Error)?
    var rows: [BatchRow] = []
    var unreadable = 0
    try spool.resultsWithFinals { bytes, final in
      guard var row = BatchRow(bytes), let decidedAt = row.figures?.decidedAt else {
        unreadable += 1
        return
      }
      row.final = final.flatMap(FinalDecision.init(file:))
      guard failure == nil, days.include(decidedAt) else { return }
      rows.append(row)
      do { try visit(row, bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    rows.sort { ($0.figures?.decidedAt ?? 0, $0.id) < ($1.figures?.decidedAt ?? 0, $1.id) }
    self.rows = rows
    self.unreadable = unreadable
  }

  /// Ends the command when a file in `results/` was no result.
  func complain() throws {
    guard unreadable > 0 else { return }
    throw Stop(.inputOutput, "\(unreadable) files in results/ are no results that can be read")
  }
}
