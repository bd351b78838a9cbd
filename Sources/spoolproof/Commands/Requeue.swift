import ArgumentParser
import Glibc
import Spool

struct Requeue: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lets refused or deferred jobs be tried again.",
    discussion: """
      Mend what the fault names first: refused/<id>/job.json may be edited in place. The counts of \
      takes begin anew. A decided job is never tried again: its result stands.

      EXAMPLE
        spoolproof requeue 2026-000123 --spool /var/spool/spoolproof

      EXIT STATUS
        0   every job waits again
        65  a name is not that of a refused or deferred job
      """)

  @Argument(help: "Names under refused/ or deferred/.")
  var jobs: [String]

  @OptionGroup var location: SpoolOption

  @Flag(help: "Print one JSON object a job.")
  var json = false

  func run() throws {
    umask(0o077)
    let spool = try location.checkedSpool()
    var missed = false
    for job in jobs {
      let line = Line(job, try spool.requeue(job))
      if line.id == nil { missed = true }
      if json {
        try printLine(line)
      } else if line.id == nil {
        Program.complain("\(job): \(line.text)")
      } else {
        print("\(job): \(line.text)")
      }
    }
    if missed { throw ExitStatus.refusals.code }
  }

  /// One job, for other programs and for people.
  private struct Line: Encodable {
    var name: String
    /// The identifier under which it waits; nil when it does not.
    var id: String?
    var text: String

    init(_ name: String, _ requeued: Requeued) {
      self.name = name
      switch requeued {
      case .waiting(let id, let state):
        self.id = id
        text = "waits again as \(id), was \(state.rawValue)"
      case .known(.done): text = "is decided: its result stands"
      case .known(let state): text = "is \(state.words) already"
      case .noJob: text = "holds no job file: there is nothing that could be judged"
      case .unknown: text = "is neither refused nor deferred: spoolproof status lists what is"
      }
    }
  }
}
