public import Proofing

/// A social security number as claimed: all nine digits or the last four.
public struct SocialSecurityNumber: Sendable, Equatable {
  /// What the digits alone say; a plausible number proves nothing, for there is no check digit.
  public enum Kind: Sendable, Equatable {
    /// It could have been issued.
    case plausible
    /// It was never issued in this form (SSA POMS RM 10201.035).
    case impossible
    /// In the range of individual taxpayer identification numbers.
    case taxpayer
    /// A published sample.
    case sample
  }

  /// Nine or four digits.
  let digits: [Character]

  /// Nil unless the text has nine or four digits, and nothing else but spaces and dashes.
  public init?(_ text: String) {
    let kept = text.filter { !$0.isWhitespace && $0 != "-" }
    guard kept.allSatisfy({ $0.isASCII && $0.isNumber }), kept.count == 9 || kept.count == 4 else {
      return nil
    }
    digits = Array(kept)
  }

  /// What the digits alone say.
  ///
  /// Area 000, 666 and 900 to 999, group 00 and serial 0000 were never issued; there is no check of
  /// areas against states, because numbers are drawn at random since 2011.
  public var kind: Kind {
    func number(_ range: Range<Int>) -> Int { Int(String(digits[range])) ?? 0 }
    guard digits.count == 9 else { return number(0..<4) == 0 ? .impossible : .plausible }
    let (area, group, serial) = (number(0..<3), number(3..<5), number(5..<9))
    let text = String(digits)
    if Self.samples.contains(text) || text.hasPrefix("98765432") { return .sample }
    let taxpayerGroups = [50...65, 70...88, 90...92, 94...99]
    if area >= 900, serial != 0, taxpayerGroups.contains(where: { $0.contains(group) }) {
      return .taxpayer
    }
    if area == 0 || area == 666 || area >= 900 || group == 0 || serial == 0 { return .impossible }
    return .plausible
  }

  private static let samples: Set<String> = ["078051120", "219099999"]
}

/// Compares social security numbers.
///
/// Levels in the order in which they are tried: missing, invalid (the claim was never issued), exact,
/// near (one digit or a swap), last4, else.
public func compareSocialSecurityNumbers(_ claim: String, _ record: String) -> Comparison.Level {
  guard let claim = SocialSecurityNumber(claim), let record = SocialSecurityNumber(record) else {
    return .missing
  }
  if claim.kind == .impossible { return .invalid }
  let full = claim.digits.count == 9 && record.digits.count == 9
  if full {
    if claim == record { return .exact }
    if editDistance(claim.digits, record.digits) == 1 { return .near }
  }
  return claim.digits.suffix(4) == record.digits.suffix(4) ? .last4 : .other
}
