import Proofing
import Support
import Testing

@testable import Reporting

@Suite struct ScoreTests {
  private let outcome = Outcome.weighed

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

  private func page(_ outcome: Outcome) throws -> String {
    let result = resultFile(outcome, policy: .make(), policyDigest: "x", catalogue: .all())
    return String(
      decoding: try #require(jobPage(result, templates: try Shipped.templates())), as: UTF8.self)
  }

  @Test func aPageDrawsTheWaterfallAsBarsThatBeginWhereTheOneBeforeEnds() throws {
    let page = try page(outcome)
    for part in [
      "+5.4 bits for the claim",
      "Closest rival: an edited birth date (50 %), then an edited number (30 %)",
      "<span>family name: exact</span><b>+0.0</b>", "<span>date of birth: print and zone</span>",
      "<span>total</span><b>+5.4</b>", "pass from +8.0, fail up to −8.0",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    let bars = page.matches(of: #/class="bar" x="([0-9.]+)" y="1.5" width="([0-9.]+)"/#).map {
      (x: Double($0.output.1) ?? -1, width: Double($0.output.2) ?? -1)
    }
    // The rival's share, four lines, the other rivals, the total.
    try #require(bars.count == 7)
    #expect(bars.allSatisfy { $0.x >= 0 && $0.width > 0 && $0.x + $0.width <= 201 })
    // The bar of the birth date (+7.3) begins where the share of the rival (+3.3) ended.
    #expect(abs(bars[2].x - (bars[0].x + bars[0].width)) < 0.2)
    // The one of the zones goes back from there.
    #expect(abs(bars[3].x + bars[3].width - (bars[2].x + bars[2].width)) < 0.2)
  }

  @Test func aJobWithoutAScoreHasNoWaterfall() throws {
    #expect(try !page(.escalated()).contains("<ul class=\"waterfall\""))
  }

  @Test func aResultNamesTheTablesApartFromTheEngines() throws {
    var versioned = outcome
    versioned.versions = ["program": "1", "table/family-names.tsv": "sha256:01", "engine": "2"]
    let file = resultFile(
      versioned, policy: .make(), policyDigest: "sha256:abc", catalogue: .all())
    #expect(try RecordedDecision(file).tables == ["family-names.tsv": "sha256:01"])
    let versions = try JSON(file: file)["versions"]
    #expect(versions?["engines"]?.sortedMembers.map(\.key) == ["engine"])
    #expect(try validate([file], against: "result").allSatisfy(\.isEmpty))
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
