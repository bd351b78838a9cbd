import Foundation
import Proofing
import Support
import Testing

@testable import Reporting

/// A day that exists.
func day(_ text: String) -> CalendarDate {
  guard let day = CalendarDate(iso8601: text) else { preconditionFailure("no day: \(text)") }
  return day
}

extension Outcome {
  /// A decided licence job of Maria Garcia; a test states only what it is about.
  static func make(
    id: String = "2026-000123", verdict: Verdict = .escalate,
    reasons: [DecidedReason] = [], checks: [Check] = Outcome.checks,
    retry: Retry = Retry(allowed: false, attemptsLeft: 0, reasons: []),
    locale: String = "en", pages: [Page] = [.front(), .back()],
    comparisons: [Comparison] = Outcome.comparisons, change: (inout Job) -> Void = { _ in }
  ) -> Outcome {
    var claim = Claim(
      familyName: "Garcia", dateOfBirth: day("1990-07-03"))
    claim.givenNames = Redacted("Maria")
    claim.middleNames = Redacted("Elena")
    claim.documentNumber = Redacted("B8512340")
    claim.ssn = Redacted("219-09-9994")
    claim.address = Redacted(
      Address(
        street: "12 Oak Court", city: "Atlanta", region: "GA", postalCode: "30301", country: "USA")
    )
    var job = Job(
      id: id, consent: Consent(givenAt: 1_795_000_000), claim: claim,
      evidence: [
        Evidence(
          type: .driversLicense, issuer: "US-GA",
          pictures: [
            Evidence.Picture(side: .front, file: "front.jpg"),
            Evidence.Picture(side: .back, file: "back.jpg"),
          ])
      ])
    job.locale = locale
    job.relyingParty = "example-agency"
    job.purpose = "tax account access"
    change(&job)
    return Outcome(
      job: job, pages: pages,
      assessment: Assessment(
        comparisons: comparisons, findings: reasons.map(\.finding),
        knowledge: KnowledgeResult(.passed, asked: 4, right: 4), evidenceTypes: [.driversLicense]),
      decision: Decision(verdict: verdict, reasons: reasons, checks: checks, retry: retry),
      decidedAt: 1_795_424_400, today: day("2026-11-23"), run: "20261123T090000",
      versions: ["program": "0.1.0", "tesseract/mrz": "5.3.0 sha256:0123abcd"],
      milliseconds: ["total": 412.34, "imaging": 120.06, "recognition": 250.5], takes: 1)
  }

  static let checks = [
    Check(name: .imageIntegrity, status: .pass, required: true, reasons: []),
    Check(
      name: .dataComparison, status: .fail, required: true, reasons: [.matchFamilyMismatch]),
    Check(name: .face, status: .notRun, required: false, reasons: [.faceNotRun]),
  ]

  static let comparisons = [
    Comparison(
      attribute: .familyName, evidence: 0, zone: .barcode, level: .other, agreement: .disagrees,
      proof: .errorCorrection, confidence: 1),
    Comparison(
      attribute: .familyName, evidence: 0, zone: .visual, level: .other, agreement: .disagrees,
      proof: .confidence, confidence: 0.9346),
    Comparison(
      attribute: .dateOfBirth, evidence: 0, zone: .barcode, level: .exact, agreement: .agrees,
      proof: .errorCorrection, confidence: 1),
    Comparison(
      attribute: .address, evidence: 0, zone: .barcode, level: .numberAndStreet,
      agreement: .partly, proof: .errorCorrection, confidence: 1),
  ]

  /// Escalated for a family name that differs, with a warning beside it.
  static func escalated(id: String = "2026-000123") -> Outcome {
    .make(
      id: id,
      reasons: [
        .make(
          .matchFamilyMismatch, .escalate, attribute: .familyName, zone: .barcode, evidence: 0),
        .make(.imageGlare, .warn, decisive: false, evidence: 0, side: .front),
        .make(.kbaTooFast, .warn, decisive: false, question: "q1"),
        .make(.matchExact, .support, decisive: false, attribute: .dateOfBirth, evidence: 0),
      ])
  }
}

extension DecidedReason {
  static func make(
    _ reason: Reason, _ push: Push, decisive: Bool = true, attribute: Attribute? = nil,
    zone: Zone? = nil, evidence: Int? = nil, side: Side? = nil, question: String? = nil
  ) -> DecidedReason {
    DecidedReason(
      finding: Finding(
        reason, attribute: attribute, zone: zone, evidence: evidence, side: side,
        question: question, proved: decisive),
      push: push, decisive: decisive)
  }
}

extension Page {
  static func front() -> Page {
    make(
      picture: 0, side: .front,
      [
        .make(.familyName, .visual, "GARZA", confidence: 0.9346),
        .make(.givenNames, .visual, "MARIA ELENA", confidence: 0.98),
        .make(.dateOfBirth, .visual, "1990-07-03", confidence: 0.99),
      ])
  }

  static func back() -> Page {
    make(
      picture: 1, side: .back,
      [
        .make(.familyName, .barcode, "GARZA", confidence: 1, proof: .errorCorrection),
        .make(.dateOfBirth, .barcode, "1990-07-03", confidence: 1, proof: .errorCorrection),
        .make(.documentNumber, .barcode, "B8512340", confidence: 1, proof: .errorCorrection),
      ])
  }

  static func make(picture: Int, side: Side, _ readings: [Reading]) -> Page {
    var page = Page(evidence: 0, picture: picture, side: side)
    page.format = PictureFormat(name: "jpeg", width: 3024, height: 4032, orientation: 6)
    page.width = 1600
    page.height = 1008
    page.quality = Quality(
      documentPixels: 2860, dotsPerInch: 847.4, focus: 512.25, steadiness: 0.7123,
      brightness: 141.04, contrast: 120, glare: 0.00123, edgesFound: true)
    page.readings = readings.enumerated().map { place, reading in
      var reading = reading
      reading.box.y += 50 * place
      return reading
    }
    page.milliseconds = ["imaging": 60.03]
    return page
  }
}

extension Reading {
  static func make(
    _ attribute: Attribute, _ zone: Zone, _ value: String, confidence: Double = 0.9,
    proof: Proof = .confidence
  ) -> Reading {
    Reading(
      attribute: attribute, zone: zone, box: Box(x: 40, y: 60, width: 400, height: 48),
      raw: "RAW\(value)RAW", value: value,
      confidences: Array(repeating: confidence, count: value.unicodeScalars.count), proof: proof,
      engine: "tesseract/mrz")
  }
}

extension Policy {
  static func make(
    video: Bool = true, reveal: Bool = false,
    documents: [String] = ["a second photo ID", "a recent letter with your address"]
  ) -> Policy {
    Policy(
      format: 1, name: "nist-63a-4", acceptSpecimens: false, maximumAttempts: 3,
      retryBeforeEscalating: true, expiryGraceDays: 0, minimumAge: 18,
      mandatory: [.familyName, .dateOfBirth],
      evidence: [
        .driversLicense: EvidenceRule(sides: [.front, .back], requiredZone: .barcode),
        .passport: EvidenceRule(sides: [.front], requiredZone: .machineReadable),
      ], consentDays: nil, certainConfidence: 0.9, leastConfidence: 0.5,
      knowledge: KnowledgeRule(
        questions: 4, options: 4, tries: 3, seconds: 120, leastSeconds: 1, capBits: 0),
      scoring: .make(),
      pushes: [:], revealValues: reveal, keepPictures: false,
      video: VideoRule(available: video, minutes: 15, documents: documents))
  }
}

extension ReasonCatalogue {
  /// A catalogue of these codes; a code that is not named is not in it.
  static func make(_ texts: [Reason: String?]) -> ReasonCatalogue {
    let entries = texts.map { reason, key in
      (
        reason,
        Entry(
          push: .escalate, operatorText: "What \(reason.rawValue) means.", applicantText: key)
      )
    }
    return ReasonCatalogue(version: 3, entries: Dictionary(uniqueKeysWithValues: entries))
  }

  /// Every code there is, all with the text class that says nothing.
  static func all() -> ReasonCatalogue {
    make(
      Dictionary(uniqueKeysWithValues: Reason.allCases.map { ($0, "t.not_verified") }))
  }
}

extension BatchRow {
  /// The row of a decided job, by way of its result as in a run.
  init(_ outcome: Outcome, policy: Policy) {
    let result = resultFile(
      outcome, policy: policy, policyDigest: "sha256:00", catalogue: .all())
    guard let row = BatchRow(result) else { preconditionFailure("a result without a row") }
    self = row
  }
}

extension Batch {
  static func make(_ rows: [BatchRow]) -> Batch {
    Batch(
      run: "20261123T090000", from: 1_795_424_400, to: 1_795_424_460, policy: "nist-63a-4",
      policyDigest: "sha256:00112233445566778899", rows: rows)
  }

  /// One row of each ending.
  static let mixed = make([
    BatchRow(
      id: "a-pass", ending: .decided(.pass), reasons: [.decisionAllRequiredMet],
      milliseconds: 402.4,
      takes: 1, documents: [.driversLicense], issuers: ["US-GA"]),
    BatchRow(
      id: "b-fail", ending: .decided(.fail), reasons: [.imageBlurred, .mrzNotFound], retry: true,
      milliseconds: 155.5, takes: 1, documents: [.passport], issuers: ["UTO"]),
    BatchRow(
      id: "c-escalate", ending: .decided(.escalate),
      reasons: [.matchFamilyMismatch, .imageGlare, .consistencySingleSource, .ocrFieldMissing],
      milliseconds: 733, takes: 2, documents: [.driversLicense, .passport],
      issuers: ["US-CA", "Maria's kingdom"]),
    BatchRow(
      refused: "d-refused",
      Fault(
        .jobMissingField, file: "d-refused.json", field: "claim.familyName", expected: "a name",
        found: "nothing"), milliseconds: 1, takes: 1),
  ])
}

extension Outcome {
  /// A job with a score: an edited birth date is the closest rival.
  static let weighed: Outcome = {
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
            evidence: 0, zone: .barcode, same: -13.5, altered: 0, elsewhere: -14.4,
            contradicted: true)
        ]),
    ]
    return outcome
  }()
}
