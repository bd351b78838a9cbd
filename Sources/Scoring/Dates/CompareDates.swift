public import Proofing

/// Compares a date of birth with one that was read.
///
/// Levels in the order in which they are tried, so that none overlap: missing (not a date), exact,
/// compatible (`YYMMDD` of which one century fits), part (the issuer does not know all of it, and the
/// rest fits), dmswap, one_edit, same_md, same_year, else. Day and month count as swapped only if
/// both orders are days and differ.
///
/// - Parameters:
///   - claim: The date claimed.
///   - document: The text read: `YYYY-MM-DD`, or `YYMMDD` with `<` for what is unknown.
///   - today: The day from which centuries are told apart: nobody is older than 120 years.
/// - Returns: The first level that fits.
public func compareBirthDates(
  _ claim: CalendarDate, _ document: String, today: CalendarDate
) -> Comparison.Level {
  guard let read = ReadDate(document) else { return .missing }
  switch read {
  case .day(let date):
    return date == claim ? .exact : compare(claim, date)
  case .short(let year, let month, let day):
    if read.births(today: today).contains(claim) { return .compatible }
    guard let year, let month, let day else {
      let fits =
        [(year, claim.year % 100), (month, claim.month), (day, claim.day)]
        .allSatisfy { part, claimed in part == nil || part == claimed }
      let known = [year, month, day].contains { $0 != nil }
      return !known ? .missing : fits ? .part : .other
    }
    // The claim's own century, so that one wrong digit is not taken for another life; the next best
    // one where that is no day.
    let century = claim.year - claim.year % 100
    let days = [century, century - 100, century + 100].compactMap {
      CalendarDate(year: $0 + year, month: month, day: day)
    }
    return days.first.map { $0 == claim ? .sameMonthDay : compare(claim, $0) } ?? .other
  }
}

private func compare(_ claim: CalendarDate, _ date: CalendarDate) -> Comparison.Level {
  if claim.day != claim.month, date.year == claim.year, date.month == claim.day,
    date.day == claim.month
  {
    return .dayMonthSwap
  }
  if editDistance(digits(claim), digits(date)) == 1 { return .oneEdit }
  if (date.month, date.day) == (claim.month, claim.day) { return .sameMonthDay }
  if date.year == claim.year { return .sameYear }
  return .other
}

private func digits(_ date: CalendarDate) -> [Character] {
  date.description.filter { $0 != "-" }.map { $0 }
}
