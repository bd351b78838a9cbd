import ArgumentParser
import Isolation
import Foundation
import Proofing
import Spool

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Looks at this machine and a spool, and says how to mend what is wrong.",
    discussion: """
      EXAMPLE
        spoolproof doctor --spool /var/spool/spoolproof
      """)

  @OptionGroup var location: SpoolOption

  @Option(help: "A policy file, or the name of a shipped one.")
  var policy = "nist-63a-4"

  /// Bytes that should be free before a batch begins: what a run keeps free unless it is told otherwise.
  private static let enoughFree = 64 << 20

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
      return try resources.modelDigests().map { "\($0.key) sha256:\($0.value)" }.sorted()
        .joined(separator: ", ")
    }
    check("reader", mend: "install what is missing: make setup") {
      let ready = try startReader()
      let engines = ready.engines.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return engines.joined(separator: ", ")
        + ", loaded in \(Int(ready.loadMilliseconds.rounded())) ms of CPU"
    }
    check("isolation", mend: "mend that, or run without: spoolproof run --unsafe-no-sandbox") {
      try Sandbox(.on, cpuSeconds: 1).probe()
    }
    check("policy", mend: "mend the file where the message says, or use --policy nist-63a-4") {
      let file = try Resources.ofProgram().policy(policy)
      return "\(file.policy.name) sha256:\(file.digest)"
    }
    check("spool", mend: "spoolproof init \(location.spool)") {
      _ = try location.checkedSpool()
      return "\(location.spool) is a spool that only you can read"
    }
    check("free space", mend: "free some space, or move the spool") { try freeSpace() }
    for finding in findings {
      print("\(finding.mend == nil ? "ok  " : "BAD ") \(finding.name): \(finding.detail)")
      if let mend = finding.mend { print("     mend: \(mend)") }
    }
    if findings.contains(where: { $0.mend != nil }) { throw ExitStatus.configuration.code }
  }

  private func freeSpace() throws -> String {
    let free = try Spool(path: location.spool).freeBytes()
    guard free >= Self.enoughFree else {
      throw Stop(
        .tryLater, "only \(free >> 20) MiB are free, and a batch wants \(Self.enoughFree >> 20)")
    }
    return "\(free >> 20) MiB"
  }

  private func startReader() throws -> ReaderReady {
    var reader = try ReaderConversation(
      executable: Program.executable(),
      setup: ReaderSetup(models: Resources.ofProgram().models, sandbox: .off))
    return try reader.ready()
  }
}
