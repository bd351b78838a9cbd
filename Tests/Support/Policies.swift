import Foundation
public import Proofing

extension Policy {
  /// The shipped default policy as a value, so that tests of the stages need no YAML.
  public static func make() -> Policy {
    let card = EvidenceRule(sides: [.front, .back], requiredZone: .barcode)
    let zone = EvidenceRule(sides: [.front], requiredZone: .machineReadable)
    return Policy(
      format: 1, name: "nist-63a-4", acceptSpecimens: false, maximumAttempts: 3,
      retryBeforeEscalating: true, expiryGraceDays: 0, minimumAge: 0,
      mandatory: [.familyName, .givenNames, .dateOfBirth, .documentNumber],
      evidence: [
        .driversLicense: card, .stateID: card, .passport: zone,
        .passportCard: EvidenceRule(sides: [.front, .back], requiredZone: .machineReadable),
        .identityCard: zone, .visa: zone,
      ],
      consentDays: 365, certainConfidence: 0.95, leastConfidence: 0.6,
      knowledge: KnowledgeRule(
        questions: 4, options: 4, tries: 2, seconds: 120, leastSeconds: 1.5, capBits: 0),
      scoring: .make(),
      pushes: [
        .matchBirthMismatch: .escalate, .matchNumberMismatch: .escalate, .kbaFailed: .escalate,
      ],
      revealValues: false, keepPictures: false,
      video: VideoRule(
        available: true, minutes: 15, documents: ["your ID", "a second document with your name"]))
  }
}

extension ReasonCatalogue {
  /// The shipped reason catalogue.
  public static func shipped() throws -> ReasonCatalogue {
    let file = Folders.resources.appending(path: "reasons.json")
    return try JSONDecoder().decode(ReasonCatalogue.self, from: Data(contentsOf: file))
  }
}
