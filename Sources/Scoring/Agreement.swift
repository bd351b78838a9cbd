public import Proofing

extension Comparison.Level {
  /// What this level says about claim and document for an attribute.
  ///
  /// Only what is the same after normalising agrees: also a listed short form of a given name, an
  /// initial for a middle name, and what the document's standard truncates. Similar is partly: two
  /// different people may be that similar. A level that an attribute does not use disagrees.
  public func agreement(on attribute: Attribute) -> Comparison.Agreement {
    switch self {
    case .missing, .oneSide, .boxAgainstStreet: return .notCompared
    case .exact, .equivalent, .truncated, .full: return .agrees
    default: break
    }
    switch attribute {
    case .familyName, .givenNames, .nameField:
      switch self {
      case .nickname: return .agrees
      case .initial, .near, .ocr, .part, .reordered, .swap: return .partly
      default: return .disagrees
      }
    case .middleNames:
      switch self {
      case .nickname, .initial: return .agrees
      case .near, .ocr, .part, .reordered, .swap: return .partly
      default: return .disagrees
      }
    case .dateOfBirth:
      switch self {
      case .compatible: return .agrees
      case .dayMonthSwap, .oneEdit, .part: return .partly
      default: return .disagrees
      }
    case .documentNumber:
      return self == .near || self == .ocr ? .partly : .disagrees
    case .address:
      switch self {
      case .unitMissing: return .agrees
      case .unitDiffers, .numberAndZIP, .numberAndStreet, .streetAndZIP: return .partly
      default: return .disagrees
      }
    case .ssn: return self == .last4 ? .agrees : self == .near ? .partly : .disagrees
    case .phone, .email: return self == .last7 || self == .near ? .partly : .disagrees
    default: return .disagrees
    }
  }
}
