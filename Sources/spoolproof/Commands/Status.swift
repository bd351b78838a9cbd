import ArgumentParser
import Foundation
import Proofing
import Reporting
import Spool

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Counts what a spool holds, by state, and names what is stuck.",
    discussion: """
      Looks at names and times only: no job file and no picture is opened. A dead run's jobs go \
      back to incoming/ when the next run begins.

      EXAMPLES
        spoolproof status --spool /var/spool/spoolproof
        spoolproof status --json --spool /var/spool/spoolproof
      """)

  @OptionGroup var location: SpoolOption

  @Option(help: "A job that a run holds for longer than this many seconds is called stuck.")
  var stuckAfter = 600

  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    guard stuckAfter >= 0 else { throw ValidationError("--stuck-after takes 0 or more") }
  }

  func run() throws {
    let survey = try location.checkedSpool().survey()
    let report = Report(survey, now: secondsSince1970(), stuckAfter: stuckAfter)
    if json { return try printLine(report) }
    print(report.table(style: Terminal.style), terminator: "")
  }

  /// A survey with everything that depends on the present moment.
  struct Report: Encodable, Equatable {
    struct State: Encodable, Equatable {
      var count: Int
      /// Since when the oldest has been there.
      var oldestSeconds: Int?
    }
    struct ActiveRun: Encodable, Equatable {
      var run: String
      var alive: Bool
      var jobs: Int
    }
    struct Stuck: Encodable, Equatable {
      var id: String
      var run: String
      var seconds: Int
    }
    struct Deferred: Encodable, Equatable {
      var id: String
      var takes: Int
      /// When it is due; nothing or less means now.
      var dueSeconds: Int
      var cause: String
    }

    var states: [String: State]
    var results: Int
    /// Jobs that a person decided.
    var finals: Int
    var otherFiles: Int
    var runs: [ActiveRun]
    /// Jobs that a run has held for too long, those of dead runs among them.
    var stuck: [Stuck]
    var deferred: [Deferred]

    init(_ survey: SpoolSurvey, now: Int, stuckAfter: Int) {
      states = Dictionary(
        uniqueKeysWithValues: survey.states.map { state, held in
          (
            state.rawValue,
            State(count: held.count, oldestSeconds: held.oldest.map { max(0, now - $0) })
          )
        })
      results = survey.results
      finals = survey.finals
      otherFiles = survey.others
      runs = survey.runs.map { ActiveRun(run: $0.name, alive: $0.isAlive, jobs: $0.jobs.count) }
      stuck = survey.runs.flatMap { run in
        run.jobs.filter { !run.isAlive || now - $0.since > stuckAfter }
          .map { Stuck(id: $0.id, run: run.name, seconds: max(0, now - $0.since)) }
      }
      deferred = survey.deferred.map {
        Deferred(id: $0.id, takes: $0.takes, dueSeconds: $0.notBefore - now, cause: $0.cause)
      }
    }

    /// For a terminal: a line a state, then a line a run, a stuck job and a deferred job.
    func table(style: TerminalStyle) -> String {
      var rows = SpoolState.allCases.map { state -> [String] in
        let held = states[state.rawValue]
        let oldest = held?.oldestSeconds.map { "the oldest for \(duration($0))" } ?? ""
        return [state.rawValue, String(held?.count ?? 0), oldest]
      }
      rows.append(["results", String(results), ""])
      if finals > 0 { rows.append(["finals", String(finals), "decided by a person"]) }
      if otherFiles > 0 {
        rows.append(["others", String(otherFiles), "in incoming/: pictures of drops, uploads"])
      }
      var lines = aligned(rows).map(trimmed)
      for run in runs {
        let word = run.alive ? "alive" : "dead"
        let next = run.alive ? "" : "; its jobs go back when the next run begins"
        lines.append(
          style.colored("run \(run.run) is \(word), jobs \(run.jobs)\(next)", as: word))
      }
      for job in stuck {
        lines.append(
          style.colored("stuck: \(job.id) for \(duration(job.seconds)) in \(job.run)", as: "fail"))
      }
      for job in deferred {
        let due = job.dueSeconds > 0 ? "again in \(duration(job.dueSeconds))" : "again now"
        let cause = job.cause.isEmpty ? "" : ": \(job.cause)"
        lines.append("deferred: \(job.id), takes \(job.takes), \(due)\(cause)")
      }
      return lines.map { $0 + "\n" }.joined()
    }

    private func trimmed(_ line: String) -> String {
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
