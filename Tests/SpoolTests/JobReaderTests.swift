import JSONReading
import Proofing
import Testing

@testable import Spool

struct JobReaderTests {
  private func read(_ text: String, id: String = "2026-000123") throws(Fault) -> Job {
    try readJob(Array(text.utf8), id: id, file: "job.json")
  }

  func refusal(_ bytes: [UInt8]) -> Fault? {
    do throws(Fault) {
      _ = try readJob(bytes, id: "2026-000123", file: "job.json")
      return nil
    } catch { return error }
  }

  func refusal(_ text: String) -> Fault? { refusal(Array(text.utf8)) }

  @Test func everyFieldArrives() throws {
    let job = try read(JobFixture.full)
    let digest = JobFixture.digest.lowercased()
    var claim = Claim(
      familyName: "García", dateOfBirth: try #require(CalendarDate(iso8601: "1990-07-03")))
    claim.givenNames = Redacted("Maria")
    claim.middleNames = Redacted("Elena")
    claim.suffix = Redacted("II")
    claim.documentNumber = Redacted("B8512340")
    claim.ssn = Redacted("900-12-3456")
    claim.address = Redacted(
      Address(
        street: "12 Oak Court", unit: "4", city: "Atlanta", region: "GA", postalCode: "30301",
        country: "USA"))
    claim.phone = Redacted("+1 404 555 0100")
    claim.email = Redacted("maria@example.com")
    var expected = Job(
      id: "2026-000123",
      consent: Consent(
        givenAt: 1_795_424_280, text: "2026-01", attributes: ["familyName", "dateOfBirth"],
        biometric: true),
      claim: claim,
      evidence: [
        Evidence(
          type: .driversLicense, issuer: "US-GA",
          pictures: [
            .init(side: .front, file: "front.jpg", sha256: digest),
            .init(side: .back, file: "back.jpg"),
          ]),
        Evidence(
          type: .passport, issuer: "UTO", pictures: [.init(side: .front, file: "p.png")]),
      ])
    expected.submittedAt = 1_795_424_400
    expected.relyingParty = "example-agency"
    expected.purpose = "tax account access"
    expected.locale = "es-US"
    expected.priority = 7
    expected.attempt = 2
    expected.reportedTheft = true
    expected.selfie = .init(side: .front, file: "selfie.jpg")
    let hmac = try #require(Hexadecimal.bytes(digest))
    expected.knowledge = Knowledge(
      tryNumber: 2, priorQuestions: ["q0"],
      questions: [
        KnowledgeItem(
          id: "q1", category: "previous-street", kind: .choice,
          options: [Redacted("Elm"), Redacted("Oak")], answer: Redacted("Oak"), seconds: 21.5,
          expected: .hmac(hmac, salt: Array(0...15)), diversionary: true),
        KnowledgeItem(id: "q2", kind: .year, expected: .plain(Redacted("1999"))),
      ])
    expected.appointment = Appointment(from: 1_795_532_400, minutes: 15)
    expected.upstream = Upstream(
      liveness: .init(result: "pass", by: "camera"), deathRecord: .init(result: "clear"),
      authoritativeSource: .init(result: "pass", by: "dmv"))
    #expect(job == expected)
  }

  @Test func theLeastJobHasTheDefaults() throws {
    let job = try read(JobFixture.least, id: "any")
    #expect(job.id == "any")
    #expect(job.locale == "en")
    #expect(job.priority == 0 && job.attempt == 1)
    #expect(!job.reportedTheft && job.knowledge == nil && job.selfie == nil)
    #expect(job.claim.address == nil && job.claim.ssn == nil)
  }

  @Test func emptyTextsAreAbsent() throws {
    let text = JobFixture.full.replacing("\"II\"", with: "\"\"").replacing(
      "\"es-US\"", with: "\"\""
    )
    .replacing("\"Oak\", \"seconds\"", with: "\"\", \"seconds\"")
    let job = try read(text)
    #expect(job.claim.suffix == nil)
    #expect(job.locale == "en")
    #expect(job.knowledge?.questions[0].answer == nil)
    #expect(job.selfie?.sha256 == nil)
  }

  /// What is replaced in the full job, by what, and the fault that this must be.
  @Test(arguments: [
    ("\"format\": 1", "\"format\": 2", Reason.jobMalformed, "format", "a newer format"),
    ("\"format\": 1", "\"format\": 0", .jobMalformed, "format", "another number"),
    ("\"format\": 1", "\"format\": \"1\"", .jobMalformed, "format", "a string"),
    ("\"format\": 1, ", "", .jobMissingField, "format", "nothing"),
    ("\"2026-000123\"", "\"2026-000124\"", .jobMalformed, "id", "another string"),
    ("\"2026-000123\"", "5", .jobMalformed, "id", "a number"),
    ("T09:00:00Z", "T09:00:00", .jobMalformed, "submittedAt", "a string that is none"),
    ("T09:00:00Z", "T24:00:00Z", .jobMalformed, "submittedAt", "a string that is none"),
    ("\"es-US\"", "\"spanish_us\"", .jobMalformed, "locale", "a string that is none"),
    ("\"priority\": 7", "\"priority\": 1001", .jobMalformed, "priority", "a number outside that"),
    ("\"priority\": 7", "\"priority\": 1.5", .jobMalformed, "priority", "a number"),
    ("\"attempt\": 2", "\"attempt\": 0", .jobMalformed, "attempt", "a number outside that"),
    (
      "\"attempt\"", "\"atempt\"", .jobUnknownField, "atempt",
      "a field that this format does not have"
    ),
    (
      "\"suffix\"", "\"sufix\"", .jobUnknownField, "claim.sufix",
      "a field that this format does not have"
    ),
    (
      "\"by\": \"dmv\"", "\"from\": \"dmv\"", .jobUnknownField, "upstream.authoritativeSource.from",
      "a field that this format does not have"
    ),
    (
      "\"givenAt\": \"2026-11-23T03:58:00-05:00\", ", "", .jobConsentMissing, "consent.givenAt",
      "nothing"
    ),
    (
      "[\"familyName\", \"dateOfBirth\"]", "[\"familyName\", \"shoeSize\"]", .jobMalformed,
      "consent.attributes[1]", "a string that is none"
    ),
    (
      "\"biometric\": true", "\"biometric\": \"yes\"", .jobMalformed, "consent.biometric",
      "a string"
    ),
    ("\"García\"", "\"\"", .jobMissingField, "claim.familyName", "nothing"),
    ("\"García\"", "\"  \"", .jobMissingField, "claim.familyName", "nothing"),
    ("\"García\"", "\"a\\u0007\"", .jobMalformed, "claim.familyName", "a control character"),
    ("\"García\"", "null", .jobMalformed, "claim.familyName", "null"),
    (
      "\"1990-07-03\"", "\"1990-02-30\"", .jobMalformed, "claim.dateOfBirth",
      "a string that is none"
    ),
    ("\"900-12-3456\"", "\"900-12-3456 900-12-3456\"", .jobTooLarge, "claim.ssn", "23"),
    (
      "\"driversLicense\"", "\"libraryCard\"", .jobMalformed, "evidence[0].type",
      "a string that is none of them"
    ),
    ("\"side\": \"back\", ", "", .jobMissingField, "evidence[0].images[1].side", "nothing"),
    (
      "\"back.jpg\"", "\"../back.jpg\"", .jobFileOutsideSpool, "evidence[0].images[1].file",
      "another name"
    ),
    (
      "\"back.jpg\"", "\"/etc/passwd\"", .jobFileOutsideSpool, "evidence[0].images[1].file",
      "another name"
    ),
    (
      "\"back.jpg\"", "\".back.jpg\"", .jobFileOutsideSpool, "evidence[0].images[1].file",
      "another name"
    ),
    (
      "\"back.jpg\"", "\"job.json\"", .jobFileOutsideSpool, "evidence[0].images[1].file",
      "another name"
    ),
    (
      "\"back.jpg\"", "\"back.jpg.part\"", .jobFileOutsideSpool, "evidence[0].images[1].file",
      "another name"
    ),
    ("\"back.jpg\"", "7", .jobMalformed, "evidence[0].images[1].file", "a number"),
    ("\"file\": \"selfie.jpg\", ", "", .jobMissingField, "selfie.file", "nothing"),
    (
      "\"sha256\": \"\"", "\"sha256\": \"0a\"", .jobMalformed, "selfie.sha256",
      "a string that is not that"
    ),
    (
      "\"id\": \"q2\"", "\"id\": \"q1\"", .jobMalformed, "knowledge.questions[1].id",
      "that of an earlier question"
    ),
    ("\"kind\": \"year\", ", "", .jobMissingField, "knowledge.questions[1].kind", "nothing"),
    (
      "{ \"plain\": \"1999\" }", "{ \"plain\": \"\" }", .jobMissingField,
      "knowledge.questions[1].expected", "nothing"
    ),
    (
      "{ \"plain\": \"1999\" }", "{ \"plain\": \"1999\", \"salt\": \"x\" }", .jobMalformed,
      "knowledge.questions[1].expected", "both"
    ),
    (
      "{ \"plain\": \"1999\" }", "{ \"salt\": \"AAECAwQFBgcICQoLDA0ODw==\" }", .jobMissingField,
      "knowledge.questions[1].expected.hmac", "nothing"
    ),
    (
      "AAECAwQFBgcICQoLDA0ODw==", "AAECAwQFBgcICQoLDA0=", .jobMalformed,
      "knowledge.questions[0].expected.salt", "a string that is not that"
    ),
    (
      "AAECAwQFBgcICQoLDA0ODw==", "", .jobMissingField, "knowledge.questions[0].expected.salt",
      "nothing"
    ),
    (
      "\"seconds\": 21.5", "\"seconds\": -1", .jobMalformed, "knowledge.questions[0].seconds",
      "a number outside that"
    ),
    (
      "[\"Elm\", \"Oak\"]", "[\"Elm\", 3]", .jobMalformed, "knowledge.questions[0].options[1]",
      "a number"
    ),
    ("\"minutes\": 15", "\"minutes\": true", .jobMalformed, "appointment.minutes", "true or false"),
    (", \"minutes\": 15", "", .jobMissingField, "appointment.minutes", "nothing"),
    ("{ \"result\": \"clear\" }", "[]", .jobMalformed, "upstream.deathRecord", "an array"),
    (
      "\"result\": \"clear\"", "\"by\": \"x\"", .jobMissingField, "upstream.deathRecord.result",
      "nothing"
    ),
  ])
  func aFaultNamesTheFieldAndTheKind(
    part: String, by other: String, code: Reason, field: String, found: String
  ) throws {
    #expect(JobFixture.full.contains(part))
    let fault = try #require(refusal(JobFixture.full.replacing(part, with: other)))
    #expect(fault.code == code)
    #expect(fault.field == field)
    #expect(fault.found == found)
    #expect(fault.file == "job.json")
  }

  @Test(arguments: [
    ("consent", Reason.jobConsentMissing), ("claim", .jobMissingField),
    ("evidence", .jobMissingField),
  ])
  func whatEveryJobMustHave(name: String, code: Reason) throws {
    // Under another name it would be an unknown field, so it goes into one that is known.
    var tree = try JSONParser.parse(Array(JobFixture.least.utf8))
    guard case .object(var members) = tree else { return }
    members[name] = nil
    tree = .object(members)
    let reader = JobReader(id: "a", file: "job.json")
    let fault = #expect(throws: Fault.self) { try reader.job(tree) }
    #expect(fault?.code == code)
    #expect(fault?.field == name)
  }

  @Test func evidenceWithoutDocumentsOrPicturesIsMissing() {
    let none =
      #"{"format":1,"consent":{"givenAt":"2026-11-23T08:58:00Z"},"claim":{"familyName":"G","dateOfBirth":"1990-07-03"},"evidence":[]}"#
    #expect(refusal(none)?.field == "evidence")
    #expect(refusal(none)?.code == .jobMissingField)
    let bare = none.replacing("[]", with: #"[{"type":"visa","images":[]}]"#)
    #expect(refusal(bare)?.field == "evidence[0].images")
    #expect(refusal(bare)?.code == .jobMissingField)
  }

  @Test func moreThanTheBoundsIsTooLarge() {
    let picture = #"{ "side": "front", "file": "p.jpg" }"#
    let many = Array(repeating: picture, count: 9).joined(separator: ",")
    let text = JobFixture.least.replacing(picture, with: many)
    #expect(refusal(text)?.code == .jobTooLarge)
    #expect(refusal(text)?.field == "evidence[0].images")
    #expect(refusal(text)?.found == "9")
    let space = [UInt8](repeating: 32, count: JobReader.largest)
    #expect(refusal(Array(JobFixture.least.utf8) + space)?.code == .jobTooLarge)
  }

  @Test(
    arguments: [
      [0xEF, 0xBB, 0xBF, 0x7B, 0x7D], [0xFF, 0xFE, 0x7B, 0x00], [0xFE, 0xFF, 0x00, 0x7B],
      [0x7B, 0x00, 0x7D], [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D], [],
      Array("[]".utf8), Array("{".utf8), Array("{} {}".utf8), Array("{ not json".utf8),
      Array(#"{"format":1,"format":1}"#.utf8), Array(#"{"format":1,"f\u006frmat":1}"#.utf8),
      Array(String(repeating: "[", count: 33).utf8),
    ] as [[UInt8]])
  func whatIsNotOneJSONObjectInUTF8IsMalformed(bytes: [UInt8]) {
    #expect(refusal(bytes)?.code == .jobMalformed)
  }
}
