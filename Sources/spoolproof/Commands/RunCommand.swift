import ArgumentParser
import Glibc
import Reporting

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Takes the jobs that wait in a spool and decides them.",
    discussion: """
      Silent unless a terminal is attached or something needs you. Several runs may share a spool.
      SIGINT and SIGTERM finish the jobs in hand and take no more; a second one gives them back.

      EXAMPLES
        spoolproof run --spool /var/spool/spoolproof
        spoolproof run --spool queue --json --metrics /var/lib/prometheus/node-exporter/spoolproof.prom
        spoolproof run --spool demo --policy samples/policy.yaml --today 2026-11-23 --settle 0

      EXIT STATUS
        0   done, whatever was decided      74  reading or writing failed
        65  at least one drop was refused   75  too little disk free, or stopped: try later
        69  no reader can work here         78  spool, policy or key are not as they must be
      """)

  @OptionGroup var options: RunOptions

  @Option(help: "Take no more than this many jobs.")
  var maxJobs: Int?

  @Option(help: "Take no more jobs after this many seconds.")
  var maxSeconds: Int?

  @Flag(help: "No progress bar and no table.")
  var quiet = false

  @Flag(help: "Print a line of JSON a job as it ends, and one of the run at its end.")
  var json = false

  func validate() throws {
    guard maxJobs ?? 0 >= 0, maxSeconds ?? 0 >= 0 else {
      throw ValidationError("--max-jobs and --max-seconds take 0 or more")
    }
  }

  func run() throws {
    umask(0o077)
    // A reader that dies closes its pipe: writing to it must fail and not end the run.
    signal(SIGPIPE, SIG_IGN)
    var settings = try options.settings(maxJobs: maxJobs, maxSeconds: maxSeconds, quiet: quiet)
    settings.printsLines = json
    let end = try runBatch(settings)
    if json, let batch = end.batch {
      print(runLine(batch, report: end.report))
    } else if let batch = end.batch, let report = end.report, !quiet, isatty(STDOUT_FILENO) == 1 {
      print(terminalTable(batch, style: Terminal.style))
      print("The report: \(report)")
    }
    if end.keptForWantOfAKey > 0 {
      throw Stop(
        .configuration,
        "\(end.keptForWantOfAKey) jobs have keyed knowledge answers and were kept: run again with --key-file"
      )
    }
    if let shortage = end.shortage { throw Stop(.tryLater, shortage) }
    if end.hasRefusals { throw ExitStatus.refusals.code }
  }
}
