/// Who may have made a claim: the evidence is weighed for the first against all others.
///
/// Each of the others, the rivals, is a way in which a document can come to fit a claim without being
/// the claimant's own. One rival for all of them would expect what none of them does.
public enum Hypothesis: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  /// The document is the claimant's own.
  case same
  /// Somebody's document, taken at random.
  case stranger
  /// The document of somebody in the claimant's family or household.
  case relative
  /// The document of somebody of the same name.
  case namesake
  /// An invented document that bears the claimant's name and date of birth.
  case forged
  /// The claimant's own document with another date of birth.
  case editedBirthDate
  /// The claimant's own document with another number.
  case editedNumber

  /// All but ``same``, in the order of the reports.
  public static let rivals: [Hypothesis] = allCases.filter { $0 != .same }
}

extension Hypothesis: Comparable {
  /// Orders as declared.
  public static func < (left: Hypothesis, right: Hypothesis) -> Bool { left.order < right.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
