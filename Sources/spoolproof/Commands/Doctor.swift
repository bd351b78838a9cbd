import ArgumentParser
import Foundation
import Glibc
import Proofing
import Spool

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Looks at this machine and a spool, and says how to mend what is wrong.",
    discussion: """
      EXAMPLE
        spoolproof doctor --spool /var/spool/spoolproof
      """)

  @Option(help: "The spool's folder.")
  var spool = "queue"

  @Option(help: "A policy file, or the name of a shipped one.")
  var policy = "nist-63a-4"

  /// Bytes that should be free before a batch begins: two of the largest jobs.
  private static let enoughFree: UInt64 = 64 << 20

  func run() throws {
    var findings: [(name: String, detail: String, mend: String?)] = []
    func check(_ name: String, mend: String, _ look: () throws -> String) {
      do {
        findings.append((name, try look(), nil))
      } catch {
        findings.append((name, "\(error)", mend))
      }
    }
    check("program", mend: "build it again: make release") {
      "spoolproof \(Program.version), \(Program.executable())"
    }
    check("models", mend: "build the program again: make release") {
      let resources = Resources.ofProgram()
      return "mrz.traineddata sha256:\(try resources.digest("models/mrz.traineddata"))"
    }
    check("reader", mend: "install what is missing: make setup") {
      let ready = try startReader()
      let engines = ready.engines.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return engines.joined(separator: ", ")
        + ", loaded in \(Int(ready.loadMilliseconds.rounded())) ms of CPU"
    }
    check("policy", mend: "mend the file where the message says, or use --policy nist-63a-4") {
      let file = try Resources.ofProgram().policy(policy)
      return "\(file.policy.name) sha256:\(file.digest)"
    }
    check("spool", mend: "spoolproof init \(spool)") {
      try Spool(path: spool).check()
      return "\(spool) is a spool that only you can read"
    }
    check("free space", mend: "free some space, or move the spool") { try freeSpace() }
    for finding in findings {
      print("\(finding.mend == nil ? "ok  " : "BAD ") \(finding.name): \(finding.detail)")
      if let mend = finding.mend { print("     mend: \(mend)") }
    }
    if findings.contains(where: { $0.mend != nil }) { throw ExitStatus.configuration.code }
  }

  private func freeSpace() throws -> String {
    var status = statvfs()
    guard unsafe statvfs(spool, &status) == 0 else {
      throw Stop(.configuration, "\(spool) cannot be looked at")
    }
    let free = UInt64(status.f_bavail) * UInt64(status.f_frsize)
    guard free >= Self.enoughFree else {
      throw Stop(
        .tryLater, "only \(free >> 20) MiB are free, and a batch wants \(Self.enoughFree >> 20)")
    }
    return "\(free >> 20) MiB"
  }

  private func startReader() throws -> ReaderReady {
    let resources = Resources.ofProgram()
    var reader = try ReaderProcess(
      executable: Program.executable(), arguments: ["reader", "--models", resources.models])
    defer { reader.kill() }
    let deadline = wallMilliseconds() + 30_000
    while wallMilliseconds() < deadline {
      var polled = [pollfd(fd: reader.output, events: Int16(POLLIN), revents: 0)]
      unsafe poll(&polled, 1, 1_000)
      switch reader.receive() {
      case .ended: throw Stop(.unavailable, "a reader ended at once")
      case .broken: throw Stop(.unavailable, "a reader spoke out of turn")
      case .frames(let frames):
        guard let frame = frames.first else { continue }
        guard frame.kind == .ready else {
          throw Stop(.unavailable, String(decoding: frame.body.prefix(500), as: UTF8.self))
        }
        return try decoded(ReaderReady.self, from: frame)
      }
    }
    throw Stop(.unavailable, "a reader was not ready after 30 seconds")
  }
}
