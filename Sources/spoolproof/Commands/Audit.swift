import ArgumentParser
import Spool

struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says whether the audit log is as it was written.",
    discussion: """
      A spool's audit.log has one line for each decision, refusal, requeue and purge. Each line has a code, under the \
      spool's audit.key, over itself and the line before it.
      """,
    subcommands: [Verify.self, Head.self])

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Finds lines that were changed, moved or removed.",
      discussion: """
        Whether lines are missing at the end only a head can tell that was printed before: each report has one, in \
        summary.json (auditHead) and on its page.

        EXAMPLES
          spoolproof audit verify --spool /var/spool/spoolproof
          spoolproof audit verify --head 3f0c... --spool /var/spool/spoolproof
          spoolproof audit verify --archive /srv/audit/2026

        EXIT STATUS
          0   the log is as it was written
          65  it is not; what is wrong is said
          78  the spool, its log or its key are not as they must be
        """)

    @OptionGroup var location: SpoolOption

    @Option(
      help: "A folder to which an audit.log and its audit.key were moved, instead of a spool.",
      completion: .directory)
    var archive: String?

    @Option(help: "A head that was printed, 64 hexadecimal digits; may be given several times.")
    var head: [String] = []

    func validate() throws {
      guard head.allSatisfy({ $0.utf8.count == 64 && $0.allSatisfy(\.isHexDigit) }) else {
        throw ValidationError("--head takes the 64 hexadecimal digits that a report prints")
      }
    }

    func run() throws {
      let home = try archive.map { Spool(path: $0) } ?? location.checkedSpool()
      let check = try home.verifyAudit(heads: head)
      for problem in check.problems { Program.complain("audit.log: \(problem)") }
      if !check.problems.isEmpty { throw ExitStatus.refusals.code }
      print("audit.log is as it was written: \(check.entries) entries, head \(check.head)")
    }
  }

  struct Head: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the head of the audit log, to be kept elsewhere.",
      discussion: """
        EXAMPLE
          spoolproof audit head --spool /var/spool/spoolproof
        """)

    @OptionGroup var location: SpoolOption

    func run() throws { print(try location.checkedSpool().auditHead()) }
  }
}
