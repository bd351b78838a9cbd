public import Proofing

/// The standard sizes of documents.
public enum DocumentShape: String, Codable, Sendable, CaseIterable {
  /// Cards: 85.60 by 53.98 mm (ISO/IEC 7810 ID-1; TD1 of ICAO 9303-5).
  case id1
  /// Larger cards and small visas: 105 by 74 mm (ISO/IEC 7810 ID-2; TD2 of ICAO 9303-6, MRV-B).
  case id2
  /// A page of a passport: 125 by 88 mm (ISO/IEC 7810 ID-3; TD3 of ICAO 9303-4).
  ///
  /// An open passport has the same ratio.
  case id3
  /// Large visas: 120 by 80 mm (MRV-A of ICAO 9303-7).
  case visaA

  /// The longer side in millimetres.
  public var millimetres: Double {
    switch self {
    case .id1: 85.60
    case .id2: 105
    case .id3: 125
    case .visaA: 120
    }
  }

  /// The longer side by the shorter one.
  public var aspect: Double {
    switch self {
    case .id1: 85.60 / 53.98
    case .id2: 105 / 74
    case .id3: 125 / 88
    case .visaA: 120 / 80
    }
  }

  /// The shapes in which a document of this kind comes, the usual one first.
  ///
  /// A visa is mostly photographed with the page that it is stuck on.
  public static func shapes(of type: EvidenceType) -> [DocumentShape] {
    switch type {
    case .driversLicense, .stateID, .passportCard: [.id1]
    case .identityCard: [.id1, .id2]
    case .passport: [.id3]
    case .visa: [.visaA, .id2, .id3]
    }
  }
}
