public import Proofing

/// The name field of a machine readable zone: `PRIMARY<<SECONDARY`, padded with fillers.
struct NameField: Equatable {
  /// The family name's tokens.
  let primary: [String]
  /// The given names' tokens, middle names among them.
  let secondary: [String]
  /// The field has no filler at its end, so that names may be cut off (ICAO 9303-4 section 4.2.3).
  let isFull: Bool

  /// Parses a field, fillers included.
  init(_ field: String) {
    let parts = field.uppercased().split(separator: "<<", maxSplits: 1)
    func tokens(_ part: Substring?) -> [String] {
      part.map { $0.split { $0 == "<" || $0.isWhitespace }.map(String.init) } ?? []
    }
    // A field that begins with `<<` has no primary identifier, and `split` would drop it.
    let hasPrimary = !field.hasPrefix("<<")
    primary = hasPrimary ? tokens(parts.first) : []
    secondary = hasPrimary ? tokens(parts.dropFirst().first) : tokens(parts.first)
    isFull = field.last.map { $0 != "<" } ?? false
  }
}

/// Compares given and family name with the name field of a machine readable zone.
///
/// Levels in the order in which they are tried: exact in any spelling of ICAO 9303-3 section 6.A,
/// `truncated` where the field is full and each of its tokens begins the claim's, then as for printed
/// names.
///
/// - Parameters:
///   - given: Given and middle names as claimed.
///   - family: Family name as claimed.
///   - field: The field with its fillers.
/// - Returns: A level for each; a name that the full field has no room for is `missing`.
public func compareNameField(
  given: String, family: String, field: String
) -> (given: Comparison.Level, family: Comparison.Level) {
  let field = NameField(field)
  return (
    compareFieldNames(given, field.secondary, given: true, isFull: field.isFull),
    compareFieldNames(
      family, field.primary, given: false, isFull: field.isFull && field.secondary.isEmpty
    )
    .orTruncated(family, field.primary, isFull: field.isFull)
  )
}

/// Compares one identifier of a name field.
///
/// Where the identifier may have been cut off (`isFull`), a beginning of the claim is `truncated`.
func compareFieldNames(
  _ claim: String, _ tokens: [String], given: Bool, isFull: Bool
) -> Comparison.Level {
  let claimed = NameForms(claim)
  let read = NameForms(tokens.joined(separator: " "))
  if claimed.isEquivalent(to: read) { return .exact }
  if isFull, isTruncated(claimed, to: read) { return .truncated }
  return compareNames(claimed, read, given: given)
}

extension Comparison.Level {
  /// `truncated` instead of a worse level where the whole field is full and tokens begin the claim's.
  ///
  /// The issuer may shorten the primary identifier to make room for the secondary one (ICAO 9303-4
  /// section 4.2.3).
  fileprivate func orTruncated(_ claim: String, _ tokens: [String], isFull: Bool) -> Self {
    guard self != .exact, self != .truncated, isFull,
      isTruncated(NameForms(claim), to: NameForms(tokens.joined(separator: " ")))
    else { return self }
    return .truncated
  }
}

/// Each token read begins the claim's token in the same place; later tokens may be left out.
func isTruncated(_ claim: NameForms, to read: NameForms) -> Bool {
  guard !read.isEmpty, read.tokens.count <= claim.tokens.count else { return false }
  return zip(read.tokens, claim.tokens).allSatisfy { short, long in
    short.contains { start in long.contains { $0.hasPrefix(start) } }
  }
}
