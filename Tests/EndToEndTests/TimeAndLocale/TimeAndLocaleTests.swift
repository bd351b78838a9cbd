import Foundation
import Support
import Testing

/// Results depend on the jobs, the policy and the day, and on nothing of the machine's.
@Suite(.serialized) struct TimeAndLocaleTests {
  /// Names with letters of many cases, a refused drop, a plain pass.
  private static let samples = ["accents-pass", "missing-consent", "passport-passes"]

  /// What a run writes that has to be the same everywhere: without times and the run's own name.
  private func outcome(_ environment: [String: String], isAway: Bool = false) throws
    -> [String: String]
  {
    let spool = try RunningSpool()
    for sample in Self.samples { try spool.drop(sample) }
    let ending = try run(spool, environment)
    #expect(ending.status == 65, "\(ending.errors)")
    #expect(ending.errors.isEmpty)
    // A run is named for when it began: so the clock that it saw shows there.
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    #expect(try spool.names("reports").first?.hasPrefix("\(year)") == !isAway)
    return try Self.files(of: spool)
  }

  /// Runs with this environment alone.
  ///
  /// A shell stands in front: the library that fakes the clock changes the environment of the first
  /// program that loads it, in which Swift then no longer finds its arguments.
  private func run(
    _ spool: RunningSpool, _ environment: [String: String], _ more: [String] = [],
    started: (Process) throws -> Void = { _ in }
  ) throws -> BuiltProgram.Ending {
    let program = spool.program.executable.path(percentEncoded: false)
    return try BuiltProgram(at: "/bin/sh").run(
      ["-c", "exec \"$0\" \"$@\"", program] + spool.arguments(more),
      environment: environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own },
      started: started)
  }

  /// The environment in which the clock is not the machine's.
  private func clock(_ setting: String, _ value: String) -> [String: String] {
    [
      "LD_PRELOAD": "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1", setting: value,
      // No setting of the clock moves the time since boot.
      "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    ]
  }

  private static func files(of spool: RunningSpool) throws -> [String: String] {
    var files: [String: String] = [:]
    for name in try spool.names("results") where name.hasSuffix(".json") {
      let data = try Data(contentsOf: URL(filePath: spool.at("results/\(name)")))
      var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      object["timings"] = nil
      if var evidence = object["evidence"] as? [[String: Any]] {
        for place in evidence.indices {
          let pictures = evidence[place]["pictures"] as? [[String: Any]] ?? []
          evidence[place]["pictures"] = pictures.map { picture in
            picture.filter { $0.key != "milliseconds" }
          }
        }
        object["evidence"] = evidence
      }
      let same = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
      files[name] = String(decoding: same, as: UTF8.self)
    }
    for name in try spool.names("refused") {
      files["\(name)/fault.json"] = try String(
        contentsOfFile: spool.at("refused/\(name)/fault.json"), encoding: .utf8)
    }
    return files
  }

  @Test func everyTimeZoneAndLanguageGivesTheSameResults() throws {
    let places = [
      ("UTC", "C"), ("America/New_York", "en_US.UTF-8"), ("Pacific/Kiritimati", "tr_TR.UTF-8"),
      ("Asia/Kathmandu", "de_DE.UTF-8"), ("Pacific/Pago_Pago", "fa_IR.UTF-8"),
    ]
    let outcomes = try places.map { zone, language in
      try outcome(["TZ": zone, "LANG": language, "LC_ALL": language])
    }
    let first = try #require(outcomes.first)
    #expect(first.count == 5)
    for (other, place) in zip(outcomes, places) { #expect(other == first, "\(place)") }
  }

  /// The whole process sees another clock, years away; the day that it is told decides.
  @Test(arguments: ["-10y", "+10y"])
  func aClockThatIsYearsAwayChangesNoDecision(_ offset: String) throws {
    #expect(try outcome(clock("FAKETIME", offset), isAway: true) == outcome([:]))
  }

  /// The clock jumps forth and back while jobs are in hand.
  @Test func aClockThatJumpsLosesNoJobAndChangesNoDecision() throws {
    let spool = try RunningSpool()
    for number in 1...3 { try spool.drop("passport-passes", as: "job-\(number)") }
    let hand = spool.folder.url.appending(path: "clock")
    try Data("+0\n".utf8).write(to: hand)
    let environment = clock("FAKETIME_TIMESTAMP_FILE", hand.path(percentEncoded: false))
    let ending = try run(spool, environment, ["--workers", "1"]) { process in
      for jump in ["+1h\n", "-1h\n", "+10y\n", "-10y\n"] where process.isRunning {
        try Data(jump.utf8).write(to: hand)
        usleep(700_000)
      }
    }
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(try (1...3).map { try spool.decision("job-\($0)") } == ["pass", "pass", "pass"])
    for state in ["incoming", "active", "deferred"] { #expect(try spool.names(state).isEmpty) }
  }

  /// The passport of the sample ends on 2031-05-18, its holder was born on 1978-11-30.
  @Test(arguments: [
    ("2031-05-17", "pass"), ("2031-05-18", "pass"), ("2031-05-19", "fail"),
  ])
  func theDayThatTheRunIsToldDecidesWhatIsExpired(_ today: String, _ decision: String) throws {
    let spool = try RunningSpool()
    try spool.drop("passport-passes")
    let policy = spool.folder.url.appending(path: "policy.yaml")
    let text =
      "format: 1\nname: test\nextends: nist-63a-4\nacceptSpecimens: true\nconsentDays: null\n"
    try Data(text.utf8).write(to: policy)
    let ending = try spool.program.run([
      "run", "--spool", spool.path, "--policy", policy.path(percentEncoded: false), "--today",
      today,
      "--settle", "0",
    ])
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(try spool.decision("passport-passes") == decision)
  }
}
