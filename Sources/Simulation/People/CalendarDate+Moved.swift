import Proofing

extension CalendarDate {
  /// The day so many days later; the same day at the end of the calendar.
  func moved(days: Int) -> CalendarDate {
    CalendarDate(daysSince1970: daysSince1970 + days) ?? self
  }

  /// The same day of another year; 28 February for a 29th that the year does not have.
  func moved(years: Int) -> CalendarDate {
    CalendarDate(year: year + years, month: month, day: day)
      ?? CalendarDate(year: year + years, month: month, day: 28) ?? self
  }
}
