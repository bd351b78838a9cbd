import Foundation
import Proofing

/// A job file of format 1, as far as the tool writes one.
struct JobFile: Encodable, Sendable, Equatable {
  /// The version of the format.
  var format = 1
  /// The drop's name.
  var id: String
  /// When it was submitted.
  var submittedAt: String
  /// Who relies on the decision.
  var relyingParty = "example-agency"
  /// The applicant's consent.
  var consent: Consent
  /// Which attempt it is.
  var attempt = 1
  /// What the applicant says.
  var claim: Claim
  /// The documents.
  var evidence: [Evidence]

  /// The consent record.
  struct Consent: Encodable, Sendable, Equatable {
    /// When it was given.
    var givenAt: String
    /// The text that was shown.
    var text = "2026-01"
    /// Whether it covers faces.
    var biometric = false
  }

  /// What the applicant says.
  struct Claim: Encodable, Sendable, Equatable {
    /// First names.
    var givenNames: String
    /// Middle names.
    var middleNames: String?
    /// Family name.
    var familyName: String
    /// Jr, Sr and so on.
    var suffix: String?
    /// Date of birth.
    var dateOfBirth: CalendarDate
    /// The number of the document presented.
    var documentNumber: String
    /// Where they live.
    var address: Address
  }

  /// One document.
  struct Evidence: Encodable, Sendable, Equatable {
    /// Its type.
    var type: String
    /// Who issued it.
    var issuer: String
    /// Its pictures.
    var images: [Image]
  }

  /// One picture.
  struct Image: Encodable, Sendable, Equatable {
    /// Which side it shows.
    var side: String
    /// The file's name.
    var file: String
  }

  /// The file's bytes: fields sorted, so that the same job gives the same bytes.
  func bytes() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

extension JobFile {
  /// A job in which a person truthfully claims to be who a document says.
  ///
  /// - Parameters:
  ///   - id: The drop's name.
  ///   - person: The applicant.
  ///   - number: The number of the document presented.
  ///   - evidence: The document with its pictures.
  ///   - today: The day of consent and submission.
  init(id: String, of person: Identity, number: String, evidence: Evidence, today: CalendarDate) {
    self.id = id
    submittedAt = "\(today)T09:00:00Z"
    consent = Consent(givenAt: "\(today)T08:58:00Z")
    claim = Claim(
      givenNames: person.givenNames, middleNames: person.middleNames,
      familyName: person.familyName, suffix: person.suffix, dateOfBirth: person.dateOfBirth,
      documentNumber: number, address: person.address)
    self.evidence = [evidence]
  }
}
