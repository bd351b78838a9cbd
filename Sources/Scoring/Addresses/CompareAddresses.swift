public import Proofing

/// Compares two addresses, each on one line.
///
/// It is one joint level, never one for each part. In the order in which they are tried: missing,
/// pobox_vs_street, full, unit_missing, unit_differs, num+zip, num+street, street+zip, zip, none. The
/// house number is compared exactly: fuzziness would hide a wrong one.
public func compareAddresses(_ claim: String, _ document: String) -> Comparison.Level {
  compareAddresses(AddressParts(line: claim), AddressParts(line: document))
}

/// Compares two addresses in parts.
func compareAddresses(_ claim: AddressParts, _ document: AddressParts) -> Comparison.Level {
  guard !claim.isEmpty, !document.isEmpty else { return .missing }
  if (claim.box == nil) != (document.box == nil) { return .boxAgainstStreet }
  let zip = claim.zip != nil && claim.zip == document.zip
  // A ZIP code that one side lacks neither agrees nor disagrees; then city and state have to.
  let place =
    zip
    || (claim.zip == nil || document.zip == nil) && claim.city != nil
      && claim.city == document.city && claim.region == document.region
  if let box = claim.box {
    return box == document.box ? (place ? .full : .numberAndStreet) : zip ? .zip : .none
  }
  let number = claim.number != nil && claim.number == document.number
  let street = areSameStreet(claim, document)
  switch (number, street, place) {
  case (true, true, true):
    switch (claim.unit, document.unit) {
    case (nil, nil): return .full
    case (nil, _), (_, nil): return .unitMissing
    case (let one, let other): return one == other ? .full : .unitDiffers
    }
  case (true, false, true): return .numberAndZIP
  case (true, true, false): return .numberAndStreet
  case (false, true, true): return .streetAndZIP
  case (_, _, _): return zip ? .zip : .none
  }
}

/// The same words; a line whose city could not be parted from the street may go on after them.
private func areSameStreet(_ left: AddressParts, _ right: AddressParts) -> Bool {
  guard !left.street.isEmpty, !right.street.isEmpty else { return false }
  if left.street == right.street { return true }
  let (short, long) =
    left.street.count < right.street.count ? (left, right) : (right, left)
  let tail = long.street.dropFirst(short.street.count).joined(separator: " ")
  return Array(long.street.prefix(short.street.count)) == short.street
    && !tail.isEmpty && tail == short.city
}
