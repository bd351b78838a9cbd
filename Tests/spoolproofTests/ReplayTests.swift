import Adjudication
import Foundation
import Proofing
import Reporting
import Scoring
import Support
import Testing

@testable import spoolproof

@Suite struct ReplayTests {
  private let catalogue: ReasonCatalogue
  private let folder: TemporaryFolder

  init() throws {
    catalogue = try ReasonCatalogue.shipped()
    folder = try TemporaryFolder()
  }

  /// A decided license of Maria Garcia; the barcode has another number when it is said.
  private func result(
    number: String = "058512340", under policy: Policy = .make(), table: String = "sha256:01"
  ) throws -> [UInt8] {
    let day = try #require(CalendarDate(iso8601: "1990-07-03"))
    let today = try #require(CalendarDate(iso8601: "2026-11-23"))
    var claim = Claim(familyName: "Garcia", dateOfBirth: day)
    claim.givenNames = Redacted("Maria")
    claim.documentNumber = Redacted("058512340")
    let pictures = [Side.front, .back].map {
      Evidence.Picture(side: $0, file: "\($0.rawValue).jpg")
    }
    let job = Job(
      id: "2026-000123", consent: Consent(givenAt: 1_795_388_400), claim: claim,
      evidence: [Evidence(type: .driversLicense, issuer: "US-GA", pictures: pictures)])
    let pages = [Zone.visual, .barcode].enumerated().map { place, zone in
      var page = Page(evidence: 0, picture: place, side: place == 0 ? .front : .back)
      let values: [(Attribute, String)] = [
        (.familyName, "GARCIA"), (.givenNames, "MARIA"), (.dateOfBirth, "1990-07-03"),
        (.documentNumber, number), (.dateOfExpiry, "2030-07-03"),
      ]
      page.readings = values.map { attribute, value in
        Reading(
          attribute: attribute, zone: zone, box: Box(x: 0, y: 0, width: 9, height: 9), raw: value,
          value: value, confidences: value.unicodeScalars.map { _ in 0.9876 },
          proof: zone == .barcode ? .errorCorrection : .confidence, engine: "test")
      }
      return page
    }
    let assessment = assess(
      job, pages: pages, today: today, policy: policy, authenticate: nil)
    let decision = adjudicate(assessment, attempt: 1, under: policy, catalogue: catalogue)
    let outcome = Outcome(
      job: job, pages: pages, assessment: assessment, decision: decision,
      decidedAt: 1_795_392_000, today: today, run: "test",
      versions: ["table/family-names.tsv": table], milliseconds: [:],
      takes: 1)
    return resultFile(outcome, policy: policy, policyDigest: "sha256:00", catalogue: catalogue)
  }

  private func replayed(_ file: [UInt8], under policy: Policy) throws -> Replayed {
    Replayed(
      try RecordedDecision(file), under: policy, catalogue: catalogue,
      tables: ["family-names.tsv": "sha256:01"])
  }

  @Test(arguments: ["058512340", "058512345", "X77777777"])
  func theSamePolicyDecidesTheSame(_ number: String) throws {
    let replayed = try replayed(result(number: number), under: .make())
    #expect(!replayed.changes)
    #expect(replayed.before.bits == replayed.after.bits)
  }

  @Test func anotherThresholdTurnsAPassIntoAnEscalation() throws {
    let file = try result()
    #expect(try replayed(file, under: .make()).before.decision == "pass")
    var stricter = Policy.make()
    stricter.scoring.passBits = 40
    let replayed = try replayed(file, under: stricter)
    #expect(replayed.changes)
    #expect(replayed.after.decision == "escalate")
    #expect(replayed.after.reasons == ["decision.score_below_pass"])
    #expect(Replay.table([replayed]).hasSuffix("1 result, 1 changes\n"))
    #expect(Replay.table([replayed]).contains("2026-000123  pass"))
  }

  @Test func otherTablesGiveOtherBits() throws {
    let file = try result()
    var trusting = Policy.make()
    trusting.scoring.shares = [
      .stranger: 0.95, .relative: 0.01, .namesake: 0.01, .forged: 0.01, .editedBirthDate: 0.01,
      .editedNumber: 0.01,
    ]
    let replayed = try replayed(file, under: trusting)
    #expect((replayed.after.bits ?? 0) > (replayed.before.bits ?? 0) + 2)
    #expect(Replay.table([replayed]) == "1 result, none changes\n")
  }

  @Test func otherTablesThanThoseOfTheRecordAreTold() throws {
    let same = try replayed(result(), under: .make())
    #expect(same.otherTables.isEmpty)
    let other = try replayed(result(table: "sha256:02"), under: .make())
    #expect(other.otherTables == ["family-names.tsv"])
    // The record alone decides, whatever the tables are now.
    #expect(other.after == same.after)
    #expect(
      Replay.table([same, other]).hasSuffix(
        """
        2 results, none changes
        1 rests on other tables than this program's (family-names.tsv): decided by its evidence as recorded

        """))
  }

  @Test func theCommandReplaysFilesAndRefusesAnotherWayOfReading() throws {
    let program = BuiltProgram("spoolproof")
    let file = folder.url.appending(path: "2026-000123.result.json")
    try Data(result()).write(to: file)
    let same = try program.run(["replay", file.path, "--policy", "nist-63a-4", "--json"])
    #expect(same.status == 0)
    #expect(same.output.contains(#""changes":false"#))
    let policy = folder.url.appending(path: "mine.yaml")
    func write(_ line: String) throws {
      try Data("format: 1\nname: mine\nextends: nist-63a-4\n\(line)\n".utf8).write(to: policy)
    }
    try write("scoring: { passBits: 40 }")
    let stricter = try program.run(["replay", file.path, "--policy", policy.path])
    #expect(stricter.status == 0)
    #expect(stricter.output.contains("decision.score_below_pass"))
    try write("certainConfidence: 0.99")
    let other = try program.run(["replay", file.path, "--policy", policy.path])
    #expect(other.status == 78)
    #expect(other.errors.contains("the same certainConfidence"))
    #expect(try program.run(["replay", policy.path, "--policy", "nist-63a-4"]).status == 65)
    let missing = folder.url.appending(path: "nothing.json").path
    #expect(try program.run(["replay", missing, "--policy", "nist-63a-4"]).status == 74)
  }
}
