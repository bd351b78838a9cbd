import Foundation
import Hashing
import Proofing
import Support
import Testing

/// `decide`, `queue`, `outcomes` and what `show` and `report` make of them, on results as a run writes them.
@Suite struct DecideTests {
  private let program = BuiltProgram("spoolproof")
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try #require(try program.run(["init", spool]).status == 0)
    for (id, decision) in [("a", "escalate"), ("b", "fail"), ("c", "escalate")] {
      try write(id, decision: decision)
    }
  }

  private var spool: String { folder.url.appending(path: "spool").path(percentEncoded: false) }

  private func write(_ id: String, decision: String) throws {
    // What the commands read of a result.
    let result = """
      {"format": 1, "id": "\(id)", "decision": "\(decision)", "evidence": [{"type": "passport"}],
       "reasons": [{"code": "match.family_mismatch", "push": "escalate", "decisive": true, "proved": true}],
       "escalation": {"priority": 0, "minutes": 15},
       "timings": {"decidedAt": "2026-11-23T09:00:00Z", "milliseconds": {"total": 5}, "takes": 1}}
      """
    try Data(result.utf8).write(to: URL(filePath: "\(spool)/results/\(id).result.json"))
    try Data(#"{"format": 1, "locale": "es"}"#.utf8).write(
      to: URL(filePath: "\(spool)/results/\(id).notice.json"))
  }

  private func spoolproof(_ arguments: String...) throws -> BuiltProgram.Ending {
    try program.run(arguments + ["--spool", spool])
  }

  private func file(_ name: String) throws -> [String: Any]? {
    guard let data = FileManager.default.contents(atPath: "\(spool)/results/\(name)") else {
      return nil
    }
    return try JSONSerialization.jsonObject(with: data) as? [String: Any]
  }

  private func digest(_ name: String) throws -> String {
    let bytes = try #require(FileManager.default.contents(atPath: "\(spool)/results/\(name)"))
    return hexadecimal(sha256(Array(bytes)))
  }

  @Test func aDecisionStandsBesideTheResultAndTakesTheJobOffTheQueue() throws {
    let before = FileManager.default.contents(atPath: "\(spool)/results/a.result.json")
    #expect(try spoolproof("queue").output.contains("2 jobs wait for a person"))
    let ending = try spoolproof(
      "decide", "a", "--pass", "--agent", "j.doe", "--reason", "agent.change_explained")
    #expect(ending.status == 0 && ending.output == "a: pass, by a person\n")
    #expect(FileManager.default.contents(atPath: "\(spool)/results/a.result.json") == before)
    let final = try #require(try file("a.final.json"))
    #expect(final["decision"] as? String == "pass" && final["number"] as? Int == 1)
    let notice = try #require(try file("a.final-notice.json"))
    #expect(notice["locale"] as? String == "es" && notice["outcome"] as? String == "verified")
    let log = try String(contentsOfFile: "\(spool)/audit.log", encoding: .utf8)
    #expect(log.contains("\"event\": \"final\", \"id\": \"a\", \"decision\": \"pass\""))
    #expect(log.contains("agent.change_explained") && log.contains("\"by\": \"j.doe\""))
    #expect(try spoolproof("audit", "verify").status == 0)
    #expect(try spoolproof("queue").output.contains("1 job waits for a person"))
    #expect(
      try spoolproof("show", "a").output.contains("pass, by a person: agent.change_explained"))
  }

  @Test func aSecondDecisionNeedsSupersede() throws {
    let first = ["decide", "a", "--fail", "--agent", "j.doe", "--reason", "agent.not_the_holder"]
    let second = ["decide", "a", "--pass", "--agent", "m.roe", "--reason", "agent.misread"]
    #expect(try program.run(first + ["--spool", spool]).status == 0)
    let refused = try program.run(second + ["--spool", spool])
    #expect(refused.status == 65 && refused.errors.contains("--supersede"))
    #expect(try file("a.final.json")?["decision"] as? String == "fail")
    let written = try program.run(second + ["--supersede", "--spool", spool])
    #expect(written.status == 0 && written.output.contains("the earlier decision is number 1"))
    #expect(try file("a.final.json")?["decision"] as? String == "pass")
    #expect(try file("a.final-1.json")?["decision"] as? String == "fail")
    #expect(try file("a.final-notice.json")?["outcome"] as? String == "verified")
    #expect(try file("a.final-notice-1.json")?["outcome"] as? String == "notVerified")
  }

  @Test func theLogKnowsOfADecisionBeforeItIsSuperseded() throws {
    _ = try spoolproof("decide", "a", "--fail", "--agent", "j.doe", "--reason", "agent.withdrawn")
    // As if that call had been killed before its last step, the log's first entry.
    for name in ["audit.log", "audit.key"] {
      try FileManager.default.removeItem(atPath: "\(spool)/\(name)")
    }
    _ = try spoolproof(
      "decide", "a", "--pass", "--agent", "m.roe", "--reason", "agent.misread", "--supersede")
    let log = try String(contentsOfFile: "\(spool)/audit.log", encoding: .utf8)
    let entries = log.split(separator: "\n").filter { $0.contains("\"event\": \"final\"") }
    try #require(entries.count == 2)
    #expect(entries[0].contains(try digest("a.final-1.json")))
    #expect(entries[1].contains(try digest("a.final.json")))
  }

  @Test func theSameCallAgainCompletesWhatIsMissing() throws {
    let call = ["decide", "a", "--retry", "--agent", "j.doe", "--reason", "agent.no_show"]
    #expect(try program.run(call + ["--spool", spool]).status == 0)
    let decision = FileManager.default.contents(atPath: "\(spool)/results/a.final.json")
    try FileManager.default.removeItem(atPath: "\(spool)/results/a.final-notice.json")
    let again = try program.run(call + ["--spool", spool])
    #expect(again.status == 0 && again.output == "a: retry, as decided before\n")
    #expect(FileManager.default.contents(atPath: "\(spool)/results/a.final.json") == decision)
    #expect(try file("a.final-notice.json")?["outcome"] as? String == "tryAgain")
  }

  @Test func onlyRedressDecidesWhatWasNotEscalated() throws {
    let call = ["decide", "b", "--pass", "--agent", "j.doe", "--reason", "agent.misread"]
    let refused = try program.run(call + ["--spool", spool])
    #expect(refused.status == 64 && refused.errors.contains("--redress"))
    #expect(try program.run(call + ["--redress", "--spool", spool]).status == 0)
    let final = try #require(try file("b.final.json"))
    #expect(final["redress"] as? Bool == true)
    #expect((final["automatic"] as? [String: Any])?["decision"] as? String == "fail")
  }

  @Test(arguments: [
    ["a", "--pass", "--agent", "j.doe", "--reason", "agent.no_show"],
    ["a", "--pass", "--agent", "J Doe", "--reason", "agent.misread"],
    ["a", "--pass", "--agent", "j.doe", "--reason", "agent.mood"],
    ["a", "--pass", "--fail", "--agent", "j.doe", "--reason", "agent.misread"],
    ["a", "--agent", "j.doe", "--reason", "agent.misread"],
    ["unknown", "--pass", "--agent", "j.doe", "--reason", "agent.misread"],
    ["../a", "--pass", "--agent", "j.doe", "--reason", "agent.misread"],
  ])
  func whatCannotBeDecidedSoWritesNothing(arguments: [String]) throws {
    let ending = try program.run(["decide"] + arguments + ["--spool", spool])
    #expect(ending.status == 64, "\(ending.errors)")
    #expect(try file("a.final.json") == nil && (try file("a.final-notice.json")) == nil)
  }

  /// The codes in the help are those of the catalogue, verdict by verdict and in its order.
  @Test(arguments: FinalVerdict.allCases)
  func theHelpNamesEveryReason(verdict: FinalVerdict) throws {
    let help = try program.run(["decide", "--help"]).output
    let list = try #require(
      help.split(separator: "REASONS").last?.split(separator: "EXAMPLES").first)
    var told: [String: Set<String>] = [:]
    var current = ""
    for word in list.split(whereSeparator: { " \n,".contains($0) }).map(String.init) {
      if word.hasPrefix("agent.") {
        told[current, default: []].insert(word)
      } else {
        current = word
      }
    }
    let catalogue = try ReasonCatalogue.shipped()
    let known = AgentReason.allCases.filter {
      catalogue.agent[$0]?.decisions.contains(verdict) == true
    }
    #expect(told[verdict.rawValue] == Set(known.map(\.rawValue)))
  }

  @Test func aNoteIsKeptAndTold() throws {
    let note = folder.url.appending(path: "note").path(percentEncoded: false)
    let text = "She changed her name: <b>\u{202E}=1+1\u{1F469}"
    try Data(text.utf8).write(to: URL(filePath: note))
    let ending = try spoolproof(
      "decide", "a", "--pass", "--agent", "j.doe", "--reason", "agent.change_explained", "--note",
      note)
    #expect(ending.status == 0 && !ending.output.contains("name"))
    #expect(try file("a.final.json")?["note"] as? String == text)
    let notice = FileManager.default.contents(atPath: "\(spool)/results/a.final-notice.json")
    #expect(!String(decoding: notice ?? Data(), as: UTF8.self).contains("name:"))
    try Data([0xFF, 0xFE]).write(to: URL(filePath: note))
    let broken = try spoolproof(
      "decide", "c", "--pass", "--agent", "j.doe", "--reason", "agent.misread", "--note", note)
    #expect(broken.status == 64)
  }

  @Test func claimsStandOnlyInTheReviewersTable() throws {
    let ending = try spoolproof("report", "--reveal")
    #expect(ending.status == 0 && ending.output.contains("results/all.review/results.csv"))
    let path = "\(spool)/results/all.review/results.csv"
    let table = try String(contentsOfFile: path, encoding: .utf8)
    #expect(table.hasPrefix("id,decision,") && table.contains(",family_name,"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let plain = try String(contentsOfFile: "\(spool)/reports/all/results.csv", encoding: .utf8)
    #expect(!plain.contains("family_name"))
  }

  @Test func statusCountsWhatPeopleDecided() throws {
    _ = try spoolproof("decide", "a", "--fail", "--agent", "j.doe", "--reason", "agent.withdrawn")
    #expect(try spoolproof("status", "--json").output.contains("\"finals\":1"))
  }

  @Test func theReportKnowsWhatPeopleDecided() throws {
    _ = try spoolproof("decide", "a", "--fail", "--agent", "j.doe", "--reason", "agent.withdrawn")
    let ending = try spoolproof("report", "--json")
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
    let finals = try #require(summary["finals"] as? [String: Any])
    #expect(finals["reasons"] as? [String: Int] == ["agent.withdrawn": 1])
    let table = try String(contentsOfFile: "\(spool)/reports/all/results.csv", encoding: .utf8)
    #expect(table.contains(",fail,agent.withdrawn\r\n"))
    let outcomes = try spoolproof("outcomes", "--json")
    #expect(outcomes.status == 0 && outcomes.output.contains("\"jobs\":1"))
  }

  /// Kills `decide` at every system call that changes the disk, and calls it again.
  @Test func aKilledCallIsCompletedByTheSameCall() throws {
    let call = ["decide", "a", "--pass", "--agent", "j.doe", "--reason", "agent.misread"]
    var kills = 0
    for syscall in ["fsync", "renameat2", "rename"] {
      for time in 1...8 {
        for name in ["final.json", "final-notice.json"] {
          try? FileManager.default.removeItem(atPath: "\(spool)/results/a.\(name)")
        }
        let killed = try BuiltProgram(at: "/usr/bin/strace").run(
          [
            "-f", "-qqq", "-o", "/dev/null", "-e", "trace=\(syscall)", "-e",
            "inject=\(syscall):signal=SIGKILL:when=\(time)",
            program.executable.path(percentEncoded: false),
          ] + call + ["--spool", spool])
        if killed.status == 0 { break }
        kills += 1
        let again = try program.run(call + ["--spool", spool])
        #expect(again.status == 0, "\(again.errors)")
        #expect(try file("a.final.json")?["decision"] as? String == "pass")
        #expect(try file("a.final-notice.json")?["outcome"] as? String == "verified")
        let entries = try String(contentsOfFile: "\(spool)/audit.log", encoding: .utf8)
          .split(separator: "\n").filter { $0.contains("\"event\": \"final\"") }
        let digest = try digest("a.final.json")
        #expect(entries.count { $0.contains(digest) } == 1)
      }
    }
    #expect(try spoolproof("audit", "verify").status == 0)
    // Each file is synced and named, and so is the folder after each.
    #expect(kills >= 5)
  }
}
