import Proofing

extension Comparison.Level {
  /// The row of the policy's table on which this level counts; nil where it says nothing.
  ///
  /// Comparators have finer levels than the tables. What is the same after normalising is exact, and a
  /// misreading is near: whether it is one, the reader's noise says. Nothing on one side, a PO box
  /// against a street and a birth date with unknown parts say nothing. Given names in each other's place
  /// with the family name are weighed once, with the family name.
  func weighed(for attribute: Attribute) -> Comparison.Level? {
    switch (attribute, self) {
    case (_, .missing), (.address, .boxAgainstStreet): nil
    case (.familyName, _): weighedFamilyName
    case (.givenNames, _): weighedGivenNames
    case (.middleNames, _): weighedMiddleNames
    case (.suffix, .exact), (.suffix, .oneSide): self
    case (.suffix, _): .other
    case (.dateOfBirth, .compatible): .exact
    case (.dateOfBirth, .part): nil
    case (.documentNumber, .equivalent): .exact
    case (.documentNumber, .ocr): .near
    case (.dateOfBirth, _), (.documentNumber, _):
      Policy.ScoringRule.levels(of: attribute).contains(self) ? self : .other
    case (.address, .full), (.address, .zip), (.address, .none): self
    case (.address, .unitMissing), (.address, .unitDiffers), (.address, .numberAndZIP),
      (.address, .numberAndStreet), (.address, .streetAndZIP):
      .part
    default: nil
    }
  }

  private var weighedFamilyName: Comparison.Level {
    switch self {
    case .exact, .equivalent, .truncated: .exact
    case .part, .reordered: .part
    case .near, .ocr: .near
    case .swap: .swap
    default: .other
    }
  }

  private var weighedGivenNames: Comparison.Level? {
    switch self {
    case .exact, .equivalent, .truncated: .exact
    case .nickname, .part, .reordered: .nickname
    case .near, .ocr: .near
    case .initial: .initial
    case .swap: nil
    default: .other
    }
  }

  private var weighedMiddleNames: Comparison.Level? {
    switch self {
    case .oneSide: nil
    case .exact, .equivalent, .truncated: .exact
    case .initial: .initial
    case .near, .ocr, .nickname, .part, .reordered: .near
    default: .other
    }
  }
}
