import Proofing
import Testing

@testable import Reporting

extension FinalDecision {
  /// A pass of an escalated job; a test states only what it is about.
  static func make(
    _ verdict: FinalVerdict = .pass, _ reason: AgentReason = .misread, number: Int = 1,
    note: String? = nil
  ) -> FinalDecision {
    FinalDecision(
      id: "2026-000123", verdict: verdict, reason: reason, agent: "j.doe", decidedAt: 1_795_500_000,
      number: number, note: note.map { Redacted($0) }, automatic: .escalate,
      resultDigest: "sha256:" + String(repeating: "0a", count: 32),
      supersedes: number > 1 ? "sha256:" + String(repeating: "1b", count: 32) : nil)
  }
}

@Suite struct FinalFileTests {
  private func file(_ final: FinalDecision) throws -> [UInt8] {
    finalFile(final, catalogue: try Shipped.catalogue(), program: "0.1.0")
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var finals = [FinalDecision.make(), .make(.fail, .suspectedFraud, number: 3)]
    finals += strings.map { .make(.retry, .noShow, note: $0) }
    finals[0].redress = true
    for final in finals { #expect(FinalDecision(file: try file(final)) == final) }
  }

  @Test func filesKeepToTheirSchema() throws {
    var files = try FinalVerdict.allCases.flatMap { verdict in
      try AgentReason.allCases.map { try file(.make(verdict, $0)) }
    }
    files += try strings.map { try file(.make(number: 2, note: $0)) }
    #expect(try validate(files, against: "final").allSatisfy(\.isEmpty))
    let good = String(decoding: try file(.make()), as: UTF8.self)
    let broken = [
      good.replacing("agent.misread", with: "agent.mood"), good.replacing("j.doe", with: "J Doe"),
      good.replacing("\"number\": 1", with: "\"number\": 2"),
      good.replacing("\"decision\": \"pass\"", with: "\"decision\": \"escalate\""),
      good.replacing("\"redress\"", with: "\"colour\""),
    ]
    for (fault, text) in zip(try validate(broken.map { Array($0.utf8) }, against: "final"), broken)
    {
      #expect(!fault.isEmpty && text != good)
    }
  }

  @Test func whatIsNoFinalDecisionIsNotRead() throws {
    let text = String(decoding: try file(.make()), as: UTF8.self)
    for (old, new) in [
      ("\"format\": 1", "\"format\": 2"), ("agent.misread", "agent.mood"), ("Z\"", "\""),
    ] {
      #expect(FinalDecision(file: Array(text.replacing(old, with: new).utf8)) == nil)
    }
    #expect(FinalDecision(file: Array("{".utf8)) == nil)
  }

  @Test func onlyTheTimeAndTheNumberMayDifferInWhatSaysTheSame() {
    var later = FinalDecision.make(number: 2)
    later.decidedAt += 60
    #expect(later.saysTheSame(as: .make()))
    for other in [
      FinalDecision.make(.fail), .make(.pass, .otherEvidence), .make(note: "seen again"),
    ] {
      #expect(!other.saysTheSame(as: .make()))
    }
    var redress = FinalDecision.make()
    redress.redress = true
    #expect(!redress.saysTheSame(as: .make()))
  }

  @Test func everyCodeHasItsEntryAndEveryDecisionItsCodes() throws {
    let agent = try Shipped.catalogue().agent
    #expect(Set(agent.keys) == Set(AgentReason.allCases))
    for (code, entry) in agent {
      #expect(!entry.decisions.isEmpty && entry.operatorText.hasSuffix("."), "\(code)")
      #expect(Set(entry.applicantTexts.keys) == Set(entry.decisions.map(\.rawValue)), "\(code)")
    }
    for verdict in FinalVerdict.allCases {
      #expect(agent.values.contains { $0.decisions.contains(verdict) })
    }
  }

  @Test func theTerminalSaysWhoDecidedAndNoNote() throws {
    let text = explain(
      .make(.fail, .notTheHolder, number: 2, note: "She said her sister came."),
      earlier: [.make()])
    #expect(text.contains("fail, by a person: agent.not_the_holder, j.doe, 2026-11-2"))
    #expect(text.contains("before: pass, agent.misread") && !text.contains("sister"))
  }

  @Test(arguments: ["", "a b", "a/b", "ä", String(repeating: "a", count: 65), "a\n", "=1"])
  func whatCanBeNoAgentIsNone(name: String) {
    #expect(!FinalDecision.isAgent(name))
    #expect(FinalDecision.isAgent("j.doe_7@desk-1"))
  }
}
