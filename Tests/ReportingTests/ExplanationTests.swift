import Proofing
import Testing

@testable import Reporting

@Suite struct ExplanationTests {
  private func explained(
    _ outcome: Outcome, style: TerminalStyle = TerminalStyle()
  ) throws -> String {
    try explain(
      resultFile(outcome, policy: .make(), policyDigest: "sha256:abc", catalogue: .all()),
      style: style)
  }

  @Test func everyPartOfADecisionIsExplained() throws {
    let text = try explained(.escalated())
    for part in [
      "2026-000123  escalate\n",
      "* escalate match.family_mismatch  (document 1, barcode, family name) What match.family",
      "data comparison  fail    required  match.family_mismatch",
      "face             not run optional  face.not_run",
      "family name: claimed G••••",
      "read G•••• (document 1, front, printed text; proved by confidence, least 93 %, tesseract/mrz",
      "disagrees: no known relation (document 1, barcode)",
      "front: JPEG, 3024 × 4032 pixels, 847 dots per inch",
      "to a person by video, packet 2026-000123.packet/index.html",
      "liveness             Still pictures",
      "policy               nist-63a-4 sha256:abc",
      "tesseract/mrz        5.3.0 sha256:0123abcd",
      "total                412.3 ms",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func aRetryIsExplained() throws {
    let retry = Retry(allowed: true, attemptsLeft: 2, reasons: [.imageBlurred])
    let text = try explained(.make(verdict: .fail, retry: retry))
    #expect(text.contains("another try is allowed, attempts left: 2  image.blurred"))
  }

  @Test func aFileOfAnotherVersionIsStillExplained() throws {
    let text = try explain(Array(#"{"id": "a", "decision": "pass", "format": 9, "new": []}"#.utf8))
    #expect(text == "a  pass\n")
  }

  @Test(arguments: ["", "[]", "{}", #"{"id": 1, "decision": "pass"}"#, #"{"id": "a"}"#, "\u{FFFD}"])
  func whatIsNoResultIsRefused(text: String) {
    #expect(throws: ExplanationError.self) { try explain(Array(text.utf8)) }
  }

  @Test func nothingInAFileDrivesTheTerminal() throws {
    let outcome = Outcome.make(reasons: [.make(.kbaTooFast, .warn, question: hostile)]) { job in
      job.evidence[0].issuer = hostile
      job.upstream = Upstream(liveness: Upstream.Check(result: hostile, by: hostile))
    }
    let text = try explained(outcome)
    for line in text.split(separator: "\n") {
      #expect(!line.unicodeScalars.contains { isInvisibleControl($0) }, "\(line)")
    }
  }

  @Test func noStringOfAForeignFileDrivesTheTerminal() throws {
    func poisoned(_ json: JSON, _ key: String = "") -> JSON {
      switch json {
      case .object(let members):
        .object(
          members.merging(["\u{1B}[2J": "\u{7}"]) { old, _ in old }.reduce(into: [:]) {
            $0[$1.key] = poisoned($1.value, $1.key)
          })
      case .array(let elements): .array(elements.map { poisoned($0) })
      case .string: .string("\u{1B}]0;title\u{7}\u{202E}" + hostile)
      case .integer, .decimal, .bool: json
      }
    }
    let good = result(
      .escalated(), policy: .make(), policyDigest: "x", catalogue: .all())
    let text = try explain(poisoned(good).file)
    #expect(text.split(separator: "\n").count > 30)
    for line in text.split(separator: "\n") {
      #expect(!line.unicodeScalars.contains { isInvisibleControl($0) })
    }
  }

  @Test func numbersThatNoIntegerHoldsDoNotStopIt() throws {
    let text = """
      {"id": "a", "decision": "fail", "timings": {"takes": 1e300, "attempt": -1e19},
       "retry": {"allowed": true, "attemptsLeft": 1e40}, "reasons": [{"evidence": 1e30}],
       "evidence": [{"pictures": [{"format": {"name": "x", "width": 1e99, "height": 1}}]}],
       "versions": {"reasonCatalogue": 1e25}}
      """
    #expect(throws: Never.self) { try explain(Array(text.utf8)) }
  }
}
