public import Proofing

/// One row of a table that says on which level a claim and a document land.
public struct ComparisonVector: Sendable, Equatable {
  /// Which comparison a row is about.
  public enum Comparator: String, Sendable, CaseIterable {
    case given, family, fullname, mrzname, suffix, dob, docno, ssn, phone, email, address
  }

  /// The comparison.
  public var comparator: Comparator
  /// What the claim says; `given / family` for `fullname` and `mrzname`, YYYY-MM-DD for `dob`.
  public var claim: String
  /// What the document says; `given / family` for `fullname`, a name field for `mrzname`.
  public var document: String

  /// A row.
  public init(comparator: Comparator, claim: String, document: String) {
    self.comparator = comparator
    self.claim = claim
    self.document = document
  }

  /// The level on which the row lands.
  ///
  /// Names give two levels: `given/family`, or one word when it stands for both (`swap`, and for
  /// `mrzname` the level of both or `truncated` when either is).
  ///
  /// - Parameter today: The day by which two-digit years are understood.
  /// - Returns: Nil when claim or document do not have the form that the comparator needs.
  public func level(today: CalendarDate) -> String? {
    switch comparator {
    case .given: return compareGivenNames(claim, document).rawValue
    case .family: return compareFamilyNames(claim, document).rawValue
    case .fullname:
      guard let claimed = Self.names(claim), let printed = Self.names(document) else { return nil }
      let levels = compareFullNames(
        given: claimed.given, family: claimed.family, documentGiven: printed.given,
        documentFamily: printed.family)
      return levels == (.swap, .swap)
        ? "swap" : "\(levels.given.rawValue)/\(levels.family.rawValue)"
    case .mrzname:
      guard let claimed = Self.names(claim) else { return nil }
      let levels = compareNameField(
        given: claimed.given, family: claimed.family, field: document)
      if levels.given == .truncated || levels.family == .truncated { return "truncated" }
      return levels.given == levels.family
        ? levels.given.rawValue : "\(levels.given.rawValue)/\(levels.family.rawValue)"
    case .suffix: return compareSuffixes(claim, document).rawValue
    case .dob:
      return CalendarDate(iso8601: claim).map {
        compareBirthDates($0, document, today: today).rawValue
      }
    case .docno: return compareDocumentNumbers(claim, document).rawValue
    case .ssn: return compareSocialSecurityNumbers(claim, document).rawValue
    case .phone: return comparePhones(claim, document).rawValue
    case .email: return compareEmails(claim, document).rawValue
    case .address: return compareAddresses(claim, document).rawValue
    }
  }

  private static func names(_ text: String) -> (given: String, family: String)? {
    guard let gap = text.firstRange(of: " / ") else { return nil }
    return (String(text[..<gap.lowerBound]), String(text[gap.upperBound...]))
  }
}
