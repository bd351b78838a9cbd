public import Proofing

/// Who drops a simulated job.
public enum SimulatedKind: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  /// The person of the claim, with their own document.
  case genuine
  /// Someone else, with their own document.
  case stranger
  /// Someone of the family, with their own document.
  case relative
  /// Someone of the same names, with their own document.
  case namesake
  /// A document made from nothing: names and birth date of the person, an invented number.
  case forged
  /// The person's document, altered everywhere to another birth date.
  case editedBirthDate
  /// The person's document, altered everywhere to another number.
  case editedNumber
  /// Someone else's license whose front was altered to fit the claim; its barcode still tells whose it is.
  case editedFront
  /// The front of the person's license with the back of someone else's.
  case twoCards

  /// The rival that it is one of; nil for the genuine and for what only a barcode gives away.
  public var rival: Hypothesis? {
    switch self {
    case .stranger: .stranger
    case .relative: .relative
    case .namesake: .namesake
    case .forged: .forged
    case .editedBirthDate: .editedBirthDate
    case .editedNumber: .editedNumber
    case .genuine, .editedFront, .twoCards: nil
    }
  }

  /// The kinds that false accepts are counted over.
  public static let rivals = allCases.filter { $0.rival != nil }

  /// Whether it takes a license with both sides.
  var needsBarcode: Bool { self == .editedFront || self == .twoCards }
}
