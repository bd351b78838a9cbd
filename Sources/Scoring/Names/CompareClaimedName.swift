import Proofing

/// The levels of all parts of a name; nil where the document has no such part.
struct NameLevels: Equatable {
  var family: Comparison.Level?
  var given: Comparison.Level?
  var middle: Comparison.Level?
  var suffix: Comparison.Level?
  /// The names as they were parted for the levels of given and middle names.
  var parting: NameParting
}

/// How the given names of a claim and of a source were parted from middle names.
struct NameParting: Equatable {
  /// Family name of the claim.
  var family: NameForms
  /// Given names of the claim.
  var given: NameForms
  /// Middle names of the claim.
  var middle: NameForms
  /// Given names of the source.
  var readGiven: NameForms
  /// Middle names of the source.
  var readMiddle: NameForms
}

/// Compares the name of a claim with the name that one source gives.
///
/// Sources part names in different ways: the secondary identifier of a machine readable zone is
/// given and middle names together, a card may print them on one line, a barcode has elements for
/// each, and applicants type middle names into either field. So every way to part the two sides
/// is tried, and the one with the best given name counts, then the one with the best middle name.
func compareName(_ claimed: ClaimedName, _ read: ReadName) -> NameLevels {
  let nothing = NameForms("")
  var levels = NameLevels(
    parting: NameParting(
      family: claimed.family, given: claimed.given, middle: claimed.middle,
      readGiven: read.given.map { NameForms($0.text) } ?? nothing,
      readMiddle: read.middle.map { NameForms($0.text) } ?? nothing))
  if let family = read.family {
    levels.family = compareWhole(
      claimed.family, NameForms(family.text), given: false, isFull: read.isFull)
  }
  if let given = read.given {
    let whole = compareWhole(
      claimed.given, NameForms(given.text), given: true, isFull: read.isFull)
    let isWhole =
      (whole == .exact || whole == .equivalent) && read.middle == nil && claimed.middle.isEmpty
    let best =
      isWhole
      ? GivenLevels(given: whole, middle: .missing, parting: levels.parting)
      : claimed.partings.flatMap { one in
        partings(given.text, middle: read.middle?.text).map { other in
          GivenLevels(
            given: compareWhole(one.given, other.given, given: true, isFull: read.isFull),
            middle: compareMiddle(one.middle, other.middle, isFull: read.isFull),
            parting: NameParting(
              family: claimed.family, given: one.given, middle: one.middle,
              readGiven: other.given, readMiddle: other.middle))
        }
      }.min { $0.rank < $1.rank }
    levels.given = claimed.given.isEmpty ? .missing : best?.given
    levels.middle = best?.middle
    levels.parting = best?.parting ?? levels.parting
  } else if let middle = read.middle {
    levels.middle = compareMiddle(
      claimed.partings.first?.middle ?? NameForms(""),
      NameForms(middle.text), isFull: read.isFull)
  }
  if read.suffix != nil || claimed.suffix != nil {
    levels.suffix = compareSuffixes(claimed.suffix ?? "", read.suffix?.text ?? "")
  }
  if let family = read.family, let given = read.given,
    areExchanged(claimed, family: family.text, given: given.text, levels)
  {
    levels.family = .swap
    levels.given = .swap
    levels.middle = nil
  }
  return levels
}

/// The name of a claim, with a suffix taken out of whichever field it was typed in.
struct ClaimedName: Equatable {
  let family: NameForms
  let given: NameForms
  let middle: NameForms
  let suffix: String?

  init(_ claim: Claim) {
    let family = partSuffix(claim.familyName.revealed)
    let given = partSuffix(claim.givenNames?.revealed ?? "")
    let middle = partSuffix(claim.middleNames?.revealed ?? "")
    self.family = NameForms(family.name)
    self.given = NameForms(given.name)
    self.middle = NameForms(middle.name)
    let typed = claim.suffix?.revealed
    self.suffix =
      typed.flatMap { NameSuffix($0) == nil ? nil : $0 } ?? family.suffix ?? given.suffix
      ?? middle.suffix
  }

  /// The ways to part given from middle names.
  ///
  /// When both were typed, they are as typed or both given names; when only given names were typed,
  /// any of them but the first may be middle names.
  fileprivate var partings: [(given: NameForms, middle: NameForms)] {
    guard middle.isEmpty else {
      return [(given, middle), (given.followed(by: middle), NameForms(""))]
    }
    return splits(given)
  }
}

/// The ways to part what a document gives as given names.
private func partings(_ given: String, middle: String?) -> [(given: NameForms, middle: NameForms)] {
  let forms = NameForms(given)
  guard let middle = middle.map(NameForms.init), !middle.isEmpty else { return splits(forms) }
  return [(forms, middle), (forms.followed(by: middle), NameForms(""))]
}

/// The whole name as given names, and every way to call the end of it middle names.
private func splits(_ name: NameForms) -> [(given: NameForms, middle: NameForms)] {
  let count = name.tokens.count
  guard count > 1 else { return [(name, NameForms(""))] }
  return [(name, NameForms(""))]
    + (1..<count).map { (name.only(0..<$0), name.only($0..<count)) }
}

private struct GivenLevels {
  var given: Comparison.Level
  var middle: Comparison.Level
  var parting: NameParting

  /// Better first: by the given name, then by the middle name.
  var rank: Int {
    let given: [Comparison.Level] = [
      .exact, .equivalent, .truncated, .nickname, .initial, .reordered, .part, .ocr, .near,
    ]
    let middle: [Comparison.Level] = [
      .exact, .equivalent, .truncated, .initial, .missing, .nickname, .oneSide, .reordered, .part,
      .ocr, .near,
    ]
    return (given.firstIndex(of: self.given) ?? given.count) * 100
      + (middle.firstIndex(of: self.middle) ?? middle.count)
  }
}

private func compareWhole(
  _ claim: NameForms, _ read: NameForms, given: Bool, isFull: Bool
) -> Comparison.Level {
  let level = compareNames(claim, read, given: given)
  guard isFull, level != .exact, level != .equivalent, isTruncated(claim, to: read) else {
    return level
  }
  return .truncated
}

private func compareMiddle(
  _ claim: NameForms, _ read: NameForms, isFull: Bool
) -> Comparison.Level {
  let level = compareMiddle(claim, read)
  guard isFull, ![.exact, .equivalent, .missing, .oneSide].contains(level),
    isTruncated(claim, to: read)
  else { return level }
  return .truncated
}

/// Family and given name are each other's, and neither agrees where it stands.
private func areExchanged(
  _ claim: ClaimedName, family: String, given: String, _ levels: NameLevels
) -> Bool {
  let agree: Set<Comparison.Level?> = [.exact, .equivalent, .truncated]
  guard !agree.contains(levels.family), !agree.contains(levels.given) else { return false }
  let given = NameForms(given)
  let family = NameForms(family)
  return
    (claim.given.isEquivalent(to: family)
    || claim.given.followed(by: claim.middle).isEquivalent(to: family))
    && splits(given).contains { claim.family.isEquivalent(to: $0.given) }
}
