import Proofing
import Support
import Testing

@testable import Reporting

@Suite struct ScoreTests {
  /// A job with a score: an edited birth date is the closest rival.
  private let outcome: Outcome = {
    var outcome = Outcome.escalated()
    func bits(_ birth: Double, _ others: Double) -> [Hypothesis: Double] {
      Dictionary(
        uniqueKeysWithValues: Hypothesis.rivals.map {
          ($0, $0 == .editedBirthDate ? birth : others)
        })
    }
    outcome.assessment.weighing = Weighing(
      lines: [
        Weighing.Line(
          kind: .field, attribute: .familyName, level: .exact, bits: bits(0, 14.2)),
        Weighing.Line(
          kind: .field, attribute: .dateOfBirth, level: .exact, bits: bits(7.3, 14.4)),
        Weighing.Line(kind: .consistency, attribute: .dateOfBirth, bits: bits(-8.2, 0)),
        Weighing.Line(kind: .knowledge, bits: bits(4, 4)),
      ],
      total: 5.4, shares: [.editedBirthDate: 0.5, .editedNumber: 0.3, .forged: 0.2],
      priorBits: 3.3, hasCertainMismatch: true)
    outcome.assessment.evidence = [
      FieldEvidence(
        attribute: .familyName, level: .exact, alternatives: [[.exact: 0, .other: -12.25]],
        frequencyBits: 14.287712),
      FieldEvidence(
        attribute: .dateOfBirth, level: .exact, alternatives: [[.exact: 0], [:]],
        mismatch: 0.998501,
        consistency: [
          ZoneLikelihood(
            evidence: 0, zone: .barcode, same: -13.5, altered: 0, contradicted: true)
        ]),
    ]
    return outcome
  }()

  private var file: [UInt8] {
    resultFile(outcome, policy: .make(), policyDigest: "sha256:abc", catalogue: .all())
  }

  @Test func aResultWithAScoreKeepsToItsSchema() throws {
    #expect(try validate([file], against: "result").allSatisfy(\.isEmpty))
  }

  @Test func theWaterfallIsDrawnAgainstTheClosestRival() throws {
    let text = try explain(file)
    let bar = String(repeating: "█", count: 4)
    for part in [
      "closest rival: an edited birth date (50 %), then an edited number (30 %)",
      "share of this rival", "family name G••••: exact", "+14.2 against a stranger",
      "\(bar)│", "│\(bar)", "knowledge answers", "other rivals",
      "+5.4", "pass from +8.0, fail up to −8.0",
    ] {
      #expect(text.contains(part), "\(part)\n\(text)")
    }
  }

  @Test func aResultWithoutAScoreIsExplainedWithoutOne() throws {
    let plain = resultFile(
      .escalated(), policy: .make(), policyDigest: "sha256:abc", catalogue: .all())
    #expect(!(try explain(plain)).contains("closest rival"))
  }

  @Test func theApplicantsNoticeHasNothingOfIt() throws {
    var unweighed = outcome
    unweighed.assessment.weighing = nil
    unweighed.assessment.evidence = []
    let texts = try Shipped.texts()
    let notices = [outcome, unweighed].map {
      noticeFile($0, policy: .make(), catalogue: .all(), texts: texts)
    }
    #expect(notices[0] == notices[1])
  }

  @Test func aRecordSaysAllThatADecisionIsMadeOf() throws {
    let record = try RecordedDecision(file)
    #expect(record.id == "2026-000123" && record.verdict == .escalate && record.attempt == 1)
    #expect(record.bits == 5.4)
    #expect(record.assessment.evidence == outcome.assessment.evidence)
    #expect(record.assessment.knowledge == outcome.assessment.knowledge)
    #expect(record.assessment.evidenceTypes == [.driversLicense])
    #expect(Set(record.assessment.findings) == Set(outcome.assessment.findings))
    let levels = record.assessment.comparisons.map(\.level.rawValue)
    let recorded = outcome.assessment.comparisons.map(\.level.rawValue)
    #expect(levels.sorted() == recorded.sorted())
  }

  @Test func whatTheDecisionItselfFoundIsNotPartOfTheRecord() throws {
    var decided = outcome
    decided.decision.reasons += [
      .make(.decisionScoreBelowPass, .escalate), .make(.policyAttemptsExceeded, .escalate),
    ]
    let file = resultFile(
      decided, policy: .make(), policyDigest: "sha256:abc", catalogue: .all())
    #expect(
      Set(try RecordedDecision(file).assessment.findings) == Set(outcome.assessment.findings))
  }

  @Test func settingsThatReadingRestsOnAreHeldAgainstAnotherPolicy() throws {
    let record = try RecordedDecision(file)
    #expect(record.settings(thatDifferUnder: .make()).isEmpty)
    var same = Policy.make()
    same.scoring.passBits = 20
    same.pushes[.imageGlare] = .escalate
    same.name = "another"
    #expect(record.settings(thatDifferUnder: same).isEmpty)
    var other = Policy.make()
    other.certainConfidence = 0.99
    other.mandatory.append(.address)
    other.consentDays = 30
    other.evidence[.visa] = Policy.EvidenceRule(sides: [.front], requiredZone: nil)
    #expect(
      record.settings(thatDifferUnder: other)
        == ["certainConfidence", "consentDays", "evidence", "mandatory"])
  }

  @Test func whatIsNoRecordIsRefused() throws {
    #expect(throws: RecordError.notAResult) { try RecordedDecision(Array("{}".utf8)) }
    #expect(throws: RecordError.notAResult) { try RecordedDecision(Array("nothing".utf8)) }
    let plain = resultFile(
      .escalated(), policy: .make(), policyDigest: "sha256:abc", catalogue: .all())
    #expect(throws: RecordError.noRecord) { try RecordedDecision(plain) }
    let text = String(decoding: file, as: UTF8.self)
    for (old, new) in [
      (#""exact": 0"#, #""exactly": 0"#), (#""zone": "barcode""#, #""zone": "hologram""#),
      (#""code": "match.exact""#, #""code": "match.perfect""#),
    ] {
      let broken = text.replacing(old, with: new)
      #expect(broken != text, "\(old)")
      #expect(throws: RecordError.notAResult) { try RecordedDecision(Array(broken.utf8)) }
    }
  }
}
