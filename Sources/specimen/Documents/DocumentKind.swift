/// What can be drawn: one side of one document.
enum DocumentKind: String, Codable, Sendable, CaseIterable {
  /// The data page of a passport, 125 by 88 mm at 300 dots an inch.
  case passport
  /// The front of a driver's license, ID-1 at 356 dots an inch.
  case licenseFront = "license-front"
  /// Its back.
  case licenseBack = "license-back"
  /// The front of a state's identification card, ID-1 at 356 dots an inch.
  case stateIDFront = "state-id-front"
  /// Its back.
  case stateIDBack = "state-id-back"
  /// The front of an identity card, ID-1 at 356 dots an inch; its zone is on the back.
  case identityCardFront = "identity-card-front"
  /// Its back, with a zone of three lines.
  case identityCardBack = "identity-card-back"
  /// A visa of format MRV-A, 120 by 80 mm at 300 dots an inch.
  case visa
  /// The holder by their own phone: no document.
  case selfie

  /// The name in `labels.jsonl`.
  var label: String {
    switch self {
    case .passport: "passport"
    case .licenseFront: "licenseFront"
    case .licenseBack: "licenseBack"
    case .stateIDFront: "stateIDFront"
    case .stateIDBack: "stateIDBack"
    case .identityCardFront: "identityCardFront"
    case .identityCardBack: "identityCardBack"
    case .visa: "visa"
    case .selfie: "selfie"
    }
  }

  /// Radius of the corners in pixels (ISO/IEC 7810: 3.18 mm on a card).
  var cornerRadius: Double {
    switch self {
    case .passport, .visa, .selfie: 0
    case .licenseFront, .licenseBack, .stateIDFront, .stateIDBack, .identityCardFront,
      .identityCardBack:
      44
    }
  }
}

extension Identity {
  /// The passport, identity card or visa that a kind shows a side of.
  ///
  /// - Throws: ``SpecimenError`` when the person has none, or it is another kind of document.
  func travelDocument(_ kind: DocumentKind) throws(SpecimenError) -> Passport {
    let document: Passport? =
      switch kind {
      case .passport: passport
      case .identityCardFront, .identityCardBack: identityCard
      case .visa: visa
      case .licenseFront, .licenseBack, .stateIDFront, .stateIDBack, .selfie: nil
      }
    guard let document else { throw .identity("it has no \(kind.label)") }
    return document
  }

  /// The license or identification card that a kind shows a side of.
  ///
  /// - Throws: ``SpecimenError`` when the person has none, or it is another kind of document.
  func stateCard(_ kind: DocumentKind) throws(SpecimenError) -> License {
    let card: License? =
      switch kind {
      case .licenseFront, .licenseBack: license
      case .stateIDFront, .stateIDBack: stateID
      case .passport, .identityCardFront, .identityCardBack, .visa, .selfie: nil
      }
    guard let card else { throw .identity("it has no \(kind.label)") }
    return card
  }
}
