import Proofing

/// How two zones of one document, or two documents, compare on an attribute.
enum ZoneComparison: Equatable {
  /// They say the same.
  case same
  /// They differ only by transliteration, truncation or the place of a name part.
  case formOnly
  /// They differ only in characters that look the same in print.
  case lookalike
  /// They say different things.
  case differs
}

/// Compares two sources on an attribute; nil when one of them does not have it.
func compareZones(
  _ attribute: Attribute, _ left: Source, _ right: Source, today: CalendarDate
) -> ZoneComparison? {
  switch attribute {
  case .familyName:
    let (one, other) = (left.name, right.name)
    guard let first = one.family, let second = other.family else { return nil }
    return compareNameParts(
      NameForms(first.text), NameForms(second.text), isFull: one.isFull || other.isFull,
      given: false)
  case .givenNames:
    let (one, other) = (left.name, right.name)
    guard let first = one.allGiven, let second = other.allGiven else { return nil }
    return compareNameParts(
      NameForms(first.text), NameForms(second.text), isFull: one.isFull || other.isFull,
      given: true)
  case .suffix:
    guard let first = left.name.suffix, let second = right.name.suffix else { return nil }
    return compareSuffixes(first.text, second.text) == .exact ? .same : .differs
  case .dateOfBirth, .dateOfExpiry, .dateOfIssue:
    return compareDates(attribute, left, right, today: today)
  case .documentNumber:
    guard let first = left.said(attribute), let second = right.said(attribute) else { return nil }
    switch compareDocumentNumbers(first.text, second.text) {
    case .missing: return nil
    case .exact: return .same
    case .equivalent: return .formOnly
    case .ocr: return .lookalike
    default: return .differs
    }
  case .address:
    guard let first = left.address, let second = right.address else { return nil }
    switch compareAddresses(first.parts, second.parts).agreement(on: .address) {
    case .agrees: return .same
    case .partly, .disagrees: return .differs
    case .notCompared: return nil
    }
  default:
    guard let first = left.said(attribute)?.text, let second = right.said(attribute)?.text,
      !["<", "X"].contains(first), !["<", "X"].contains(second)
    else { return nil }
    return first.uppercased() == second.uppercased() ? .same : .differs
  }
}

extension ReadName {
  /// Given and middle names together.
  var allGiven: Said? {
    given.map { given in middle.map { Said(joining: [given, $0]) } ?? given }
  }
}

extension Source {
  /// The value of an attribute as it is held against other sources.
  func value(of attribute: Attribute) -> Said? {
    switch attribute {
    case .familyName: name.family
    case .givenNames: name.allGiven
    case .middleNames: name.middle
    case .suffix: name.suffix
    case .address: address?.said
    default: said(attribute)
    }
  }
}

private func compareNameParts(
  _ left: NameForms, _ right: NameForms, isFull: Bool, given: Bool
) -> ZoneComparison? {
  guard !left.isEmpty, !right.isEmpty else { return nil }
  if left.isExactly(right) { return .same }
  if left.isEquivalent(to: right) { return .formOnly }
  let (short, long) = left.tokens.count <= right.tokens.count ? (left, right) : (right, left)
  if isFull, isTruncated(long, to: short) { return .formOnly }
  // One zone may leave out middle names or give their initials.
  if given, isTruncated(long, to: short),
    short.tokens.indices.allSatisfy({ place in
      let word = short.only(place..<place + 1)
      return word.isEquivalent(to: long.only(place..<place + 1))
        || place > 0 && word.plain.count == 1
    })
  {
    return .formOnly
  }
  return Lookalikes.differOnly(left.plain, right.plain) ? .lookalike : .differs
}

private func compareDates(
  _ attribute: Attribute, _ left: Source, _ right: Source, today: CalendarDate
) -> ZoneComparison? {
  guard let first = left.said(attribute).flatMap({ ReadDate($0.text) }),
    let second = right.said(attribute).flatMap({ ReadDate($0.text) })
  else { return nil }
  if first == second { return .same }
  func candidates(_ date: ReadDate) -> [CalendarDate] {
    attribute == .dateOfBirth
      ? date.births(today: today) : date.nearest(to: today).map { [$0] } ?? []
  }
  let (one, other) = (candidates(first), candidates(second))
  guard !one.isEmpty, !other.isEmpty else { return nil }
  return one.contains(where: other.contains) ? .same : .differs
}
