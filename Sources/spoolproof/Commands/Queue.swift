import ArgumentParser
import Foundation
import Reporting
import Spool

struct Queue: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the escalated jobs that wait for a person.",
    discussion: """
      What the job calls most urgent comes first, then what has waited longest. A job leaves the list \
      when a person has decided it: see `spoolproof decide`.

      EXAMPLES
        spoolproof queue --spool /var/spool/spoolproof
        spoolproof queue --json --spool /var/spool/spoolproof
      """)

  @OptionGroup var location: SpoolOption

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let list = try waitingList(location.checkedSpool(), now: secondsSince1970())
    if json {
      FileHandle.standardOutput.write(Data(list.file))
    } else {
      print(list.table(style: Terminal.style), terminator: "")
    }
  }
}

/// The escalated jobs of a spool without a final decision.
///
/// - Throws: `SpoolError` when the machine fails.
func waitingList(_ spool: Spool, now: Int) throws -> WaitingList {
  var jobs: [WaitingJob] = []
  try spool.resultsWithFinals { result, final in
    if final == nil, let job = WaitingJob(result) { jobs.append(job) }
  }
  return WaitingList(jobs, now: now)
}
