import ArgumentParser
import Foundation
import Glibc
import Proofing
import Reporting
import Spool

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Takes the jobs that wait in a spool and decides them.",
    discussion: """
      Silent unless a terminal is attached or something needs you. Several runs may share a spool.
      SIGINT and SIGTERM finish the jobs in hand and take no more; a second one gives them back.

      EXAMPLES
        spoolproof run --spool /var/spool/spoolproof
        spoolproof run --spool demo --policy samples/policy.yaml --today 2026-11-23 --settle 0

      EXIT STATUS
        0   done, whatever was decided      74  reading or writing failed
        65  at least one drop was refused   75  disk full or stopped: try later
        69  no reader can work here         78  spool, policy or key are not as they must be
      """)

  @Option(help: "The spool's folder.")
  var spool = "queue"

  @Option(help: "A policy file, or the name of a shipped one: nist-63a-4, nist-63a-3.")
  var policy = "nist-63a-4"

  @Option(help: "Reader processes at once. (default: one a processor)")
  var workers: Int?

  @Option(help: "Take no more than this many jobs.")
  var maxJobs: Int?

  @Option(help: "Take no more jobs after this many seconds.")
  var maxSeconds: Int?

  @Option(help: "Seconds for which a drop that is not complete is left alone.")
  var settle = 600

  @Option(help: "The day to compare dates with, YYYY-MM-DD. (default: today, UTC)")
  var today: String?

  @Option(help: "The key of keyed knowledge answers: 32 bytes or more, mode 0600.")
  var keyFile: String?

  @Option(help: "Seconds that a reader may take for one job.")
  var readerSeconds = 60.0

  @Flag(help: "No progress bar and no table.")
  var quiet = false

  func validate() throws {
    guard (1...256).contains(workers ?? 1) else {
      throw ValidationError("--workers takes 1 to 256")
    }
    guard maxJobs ?? 0 >= 0, maxSeconds ?? 0 >= 0, settle >= 0 else {
      throw ValidationError("--max-jobs, --max-seconds and --settle take 0 or more")
    }
    guard (1...3_600).contains(readerSeconds) else {
      throw ValidationError("--reader-seconds takes 1 to 3600")
    }
    guard today == nil || today.flatMap(CalendarDate.init(iso8601:)) != nil else {
      throw ValidationError("--today takes a calendar date as YYYY-MM-DD")
    }
  }

  func run() throws {
    umask(0o077)
    // A reader that dies closes its pipe: writing to it must fail and not end the run.
    signal(SIGPIPE, SIG_IGN)
    let spoolFolder = Spool(path: spool)
    try spoolFolder.check()
    let settings = try settings()
    var batch = BatchRun(settings, spool: try spoolFolder.begin(run: settings.run))
    let start = secondsSince1970()
    let rows = try batch.run()
    if !rows.isEmpty {
      let done = Batch(
        run: settings.run, from: start, to: secondsSince1970(), policy: settings.policy.name,
        policyDigest: settings.policyDigest, rows: rows)
      let report = try writeReport(
        done, spool: spool, templates: settings.templates, catalogue: settings.catalogue)
      if !quiet, isatty(STDOUT_FILENO) == 1 {
        print(terminalTable(done, style: Terminal.style))
        print("The report: \(report)")
      }
    }
    if batch.keptForWantOfAKey > 0 {
      throw Stop(
        .configuration,
        "\(batch.keptForWantOfAKey) jobs have keyed knowledge answers and were kept: run again with --key-file"
      )
    }
    let refused = rows.contains { row in
      if case .refused = row.ending { true } else { false }
    }
    if refused { throw ExitStatus.refusals.code }
  }

  private func settings() throws -> RunSettings {
    let resources = Resources.ofProgram()
    let policyFile = try resources.policy(policy)
    let now = secondsSince1970()
    guard
      let day = today.flatMap(CalendarDate.init(iso8601:))
        ?? CalendarDate(daysSince1970: now / 86_400)
    else { throw Stop(.configuration, "the clock is not set") }
    return RunSettings(
      spool: spool, run: Program.runName(seconds: now), policy: policyFile.policy,
      policyDigest: policyFile.digest, catalogue: try resources.catalogue(),
      templates: try resources.templates(), texts: try resources.applicantTexts(),
      models: resources.models,
      modelDigests: ["mrz.traineddata": try resources.digest("models/mrz.traineddata")],
      executable: Program.executable(),
      workers: workers ?? max(1, ProcessInfo.processInfo.activeProcessorCount),
      maxJobs: maxJobs, maxSeconds: maxSeconds, settle: settle, today: day,
      key: try keyFile.map { try readKey($0, spool: spool) }, quiet: quiet,
      readerSeconds: readerSeconds)
  }
}
