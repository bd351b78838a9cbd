import Proofing
import Scoring
import Support

let today = day("2026-11-23")
let now = 1_795_392_000

/// A day that a test writes down.
func day(_ text: String) -> CalendarDate {
  guard let date = CalendarDate(iso8601: text) else { preconditionFailure("no day: \(text)") }
  return date
}

extension Reading {
  /// A sure reading with the usual proof of its zone.
  static func make(
    _ attribute: Attribute, _ value: String, _ zone: Zone, proof: Proof? = nil,
    confidence: Double = 0.99
  ) -> Reading {
    let usual: Proof =
      switch zone {
      case .visual: .confidence
      case .machineReadable: .checkDigit
      case .barcode: .errorCorrection
      }
    return Reading(
      attribute: attribute, zone: zone, box: Box(x: 0, y: 0, width: 10, height: 10), raw: value,
      value: value, confidences: Array(repeating: confidence, count: value.unicodeScalars.count),
      proof: proof ?? usual, engine: "test")
  }
}

extension Page {
  /// A page with readings of one zone.
  static func make(
    _ zone: Zone, _ values: [Attribute: String], evidence: Int = 0, picture: Int? = nil,
    confidence: Double = 0.99, proof: Proof? = nil, findings: [Finding] = []
  ) -> Page {
    let isBack = zone == .barcode
    var page = Page(
      evidence: evidence, picture: picture ?? (isBack ? 1 : 0), side: isBack ? .back : .front)
    page.readings = values.sorted { $0.key < $1.key }
      .map { .make($0.key, $0.value, zone, proof: proof, confidence: confidence) }
    page.findings = findings
    return page
  }
}

/// What the license of the invented Maria Garcia shows.
let license: [Attribute: String] = [
  .familyName: "GARCIA", .givenNames: "MARIA", .middleNames: "ELENA", .dateOfBirth: "1990-07-03",
  .documentNumber: "058512340", .dateOfExpiry: "2030-07-03", .dateOfIssue: "2022-07-03",
  .sex: "F", .street: "12 OAK CT", .city: "ATLANTA", .region: "GA", .postalCode: "303010000",
  .issuer: "US-GA",
]

/// What the front of the same license shows.
let front: [Attribute: String] = {
  var front = license
  front[.givenNames] = "MARIA ELENA"
  front[.middleNames] = nil
  return front
}()

/// The passport of the invented Maria Garcia, as its machine readable zone gives it.
let passportZone: [Attribute: String] = [
  .nameField: "GARCIA<<MARIA<ELENA" + String(repeating: "<", count: 20), .familyName: "GARCIA",
  .givenNames: "MARIA ELENA", .dateOfBirth: "900703", .documentNumber: "X1234567",
  .dateOfExpiry: "300703", .sex: "F", .issuer: "UTO",
]

extension Job {
  /// Maria Garcia's job with her license, both sides.
  static func make(
    _ change: (inout Claim) -> Void = { _ in }, type: EvidenceType = .driversLicense,
    issuer: String? = "US-GA"
  ) -> Job {
    var claim = Claim(familyName: "Garcia", dateOfBirth: day("1990-07-03"))
    claim.givenNames = Redacted("Maria")
    claim.middleNames = Redacted("Elena")
    claim.documentNumber = Redacted(type == .passport ? "X1234567" : "058512340")
    change(&claim)
    let sides: [Side] = type == .passport ? [.front] : [.front, .back]
    let evidence = Evidence(
      type: type, issuer: type == .passport ? nil : issuer,
      pictures: sides.map { Evidence.Picture(side: $0, file: "\($0.rawValue).jpg") })
    return Job(
      id: "2026-000123", consent: Consent(givenAt: now - 3_600), claim: claim,
      evidence: [evidence])
  }
}

/// Assesses with the default policy, today and no key, unless said otherwise.
func assess(
  _ job: Job, _ pages: [Page], policy: Policy = .make(),
  authenticate: (([UInt8]) -> [UInt8])? = nil
) -> Assessment {
  assess(
    job, pages: pages, today: today, policy: policy, authenticate: authenticate)
}

extension Assessment {
  /// All codes that a code's stage contributes.
  func codes(_ stage: String) -> Set<Reason> {
    Set(findings.map(\.reason).filter { $0.rawValue.hasPrefix(stage + ".") })
  }

  /// The findings with a code.
  func all(_ reason: Reason) -> [Finding] { findings.filter { $0.reason == reason } }

  /// The levels of an attribute, by zone.
  func levels(_ attribute: Attribute) -> [Zone: Comparison.Level] {
    Dictionary(
      comparisons.filter { $0.attribute == attribute }.map { ($0.zone, $0.level) },
      uniquingKeysWith: { first, _ in first })
  }
}

/// Both sides of the license, with changed values on either.
func card(
  front changesInFront: [Attribute: String?] = [:], back changesOnBack: [Attribute: String?] = [:],
  frontConfidence: Double = 0.99, frontProof: Proof? = nil
) -> [Page] {
  let printed = front.merging(changesInFront.mapValues { $0 ?? "" }) { _, new in new }
  let coded = license.merging(changesOnBack.mapValues { $0 ?? "" }) { _, new in new }
  return [
    .make(.visual, printed, confidence: frontConfidence, proof: frontProof),
    .make(.barcode, coded),
  ]
}
