import Foundation
import Support
import Testing

/// Pictures that take a reader over cost their own job its takes and nothing else.
struct PoisonTests {
  /// What a picture makes its reader do, and how the run says that it ended.
  static let poison: [(command: String, cause: String)] = [
    ("abort", "a reader ended (signal 11)"), ("spin", "a reader overran (signal 9)"),
    ("eat", "a reader ended (signal 11)"), ("fork", "a reader ended (exit 3)"),
    ("open", "a reader ended (exit 3)"), ("write", "a reader ended (stopped by the sandbox)"),
    ("socket", "a reader ended (stopped by the sandbox)"),
    ("exec", "a reader ended (stopped by the sandbox)"),
    ("trace", "a reader ended (stopped by the sandbox)"), ("leave", "a reader ended (exit 0)"),
    ("look", "a reader ended (exit 3)"), ("signal", "a reader ended (exit 3)"),
    ("noise", "a reader spoke out of turn (signal 9)"),
    ("flood", "a reader spoke out of turn (signal 9)"),
    ("frames", "a reader spoke out of turn (signal 9)"),
    ("extra", "a reader spoke out of turn (signal 9)"),
    ("rant", "a reader complained without end (signal 9)"),
    ("scold", "a reader ended (signal 11) after a damaged heap"),
    ("silence", "a reader ended (signal 9)"), ("broken", "a reader answered nonsense (signal 9)"),
    ("promise", "a reader answered nonsense (signal 9)"),
    ("stranger", "a reader answered nonsense (signal 9)"),
  ]

  @Test func poisonCostsItsJobItsTakesAndTheOthersAreDecided() throws {
    let spool = try CrashSpool()
    for (command, _) in Self.poison { try spool.drop("poison-\(command)", picture: command) }
    let honest = (Self.poison.count..<100).map { "honest-\($0)" }
    for id in honest { try spool.drop(id) }
    let poisoned = Self.poison.map { "poison-\($0.command)" }.sorted()
    for take in 1...5 {
      // Later by more than any pause lasts.
      let ending = try spool.run(hoursLater: 3 * take, ["--reader-seconds", "2"])
      #expect(ending.status == (take == 5 ? 65 : 0), "take \(take): \(ending.errors)")
      #expect(ending.output.isEmpty && ending.errors.isEmpty)
      #expect(try spool.names("deferred") == (take == 5 ? [] : poisoned))
      #expect(try spool.decided() == honest)
    }
    #expect(try spool.names("refused") == poisoned)
    try spool.expectTidy()
    for (command, cause) in Self.poison {
      let fault = try String(
        contentsOfFile: spool.at("refused/poison-\(command)/fault.json"), encoding: .utf8)
      #expect(fault.contains("system.resource_limit"))
      let history = Array(repeating: cause, count: 5).joined(separator: "; ")
      #expect(fault.contains("5 that did not: \(history)"), "\(command): \(fault)")
    }
    // What they cried out is nowhere.
    #expect(try !spool.holds("MARIA GARCIA", in: ["refused", "results", "reports"]))
    for id in poisoned {
      let notice = try String(
        contentsOfFile: spool.at("results/\(id).notice.json"), encoding: .utf8)
      #expect(notice.contains("t.technical") && !notice.contains("system."))
    }
    let report = try #require(try spool.names("reports").last)
    let rows = try String(
      contentsOfFile: spool.at("reports/\(report)/results.csv"), encoding: .utf8)
    for id in poisoned { #expect(rows.contains("\(id),refused")) }
  }

  /// What a kernel without a layer says.
  @Test(arguments: [
    ("landlock_restrict_self", "Landlock", "no_new_privs, rlimits, seccomp"),
    ("seccomp", "seccomp", "no_new_privs, Landlock, rlimits"),
  ])
  func withoutALayerOfTheSandboxNothingIsRead(
    _ call: String, _ layer: String, _ holding: String
  ) throws {
    let spool = try CrashSpool()
    try spool.drop("job")
    let ending = try spool.run(injecting: "error=EPERM", into: call, readers: true)
    #expect(ending.status == 69)
    #expect(ending.errors.contains(layer) && ending.errors.contains("--unsafe-no-sandbox"))
    #expect(try spool.names("incoming") == ["job"])
    let doctor = try spool.strace(
      injecting: "error=EPERM", into: call, ["doctor", "--spool", spool.path], children: true)
    #expect(doctor.status == 78 && doctor.output.contains("(what holds: \(holding))"))
    #expect(try spool.run(["--unsafe-no-sandbox"]).status == 0)
    #expect(try spool.decided() == ["job"])
  }
}
