public import Proofing

/// Compares document numbers without spaces, punctuation and fillers.
///
/// Levels in the order in which they are tried: missing, exact, equiv (leading zeros), ocr (a letter
/// and a digit that look the same), near (one character), else. One character that was read surely is
/// a different document, and prefixes count for nothing: some states derive numbers from names.
public func compareDocumentNumbers(_ claim: String, _ document: String) -> Comparison.Level {
  let (claim, document) = (plainNumber(claim), plainNumber(document))
  guard !claim.isEmpty, !document.isEmpty else { return .missing }
  if claim == document { return .exact }
  if claim.drop(while: { $0 == "0" }) == document.drop(while: { $0 == "0" }) { return .equivalent }
  if Lookalikes.differOnly(claim, document) { return .ocr }
  return editDistance(claim, document) == 1 ? .near : .other
}

/// Upper-case letters and digits of a number.
func plainNumber(_ text: String) -> [Character] {
  let upper = text.uppercased()
  guard upper.utf8.allSatisfy({ $0 < 0x80 }) else {
    return upper.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.map { $0 }
  }
  // Nearly every number, without the tables of Unicode.
  return upper.utf8.filter { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    .map { Character(Unicode.Scalar($0)) }
}
