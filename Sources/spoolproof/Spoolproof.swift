import ArgumentParser
import Reporting
import Spool

@main
struct Spoolproof: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spoolproof",
    abstract: "Decides identity verification jobs in batches, offline, with reasons.",
    discussion: """
      Drop a job (a claim, pictures of documents, knowledge answers) into the spool's incoming/
      folder; cron starts `spoolproof run`; every job ends as pass, fail or escalate.

      EXAMPLES
        spoolproof read photo.jpg
        spoolproof init queue
        spoolproof submit 2026-000123.json --spool queue
        spoolproof run --spool queue
        spoolproof show 2026-000123 --spool queue
      """,
    version: Program.version,
    subcommands: [
      ReadCommand.self, Init.self, Submit.self, RunCommand.self, Watch.self, Status.self,
      Show.self, Queue.self, DecideCommand.self, Outcomes.self, ReportCommand.self, Stats.self,
      Replay.self, Requeue.self, Purge.self, Audit.self, Check.self,
      Evaluate.self, Calibrate.self, SimulateCommand.self, Doctor.self, HashAnswer.self,
      ReaderCommand.self,
    ])

  /// Runs the command that was asked for and ends with a status of sysexits.h.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let stop as Stop {
      Program.complain(stop.description)
      exit(withError: stop.status.code)
    } catch let error as SpoolError {
      Program.complain(error.description)
      exit(withError: ExitCode(error.exitCode))
    } catch let error as ResourceError {
      Program.complain(error.description)
      exit(withError: ExitStatus.configuration.code)
    } catch let error as PolicyFileError {
      Program.complain(error.description)
      exit(withError: ExitStatus.configuration.code)
    } catch let error as TemplatesError {
      Program.complain(error.description)
      exit(withError: ExitStatus.configuration.code)
    } catch let error as TextsError {
      Program.complain(error.description)
      exit(withError: ExitStatus.configuration.code)
    } catch {
      exit(withError: error)
    }
  }
}
