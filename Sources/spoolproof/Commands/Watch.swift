import ArgumentParser
import CSystem
import Foundation
import Glibc
import Proofing
import Reporting
import Spool

struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decides jobs as they come, until it is stopped.",
    discussion: """
      Does what `run` does whenever something comes into incoming/, and looks again by itself every \
      --rescan seconds. Each time that something was decided there is a report. Silent unless a \
      terminal is attached or something needs you. When the disk is full, or the spool is gone or loosened, it \
      says so once and tries again until that is mended. SIGHUP reads the policy again; one that is broken is \
      told, and the old one stays. SIGINT and SIGTERM finish the jobs in hand and end it with status 0.

      EXAMPLES
        spoolproof watch --spool /var/spool/spoolproof
        spoolproof watch --spool /var/spool/spoolproof --json >> /var/log/spoolproof/batches.jsonl
      """)

  @OptionGroup var options: RunOptions

  @Option(help: "Look again after this many seconds at the latest.")
  var rescan = 60

  @Flag(help: "No progress bar and no table.")
  var quiet = false

  @Flag(help: "Print the summary of each batch as one line of JSON.")
  var json = false

  /// Seconds that droppers are given to bring what belongs together, before it is looked at.
  private static let pause = 0.5
  /// Seconds after which what was wrong is looked at again.
  private static let retry = 5

  func validate() throws {
    guard (1...86_400).contains(rescan) else { throw ValidationError("--rescan takes 1 to 86400") }
  }

  func run() throws {
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    _ = try options.location.checkedSpool()
    let signals = csystem_termination_descriptor()
    let hangups = csystem_hangup_descriptor()
    defer {
      close(signals)
      close(hangups)
    }
    let inbox = try FolderWatch("\(options.location.spool)/incoming")
    var policy = try options.loadedPolicy()
    var complaint: String?
    while true {
      if csystem_pending_signal(hangups) != 0 { policy = readAgain(policy) }
      var next = secondsSince1970() + rescan
      var trouble: String?
      do {
        // Without the folder the run says what to do.
        _ = try inbox.rearm()
        let end = try runBatch(try options.settings(policy: policy, quiet: quiet || json))
        try tell(end)
        if end.wasStopped { return }
        if let due = end.nextAt { next = min(next, due) }
        trouble = end.shortage
      } catch let error where Self.passes(error) {
        trouble = "\(error)"
      }
      // Said once, until it is over: the next look may find it mended.
      if let trouble, trouble != complaint { Program.complain("\(trouble); trying again") }
      complaint = trouble
      if trouble != nil { next = min(next, secondsSince1970() + Self.retry) }
      guard try wait(for: inbox, until: next, signals: signals, hangups: hangups) else { return }
    }
  }

  /// The policy as it is now; the one that held so far when it cannot be read, which is said.
  private func readAgain(_ policy: LoadedPolicy) -> LoadedPolicy {
    do {
      return try options.loadedPolicy()
    } catch {
      Program.complain("\(error); the policy \(policy.policy.name) as it was stays")
      return policy
    }
  }

  /// Waits for something to come, for a moment, or for a signal; false for one that asks to stop.
  private func wait(
    for inbox: borrowing FolderWatch, until next: Int, signals: Int32, hangups: Int32
  ) throws -> Bool {
    let seconds = Double(max(1, next - secondsSince1970()))
    switch try poll([signals, hangups, inbox.descriptor], seconds: seconds) {
    case signals: return false
    case hangups: return true
    default: return try poll([signals], seconds: Self.pause) == nil
    }
  }

  /// The first descriptor that can be read; nil when none could in time.
  private func poll(_ descriptors: [Int32], seconds: Double) throws -> Int32? {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = unsafe Glibc.poll(&polled, nfds_t(polled.count), Int32(seconds * 1_000))
    guard count >= 0 || errno == EINTR else {
      throw Stop(.inputOutput, "waiting failed (errno \(errno))")
    }
    return polled.first { $0.revents != 0 }?.fd
  }

  private func tell(_ end: BatchEnd) throws {
    if end.keptForWantOfAKey > 0 {
      Program.complain(
        "\(end.keptForWantOfAKey) jobs have keyed knowledge answers and were kept: start again with --key-file"
      )
    }
    guard let batch = end.batch, let report = end.report else { return }
    if json {
      FileHandle.standardOutput.write(Data("\(summaryLine(batch))\n".utf8))
    } else if !quiet, isatty(STDOUT_FILENO) == 1 {
      print(terminalTable(batch, style: Terminal.style), terminator: "")
      print("The report: \(report)\n")
    }
  }

  /// Whether what is wrong may pass by itself or be mended meanwhile: a full disk, too many open files, a spool that is
  /// gone or loosened.
  private static func passes(_ error: any Error) -> Bool {
    switch error {
    case let stop as Stop: stop.status == .tryLater
    case SpoolError.failed(_, _, ENOENT): true
    case let error as SpoolError: error.exitCode != ExitStatus.inputOutput.rawValue
    default: false
    }
  }
}
