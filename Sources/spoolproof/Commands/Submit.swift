import ArgumentParser
import Glibc
import Proofing
import Spool

struct Submit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks jobs and drops them into a spool, each whole or not at all.",
    discussion: """
      A job is a job file with its pictures beside it, or a folder with job.json and its pictures. \
      The files stay where they are; copies go into incoming/. What is wrong is told at once, and \
      nothing of that job is dropped. A job that is there already is left alone.

      EXAMPLES
        spoolproof submit 2026-000123.json --spool /var/spool/spoolproof
        spoolproof submit inbox/* --backlog 5000

      EXIT STATUS
        0   every job waits now, or did before
        65  a job is not as it must be
        75  too many jobs wait already, or the disk is full: try later
        78  the spool is not as it must be
      """)

  @Argument(help: "Job files or folders.", completion: .file(extensions: ["json"]))
  var jobs: [String]

  @OptionGroup var location: SpoolOption

  @Option(help: "Take no job while this many wait.")
  var backlog = 10_000

  @Flag(help: "Print one JSON object a job.")
  var json = false

  func validate() throws {
    guard (1...10_000_000).contains(backlog) else {
      throw ValidationError("--backlog takes 1 to 10000000")
    }
  }

  func run() throws {
    umask(0o077)
    let spool = try location.checkedSpool()
    var waiting = try spool.backlog(upTo: backlog)
    var refused = false
    for job in jobs {
      guard waiting < backlog else {
        throw Stop(
          .tryLater,
          "\(backlog) jobs wait already, so \(job) and what follows was not taken: submit again later"
        )
      }
      let submission = try spool.submit(job)
      switch submission {
      case .accepted: waiting += 1
      case .known: break
      case .refused(let fault):
        refused = true
        if !json { Program.complain("\(job): \(fault)") }
      }
      if json { try printLine(Line(job, submission)) } else { say(job, submission) }
    }
    if refused { throw ExitStatus.refusals.code }
  }

  private func say(_ job: String, _ submission: Submission) {
    switch submission {
    case .accepted(let id): print("\(id): waits")
    case .known(let id, let state): print("\(id): there already, \(state.words)")
    case .refused: break
    }
  }

  /// One job for other programs.
  private struct Line: Encodable {
    var file: String
    var id: String?
    var state: String
    var fault: Fault?

    init(_ file: String, _ submission: Submission) {
      self.file = file
      switch submission {
      case .accepted(let id):
        self.id = id
        state = "accepted"
      case .known(let id, let known):
        self.id = id
        state = known.rawValue
      case .refused(let fault):
        state = "notSubmitted"
        self.fault = fault
      }
    }
  }
}
