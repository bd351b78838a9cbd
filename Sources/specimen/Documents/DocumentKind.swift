/// What can be drawn: one side of one document.
enum DocumentKind: String, Codable, Sendable, CaseIterable {
  /// The data page of a passport, 125 by 88 mm at 300 dots an inch.
  case passport
  /// The front of a driver's license, ID-1 at 356 dots an inch.
  case licenseFront = "license-front"
  /// Its back.
  case licenseBack = "license-back"

  /// The name in `labels.jsonl`.
  var label: String {
    switch self {
    case .passport: "passport"
    case .licenseFront: "licenseFront"
    case .licenseBack: "licenseBack"
    }
  }

  /// Radius of the corners in pixels (ISO/IEC 7810: 3.18 mm on a card).
  var cornerRadius: Double { self == .passport ? 0 : 44 }
}
