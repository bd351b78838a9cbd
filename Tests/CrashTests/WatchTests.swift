import Foundation
import Glibc
import Support
import Testing

/// What watches a spool outlives what happens to the folder, to its events and to its policy.
struct WatchTests {
  private let spool: CrashSpool

  init() throws { spool = try CrashSpool() }

  /// Watches with a long pause between looks, so that only events and trouble wake it, until it is asked to end.
  private func watch(_ more: [String] = [], _ body: (pid_t) throws -> Void) throws {
    let process = try spool.start(["--rescan", "600", "--workers", "1"] + more, watching: true)
    defer { process.terminate() }
    try spool.drop("first")
    try decided("first")
    try body(process.processIdentifier)
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
  }

  private func decided(_ id: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try spool.wait("the decision on \(id)", sourceLocation: sourceLocation) {
      try spool.done().contains(id)
    }
  }

  @Test func aFolderThatIsRemovedAndMadeAgainIsWatchedAgain() throws {
    try watch { _ in
      let incoming = URL(filePath: spool.at("incoming"))
      try FileManager.default.removeItem(at: incoming)
      try spool.wait("a complaint") { try spool.complaints().contains("spoolproof init") }
      try #require(try spool.program.run(["init", spool.path]).status == 0)
      try spool.drop("second")
      try decided("second")
      // By an event again, and not by a look in ten minutes.
      try spool.drop("third")
      try decided("third")
    }
    try spool.expectTidy()
  }

  @Test func aQueueOfEventsThatIsFullLosesNoJob() throws {
    let most = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let count = try #require(Int(most.trimmingCharacters(in: .whitespacesAndNewlines)))
    try #require(count <= 100_000, "so many events cannot be made here")
    try watch { watcher in
      #expect(kill(watcher, SIGSTOP) == 0)
      let name = spool.at("incoming/.noise")
      for _ in 0..<(count / 2 + 100) {
        // Two events each: made, and closed after writing.
        let descriptor = unsafe open(name, O_CREAT | O_WRONLY, 0o600)
        close(descriptor)
        unsafe unlink(name)
      }
      for number in 0..<20 { try spool.drop("late-\(number)") }
      #expect(kill(watcher, SIGCONT) == 0)
      for number in 0..<20 { try decided("late-\(number)") }
    }
    try spool.expectTidy()
  }

  @Test func aHangupReadsThePolicyAgainAndABrokenOneChangesNothing() throws {
    let policy = spool.folder.url.appending(path: "policy.yaml")
    func write(_ name: String) throws { try Data(name.utf8).write(to: policy, options: .atomic) }
    func policyOf(_ id: String) throws -> String? {
      let result = try Data(contentsOf: URL(filePath: spool.at("results/\(id).result.json")))
      let members = try JSONSerialization.jsonObject(with: result) as? [String: Any]
      let versions = members?["versions"] as? [String: Any]
      return (versions?["policy"] as? [String: Any])?["name"] as? String
    }
    try write("format: 1\nextends: nist-63a-4\nname: one\n")
    try watch(["--policy", policy.path(percentEncoded: false)]) { watcher in
      #expect(try policyOf("first") == "one")
      // Without a hangup nothing is read.
      try write("format: 1\nextends: nist-63a-4\nname: two\n")
      try spool.drop("second")
      try decided("second")
      #expect(try policyOf("second") == "one")
      #expect(kill(watcher, SIGHUP) == 0)
      try spool.wait("the new policy") {
        let id = "probe-\(UInt32.random(in: 0 ... .max))"
        try spool.drop(id)
        try decided(id)
        return try policyOf(id) == "two"
      }
      try write("format: 1\nextends: nist-63a-4\nname: three\nnonsense: 1\n")
      #expect(kill(watcher, SIGHUP) == 0)
      try spool.wait("a complaint") {
        try spool.complaints().contains("the policy two as it was stays")
      }
      #expect(try spool.complaints().contains("policy.yaml"))
      try spool.drop("third")
      try decided("third")
      #expect(try policyOf("third") == "two")
    }
    try spool.expectTidy()
  }

  @Test func aDeadOneLeavesItsJobsToTheNext() throws {
    try spool.drop("spins", picture: "spin")
    let watch = try spool.start(["--workers", "1"], watching: true)
    try spool.wait("the job in hand") {
      try spool.names("active").contains { !$0.hasSuffix(".lock") }
    }
    kill(watch.processIdentifier, SIGKILL)
    watch.waitUntilExit()
    #expect(try spool.run(["--reader-seconds", "1"]).status == 0)
    #expect(try spool.names("deferred") == ["spins"])
    try spool.expectTidy()
  }
}
