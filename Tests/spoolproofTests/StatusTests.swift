import Reporting
import Spool
import Testing

@testable import spoolproof

@Suite struct StatusTests {
  private func report(stuckAfter: Int = 600) -> Status.Report {
    var survey = SpoolSurvey(others: 2, results: 7, finals: 4)
    survey.states[.incoming] = .init(count: 3, oldest: 400)
    survey.runs = [
      .init(
        name: "alive", isAlive: true,
        jobs: [.init(id: "young", since: 900), .init(id: "old", since: 300)]),
      .init(name: "dead", isAlive: false, jobs: [.init(id: "lost", since: 990)]),
    ]
    survey.deferred = [.init(id: "d", takes: 2, notBefore: 1_060, cause: "reader overran")]
    return Status.Report(survey, now: 1_000, stuckAfter: stuckAfter)
  }

  @Test func whatADeadRunHoldsIsStuckAtOnceAndTheRestAfterAWhile() {
    #expect(report().stuck.map(\.id) == ["old", "lost"])
    #expect(report(stuckAfter: 50).stuck.map(\.id) == ["young", "old", "lost"])
  }

  @Test func agesAreCountedFromNow() {
    #expect(report().states["incoming"] == .init(count: 3, oldestSeconds: 600))
    #expect(report().deferred.map(\.dueSeconds) == [60])
  }

  @Test func theTableNamesWhatNeedsAPerson() {
    let table = report().table(style: TerminalStyle())
    for words in [
      "incoming  3  the oldest for 10 min", "finals    4  decided by a person",
      "run dead is dead", "stuck: lost", "reader overran",
    ] {
      #expect(table.contains(words), "\(table)")
    }
    #expect(!table.contains("\u{1B}"))
    #expect(report().table(style: TerminalStyle(color: true)).contains("\u{1B}[31m"))
  }

  @Test(arguments: [
    (0, "0 s"), (119, "119 s"), (120, "2 min"), (7_200, "2 h"), (200_000, "2 days"),
  ])
  func aDurationHasOneUnit(_ seconds: Int, _ text: String) { #expect(duration(seconds) == text) }

  @Test(arguments: [("90d", 7_776_000), ("2w", 1_209_600), ("1y", 31_536_000), ("0d", 0)])
  func agesAreDaysWeeksAndYears(_ text: String, _ seconds: Int) {
    #expect(Age(argument: text)?.seconds == seconds)
  }

  @Test(arguments: ["", "d", "5", "5h", "-5d", "5.5d", "999999d", "٣d"])
  func otherAgesAreNotUnderstood(_ text: String) { #expect(Age(argument: text) == nil) }
}
