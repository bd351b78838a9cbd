public import Proofing

/// Compares telephone numbers of North America without punctuation, country code 1 and extension.
///
/// Levels in the order in which they are tried: missing, exact, last7, else.
public func comparePhones(_ claim: String, _ record: String) -> Comparison.Level {
  let (claim, record) = (phoneDigits(claim), phoneDigits(record))
  guard claim.count >= 7, record.count >= 7 else { return .missing }
  if claim == record { return .exact }
  return claim.suffix(7) == record.suffix(7) ? .last7 : .other
}

private func phoneDigits(_ text: String) -> [Character] {
  let number = text.lowercased().prefix { $0 != "x" && $0 != "e" && $0 != "#" }
  let digits = number.filter { $0.isASCII && $0.isNumber }.map { $0 }
  return digits.count == 11 && digits.first == "1" ? Array(digits.dropFirst()) : digits
}

/// Compares electronic mail addresses.
///
/// Levels in the order in which they are tried: missing, exact (without case), equiv (dots, what
/// follows a plus sign and the second domain, all at Gmail only), near (one edit), else.
public func compareEmails(_ claim: String, _ record: String) -> Comparison.Level {
  let (claim, record) = (claim.lowercased(), record.lowercased())
  guard claim.contains("@"), record.contains("@") else { return .missing }
  if claim == record { return .exact }
  if mailbox(claim) == mailbox(record) { return .equivalent }
  return editDistance(Array(claim), Array(record)) == 1 ? .near : .other
}

private func mailbox(_ address: String) -> String {
  guard let at = address.lastIndex(of: "@") else { return address }
  let domain = address[address.index(after: at)...]
  guard domain == "gmail.com" || domain == "googlemail.com" else { return address }
  return address[..<at].prefix { $0 != "+" }.filter { $0 != "." } + "@gmail.com"
}
