public import Proofing

/// Compares a given name.
///
/// Levels in the order in which they are tried: missing, exact, equiv, initial, nick, part, ocr, near,
/// else.
public func compareGivenNames(_ claim: String, _ document: String) -> Comparison.Level {
  compareNames(NameForms(claim), NameForms(document), given: true)
}

/// Compares a family name.
///
/// Levels in the order in which they are tried: missing, exact, equiv, reordered, part, ocr, near,
/// else.
public func compareFamilyNames(_ claim: String, _ document: String) -> Comparison.Level {
  compareNames(NameForms(claim), NameForms(document), given: false)
}

/// Compares middle names: as given names, but absent on one side is a level of its own.
public func compareMiddleNames(_ claim: String, _ document: String) -> Comparison.Level {
  compareMiddle(NameForms(claim), NameForms(document))
}

/// Compares middle names that have been brought into their forms.
func compareMiddle(_ claim: NameForms, _ document: NameForms) -> Comparison.Level {
  switch (claim.isEmpty, document.isEmpty) {
  case (true, true): return .missing
  case (true, false), (false, true): return .oneSide
  case (false, false): break
  }
  let level = compareNames(claim, document, given: true)
  guard level == .other || level == .part || level == .near || level == .ocr else { return level }
  return areInitials(claim, document) ? .initial : level
}

/// Compares given and family name together, so that an exchange of both is seen.
///
/// - Returns: `swap` twice when each is the other's, and otherwise each name's own level.
public func compareFullNames(
  given: String, family: String, documentGiven: String, documentFamily: String
) -> (given: Comparison.Level, family: Comparison.Level) {
  let (claimGiven, claimFamily) = (NameForms(given), NameForms(family))
  let (readGiven, readFamily) = (NameForms(documentGiven), NameForms(documentFamily))
  let levels = (
    given: compareNames(claimGiven, readGiven, given: true),
    family: compareNames(claimFamily, readFamily, given: false)
  )
  let agree: Set<Comparison.Level> = [.exact, .equivalent]
  guard !agree.contains(levels.given), !agree.contains(levels.family),
    claimGiven.isEquivalent(to: readFamily), claimFamily.isEquivalent(to: readGiven)
  else { return levels }
  return (.swap, .swap)
}

/// Compares two names that have been brought into their forms.
func compareNames(_ claim: NameForms, _ document: NameForms, given: Bool) -> Comparison.Level {
  guard !claim.isEmpty, !document.isEmpty else { return .missing }
  if claim.isExactly(document) { return .exact }
  if claim.isEquivalent(to: document) { return .equivalent }
  if given {
    if isInitial(claim, of: document) || isInitial(document, of: claim) { return .initial }
    if areNicknames(claim, document) { return .nickname }
  }
  if let level = compareTokens(claim, document) { return level }
  let (left, right) = (claim.plain, document.plain)
  let digits = (left + right).contains(where: \.isNumber)
  let shortest = min(left.count, right.count)
  // No fuzziness under four letters: LEE and LI, ANN and ANA are different people. A digit is no part
  // of a name (ICAO 9303-3 section 4.6), so there a misreading is certain at any length.
  if shortest >= 4 || digits, Lookalikes.differOnlyAsNames(left, right) { return .ocr }
  if shortest >= 4, editDistance(left, right) <= (shortest >= 8 ? 2 : 1) { return .near }
  return .other
}

/// The same tokens in another order, or all tokens of one name among those of the other.
private func compareTokens(_ claim: NameForms, _ document: NameForms) -> Comparison.Level? {
  let (few, many) =
    claim.tokens.count <= document.tokens.count
    ? (claim.tokens, document.tokens) : (document.tokens, claim.tokens)
  guard many.count > 1 else { return nil }
  var rest = many
  for token in few {
    guard let place = rest.firstIndex(where: { !$0.isDisjoint(with: token) }) else { return nil }
    rest.remove(at: place)
  }
  return rest.isEmpty ? .reordered : .part
}

/// One letter that begins the other name.
private func isInitial(_ short: NameForms, of long: NameForms) -> Bool {
  guard short.tokens.count == 1, short.plain.count == 1, long.plain.count > 1 else { return false }
  return short.plain.first == long.plain.first
}

/// As many tokens on both sides, each equal or an initial of the other.
private func areInitials(_ left: NameForms, _ right: NameForms) -> Bool {
  left.tokens.count == right.tokens.count
    && left.tokens.indices.allSatisfy { place in
      let (one, other) = (left.only(place..<place + 1), right.only(place..<place + 1))
      return one.isEquivalent(to: other) || isInitial(one, of: other) || isInitial(other, of: one)
    }
}

/// One hop in the table of short forms, and never through a third name.
private func areNicknames(_ left: NameForms, _ right: NameForms) -> Bool {
  left.runTogether.contains { one in
    right.runTogether.contains { Nicknames.areLinked(one, $0) }
  }
}
