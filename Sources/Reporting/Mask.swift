import Proofing

/// What a report shows of a value when the policy does not reveal values.
///
/// A mask says nothing about length and never holds the whole value:
/// - numbers of at least six letters and digits keep the last two (`••••40`);
/// - names of at least three letters keep the first letter (`G••••`);
/// - issuer, document code and document type, which are the document's and not the holder's, stay when
///   they have the form of a code;
/// - everything else, dates and years above all, is masked whole.
func masked(_ value: String, of attribute: Attribute) -> String {
  switch attribute {
  case .familyName, .givenNames, .middleNames:
    guard let first = value.unicodeScalars.first, first.properties.isAlphabetic,
      value.unicodeScalars.filter(\.properties.isAlphabetic).count >= 3
    else { return mask }
    return String(Character(first)) + mask
  case .documentNumber, .documentDiscriminator, .ssn, .phone:
    let kept = value.unicodeScalars.filter {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
    }
    guard kept.count >= 6 else { return mask }
    return mask + kept.suffix(2).map { String(Character($0)) }.joined()
  case .issuer:
    return hasFormOfIssuer(value) ? value : mask
  case .documentCode, .documentType:
    return value.utf8.count <= 2 && value.utf8.allSatisfy { isUpperCase($0) || $0 == 0x3C }
      ? value : mask
  default:
    return mask
  }
}

/// Two or three capitals, as ICAO 9303-3 section 5 codes a state, or a state with a part of it (`US-GA`).
func hasFormOfIssuer(_ text: String) -> Bool {
  let parts = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
  guard (1...2).contains(parts.count), let state = parts.first else { return false }
  return (2...3).contains(state.count) && state.allSatisfy(isUpperCase)
    && parts.dropFirst().allSatisfy { part in
      (1...3).contains(part.count)
        && part.allSatisfy { isUpperCase($0) || (0x30...0x39).contains($0) }
    }
}

private func isUpperCase(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

/// Always four, so that its length says nothing.
private let mask = "••••"
