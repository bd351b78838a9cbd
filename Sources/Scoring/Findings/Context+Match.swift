import Proofing

extension Context {
  /// What the comparisons of claim and documents mean.
  ///
  /// Only a certain reading may say that something differs. An uncertain one asks for a better
  /// picture, unless another reading surely agrees: then it is a misreading that nobody needs to
  /// see again.
  var matchFindings: [Finding] {
    comparisons.map { comparison in
      var finding = Finding(
        reason(of: comparison), attribute: comparison.attribute, zone: comparison.zone,
        evidence: comparison.evidence)
      finding.proved =
        comparison.agreement == .disagrees && policy.isCertain(comparison)
      return finding
    }
  }

  private func reason(of comparison: Comparison) -> Reason {
    switch comparison.agreement {
    case .agrees: reasonOfAgreement(comparison)
    case .notCompared:
      comparison.attribute == .middleNames ? .matchMiddleMissing : .matchNotCompared
    case .partly, .disagrees:
      policy.isCertain(comparison)
        ? reasonOfDifference(comparison) : reasonOfDoubt(comparison)
    }
  }

  private func reasonOfAgreement(_ comparison: Comparison) -> Reason {
    switch comparison.level {
    case .exact, .compatible, .full: .matchExact
    case .truncated: .matchTruncated
    case .nickname: .matchNickname
    case .initial: .matchMiddleInitial
    case .unitMissing: .matchAddressUnit
    default: .matchFormOnly
    }
  }

  private func reasonOfDoubt(_ comparison: Comparison) -> Reason {
    let confirmed = comparisons.contains {
      $0.attribute == comparison.attribute && $0.agreement == .agrees && policy.isCertain($0)
    }
    guard !confirmed, policy.mandatory.contains(comparison.attribute) else {
      return .ocrFieldLowConfidence
    }
    return comparison.attribute == .dateOfBirth
      ? .matchBirthMismatchLowConfidence : .matchMismatchLowConfidence
  }

  private func reasonOfDifference(_ comparison: Comparison) -> Reason {
    switch comparison.attribute {
    case .familyName:
      switch comparison.level {
      case .swap, .reordered: .matchTransposedNames
      case .part: .matchFamilyChanged
      default: elseAllAgrees ? .matchFamilyChanged : .matchFamilyMismatch
      }
    case .givenNames:
      switch comparison.level {
      case .swap, .reordered: .matchTransposedNames
      case .initial: .validationNameIncomplete
      default: .matchGivenMismatch
      }
    case .middleNames: .matchMiddleMismatch
    case .suffix: .matchSuffixMismatch
    case .dateOfBirth:
      switch comparison.level {
      case .dayMonthSwap, .oneEdit: .matchBirthTransposed
      case .part: .mrzBirthUnknownPart
      default: .matchBirthMismatch
      }
    case .documentNumber:
      comparison.agreement == .partly ? .matchNumberOneCharacter : .matchNumberMismatch
    case .address:
      switch comparison.level {
      case .unitDiffers: .matchAddressUnit
      case .numberAndStreet: .matchZipMismatch
      default: .matchAddressMismatch
      }
    default: .matchNotCompared
    }
  }

  /// Given names, birth date and number surely agree: then another family name is more likely a new
  /// one than another person.
  private var elseAllAgrees: Bool {
    [Attribute.givenNames, .dateOfBirth, .documentNumber].allSatisfy { attribute in
      let own = comparisons.filter { $0.attribute == attribute }
      return own.contains { $0.agreement == .agrees && policy.isCertain($0) }
        && !own.contains { $0.agreement == .disagrees }
    }
  }
}
