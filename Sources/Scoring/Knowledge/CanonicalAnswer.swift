import Foundation
public import Proofing

/// An answer in the one form in which it is compared.
///
/// All tolerance lies in this form, because a hash of it leaves none (docs/job-format.md
/// describes it for those who make the expected hashes):
///
/// - `choice`, `text`: Unicode NFKD, combining marks removed, upper case and then lower case,
///   apostrophes and full stops removed, everything that is no letter or digit a space, spaces
///   collapsed and trimmed.
/// - `amount`: whole cents in decimal. A dollar sign, `USD` and commas between groups of three digits
///   are allowed; without a decimal point the amount is in dollars.
/// - `year`: exactly four digits.
/// - `month`: `YYYY-MM`, from `M/YYYY`, `YYYY-MM` or an English name of the month and a year.
///
/// - Parameters:
///   - text: The answer as typed, or as expected.
///   - kind: How the question is answered.
/// - Returns: The canonical form; nil for what cannot be brought into it without a guess, which counts
///   as not understood and never as wrong.
public func canonicalAnswer(_ text: String, kind: KnowledgeItem.Kind) -> String? {
  switch kind {
  case .choice, .text: canonicalText(text)
  case .amount: canonicalAmount(text)
  case .year: canonicalYear(text)
  case .month: canonicalMonth(text)
  }
}

private func canonicalText(_ text: String) -> String? {
  let folded = text.decomposedStringWithCompatibilityMapping.uppercased().lowercased()
    .decomposedStringWithCompatibilityMapping
  var canonical = ""
  for scalar in folded.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: continue
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      canonical.unicodeScalars.append(scalar)
    default:
      if !["'", "\u{2019}", "\u{2BC}", "."].contains(scalar) { canonical += " " }
    }
  }
  let words = canonical.split(separator: " ").joined(separator: " ")
  return words.isEmpty ? nil : words
}

private func canonicalAmount(_ text: String) -> String? {
  var text = text.uppercased().filter { !$0.isWhitespace }
  if text.hasPrefix("USD") { text.removeFirst(3) }
  if text.hasSuffix("USD") { text.removeLast(3) }
  if text.hasPrefix("$") { text.removeFirst() }
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count <= 2, let whole = parts.first else { return nil }
  let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
  let cents = parts.count == 2 ? String(parts[1]) : "00"
  guard let first = groups.first, (1...(groups.count > 1 ? 3 : 12)).contains(first.count),
    groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.joined().count <= 12,
    cents.count == 2, (groups.joined() + cents).allSatisfy({ $0.isASCII && $0.isNumber }),
    let dollars = Int(groups.joined()), let rest = Int(cents)
  else { return nil }
  return String(dollars * 100 + rest)
}

private func canonicalYear(_ text: String) -> String? {
  let digits = text.filter { !$0.isWhitespace }
  guard digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
  return digits
}

private func canonicalMonth(_ text: String) -> String? {
  let parts = text.lowercased().split { $0.isWhitespace || "/-,.".contains($0) }.map(String.init)
  guard parts.count == 2 else { return nil }
  let (head, year) =
    parts[0].count == 4 && canonicalYear(parts[0]) != nil
    ? (parts[1], parts[0]) : (parts[0], parts[1])
  guard let year = canonicalYear(year) else { return nil }
  let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  let named = names.firstIndex { name in
    head == name || head == name.prefix(3) || name == "september" && head == "sept"
  }
  let isDigits = head.count <= 2 && head.allSatisfy { $0.isASCII && $0.isNumber }
  guard let month = named.map({ $0 + 1 }) ?? (isDigits ? Int(head) : nil),
    (1...12).contains(month)
  else { return nil }
  return "\(year)-\(month < 10 ? "0" : "")\(month)"
}
