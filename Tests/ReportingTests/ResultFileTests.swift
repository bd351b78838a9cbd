import Foundation
import Proofing
import Testing

@testable import Reporting

@Suite struct ResultFileTests {
  private func made(_ outcome: Outcome, policy: Policy = .make()) throws -> JSON {
    try JSON(
      file: resultFile(
        outcome, policy: policy, policyDigest: "sha256:abc", catalogue: ReasonCatalogue.all()))
  }

  @Test func equalOutcomesGiveEqualBytes() throws {
    let catalogue = ReasonCatalogue.all()
    let files = (0..<20).map { _ in
      resultFile(
        .escalated(), policy: .make(), policyDigest: "sha256:abc", catalogue: catalogue)
    }
    #expect(Set(files).count == 1)
  }

  @Test(arguments: Verdict.allCases)
  func onlyAnEscalationSaysHowToReachAPerson(verdict: Verdict) throws {
    let result = try made(.make(verdict: verdict))
    #expect(result["decision"]?.text == verdict.rawValue)
    #expect((result["escalation"] != nil) == (verdict == .escalate))
  }

  @Test func withoutAVideoChannelAReviewerIsNamed() throws {
    let result = try made(.escalated(), policy: .make(video: false))
    #expect(result["escalation"]?["channel"]?.text == "reviewer")
    #expect(result["escalation"]?["minutes"] == nil)
  }

  @Test func personalValuesAreMasked() throws {
    let text = String(
      decoding: resultFile(
        .escalated(), policy: .make(), policyDigest: "", catalogue: ReasonCatalogue.all()),
      as: UTF8.self)
    for value in ["Garcia", "GARZA", "Maria", "1990", "B8512340", "219", "Oak", "Atlanta", "30301"]
    {
      #expect(!text.localizedCaseInsensitiveContains(value), "\(value) is shown")
    }
  }

  @Test func aPolicyMayRevealValues() throws {
    let result = try made(.escalated(), policy: .make(reveal: true))
    #expect(result["fields"]?["familyName"]?["claimed"]?.text == "Garcia")
    #expect(
      result["fields"]?["familyName"]?["sources"]?.elements.map { $0["value"]?.text }
        == ["GARZA", "GARZA"])
    #expect(result["fields"]?["dateOfBirth"]?["claimed"]?.text == "1990-07-03")
  }

  @Test func everySourceStaysApart() throws {
    let name = try #require(try made(.escalated())["fields"]?["familyName"])
    let sources = name["sources"]?.elements ?? []
    #expect(sources.map { $0["zone"]?.text } == ["visual", "barcode"])
    #expect(sources.map { $0["side"]?.text } == ["front", "back"])
    #expect(sources.first?["confidence"]?.number == 0.935)
    #expect(name["comparisons"]?.elements.first?["agreement"]?.text == "disagrees")
  }

  @Test func aComparisonWithoutAReadingIsStillThere() throws {
    let address = try #require(try made(.escalated())["fields"]?["address"])
    #expect(address["sources"]?.elements.isEmpty == true)
    #expect(address["comparisons"]?.elements.first?["level"]?.text == "num+street")
  }

  @Test func everyCheckIsThereAndAMissingOneDidNotRun() throws {
    let checks = try #require(try made(.make(checks: []))["checks"])
    #expect(Set(checks.sortedMembers.map(\.key)) == Set(Check.Name.allCases.map(\.rawValue)))
    #expect(checks.sortedMembers.allSatisfy { $0.value["status"]?.text == "notRun" })
  }

  @Test func aReasonNamesItsPlace() throws {
    let reasons = try made(.escalated())["reasons"]?.elements ?? []
    #expect(
      reasons.first
        == .object([
          "code": "match.family_mismatch", "push": "escalate", "decisive": true, "proved": true,
          "attribute": "familyName", "zone": "barcode", "evidence": 0,
          "text": "What match.family_mismatch means.",
        ]))
  }

  @Test func aCodeThatTheCatalogueLacksHasNoText() throws {
    let file = resultFile(
      .escalated(), policy: .make(), policyDigest: "", catalogue: .make([:]))
    let reasons = try JSON(file: file)["reasons"]?.elements ?? []
    #expect(reasons.count == 4)
    #expect(reasons.allSatisfy { $0["text"] == nil })
  }

  @Test func aPictureThatCouldNotBeOpenedHasNoNumbers() throws {
    let result = try made(.make(pages: [Page(evidence: 0, picture: 0, side: .front)]))
    let pictures = result["evidence"]?.elements.first?["pictures"]?.elements ?? []
    #expect(pictures.count == 2)
    for picture in pictures {
      #expect(picture["read"] == false)
      #expect(picture["format"] == nil)
      #expect(picture["quality"] == nil)
      #expect(picture["page"] == nil)
    }
  }

  @Test func whatWasNotEvaluatedIsNeverClaimed() throws {
    let outcome = Outcome.make(verdict: .pass) { job in
      job.upstream = Upstream(liveness: Upstream.Check(result: "pass", by: "example-vendor"))
    }
    let notEvaluated = try #require(try made(outcome)["notEvaluated"])
    #expect(
      notEvaluated.sortedMembers.map(\.key) == [
        "authoritativeSource", "deathRecord", "liveCapture", "liveness", "securityFeatures",
      ])
    #expect(
      notEvaluated["liveness"]?["upstream"] == .object(["result": "pass", "by": "example-vendor"]))
    #expect(notEvaluated.sortedMembers.allSatisfy { $0.value["why"]?.text?.isEmpty == false })
  }

  @Test func engineNumbersThatAreNoNumbersAreAbsent() throws {
    var page = Page.front()
    page.quality?.focus = .nan
    page.readings[0].confidences = [.nan]
    var outcome = Outcome.make(pages: [page])
    outcome.milliseconds = ["total": .infinity]
    let result = try made(outcome)
    let picture = result["evidence"]?.elements.first?["pictures"]?.elements.first
    #expect(picture?["quality"]?["focus"] == nil)
    #expect(result["timings"]?["milliseconds"] == .object([:]))
  }

  @Test func noResultClaimsAnAssuranceLevelOrHoldsANull() throws {
    for verdict in Verdict.allCases {
      let text = String(
        decoding: resultFile(
          .make(verdict: verdict), policy: .make(), policyDigest: "",
          catalogue: ReasonCatalogue.all()), as: UTF8.self)
      #expect(!text.contains("IAL"))
      #expect(!text.contains("null"))
    }
  }

  @Test func theProgramStandsApartFromTheEngines() throws {
    let versions = try #require(try made(.escalated())["versions"])
    #expect(versions["program"]?.text == "0.1.0")
    #expect(versions["engines"] == .object(["tesseract/mrz": "5.3.0 sha256:0123abcd"]))
    #expect(versions["policy"]?["digest"]?.text == "sha256:abc")
    #expect(versions["reasonCatalogue"]?.number == 3)
  }
}
