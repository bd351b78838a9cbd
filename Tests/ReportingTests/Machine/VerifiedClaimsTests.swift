import Proofing
import Testing

@testable import Reporting

@Suite struct VerifiedClaimsTests {
  private static let agreed = [Attribute.familyName, .givenNames, .dateOfBirth, .documentNumber]
    .map { attribute in
      Comparison(
        attribute: attribute, evidence: 0, zone: .barcode, level: .exact, agreement: .agrees,
        proof: .errorCorrection, confidence: 1)
    }

  private func claims(
    verdict: Verdict = .pass, comparisons: [Comparison] = agreed, final: FinalDecision? = nil,
    change: (inout Job) -> Void = { _ in }
  ) throws -> JSON? {
    let outcome = Outcome.make(verdict: verdict, comparisons: comparisons, change: change)
    let result = resultFile(outcome, policy: .make(), policyDigest: "x", catalogue: .all())
    let file = verifiedClaimsFile(
      outcome.job, resultFile: result, final: final, trustFramework: "us_example_agency")
    return try file.map { try JSON(file: $0) }
  }

  @Test func aPassTellsWhatWasVerifiedAndNothingElse() throws {
    let whole = try #require(try claims())
    let object = whole["verified_claims"]
    #expect(
      object?["claims"]
        == .object(["family_name": "Garcia", "given_name": "Maria", "birthdate": "1990-07-03"]))
    #expect(object?["verification"]?["trust_framework"]?.text == "us_example_agency")
    let evidence = object?["verification"]?["evidence"]?.elements.first
    #expect(evidence?["check_details"]?.elements.first?["check_method"]?.text == "vri")
    #expect(
      evidence?["document_details"]
        == .object([
          "type": "driving_permit", "document_number": "B8512340",
          "issuer": .object(["country_code": "US", "jurisdiction": "US-GA"]),
        ]))
    #expect(try validate([whole.file], against: "verified-claims") == [""])
  }

  @Test func onlyAPassIsVerified() throws {
    for verdict in [Verdict.fail, .escalate] { #expect(try claims(verdict: verdict) == nil) }
    #expect(try claims(comparisons: []) == nil)
  }

  @Test func thePersonsDecisionGoesBeforeTheAutomaticOne() throws {
    #expect(try claims(final: .make(.fail, .suspectedFraud)) == nil)
    #expect(try claims(final: .make(.retry, .noShow)) == nil)
    let passed = try #require(
      try claims(verdict: .escalate, comparisons: Outcome.comparisons, final: .make()))
    let object = passed["verified_claims"]
    #expect(object?["verification"]?["time"]?.text == "2026-11-24T06:00:00Z")
    #expect(object?["claims"]?["family_name"]?.text == "Garcia")
    #expect(object?["claims"]?["given_name"] == nil)
    #expect(try validate([passed.file], against: "verified-claims") == [""])
  }

  @Test func whatTheConsentDoesNotCoverIsNotTold() throws {
    let whole = try #require(
      try claims { $0.consent.attributes = ["familyName", "dateOfBirth"] })
    #expect(
      Set(whole["verified_claims"]?["claims"]?.sortedMembers.map(\.key) ?? [])
        == ["family_name", "birthdate"])
    #expect(!String(decoding: whole.file, as: UTF8.self).contains("B8512340"))
  }

  @Test func aNumberIsToldOfTheDocumentThatBearsIt() throws {
    let whole = try #require(
      try claims { job in
        job.evidence.append(
          Evidence(type: .passport, pictures: [Evidence.Picture(side: .front, file: "p.png")]))
      })
    let evidence = whole["verified_claims"]?["verification"]?["evidence"]?.elements ?? []
    #expect(evidence.map { $0["document_details"]?["document_number"]?.text } == ["B8512340", nil])
  }

  @Test(arguments: strings.indices) func aHostileNameIsText(place: Int) throws {
    let whole = try #require(
      try claims { job in
        job.claim.familyName = Redacted(strings[place])
        job.evidence[0].issuer = strings[place]
      })
    #expect(whole["verified_claims"]?["claims"]?["family_name"]?.text == strings[place])
    #expect(try validate([whole.file], against: "verified-claims") == [""])
  }
}
