/// A piece of identity evidence that the applicant presents (NIST SP 800-63A): one document.
public struct Evidence: Sendable, Equatable {
  /// What kind of document the job says it is.
  public var type: EvidenceType
  /// Who issued it: `US-GA` or an ICAO code (`UTO`); nil when the job does not say.
  public var issuer: String?
  /// Its pictures, in the order of the job file, at least one.
  public var pictures: [Picture]

  /// A document with its pictures.
  public init(type: EvidenceType, issuer: String? = nil, pictures: [Picture]) {
    self.type = type
    self.issuer = issuer
    self.pictures = pictures
  }

  /// One picture of the document, named and not yet opened.
  public struct Picture: Sendable, Equatable {
    /// Which side it shows, as the job says.
    public var side: Side
    /// The file's name inside the job's folder; a plain name without a path.
    public var file: String
    /// Lower-case hexadecimal SHA-256 of the file, when the job gives it.
    public var sha256: String?

    /// A picture by name.
    public init(side: Side, file: String, sha256: String? = nil) {
      self.side = side
      self.file = file
      self.sha256 = sha256
    }
  }
}

/// The kinds of document that a job may name.
public enum EvidenceType: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  case driversLicense, stateID, passport, passportCard, identityCard, visa
}

/// Which side of a document a picture shows.
public enum Side: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  /// The side with the portrait; a passport's data page.
  case front
  /// The other side.
  case back
}
