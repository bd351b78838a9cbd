public import Proofing

/// A date as a document gives it: a day, or a day whose century or parts it leaves open.
public enum ReadDate: Sendable, Equatable {
  /// A day of the calendar.
  case day(CalendarDate)
  /// `YYMMDD` of a machine readable zone; a part that the issuer does not know is nil (ICAO 9303-3
  /// section 4.8).
  case short(year: Int?, month: Int?, day: Int?)

  /// Reads `YYYY-MM-DD` or `YYMMDD`; nil for anything else.
  public init?(_ text: String) {
    if let date = CalendarDate(iso8601: text) {
      self = .day(date)
      return
    }
    let characters = Array(text)
    guard characters.count == 6 else { return nil }
    func part(_ start: Int) -> Int?? {
      let pair = characters[start...start + 1]
      if pair.allSatisfy({ $0 == "<" }) { return .some(nil) }
      guard pair.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      return Int(String(pair))
    }
    guard let year = part(0), let month = part(2), let day = part(4) else { return nil }
    guard month.map({ (1...12).contains($0) }) ?? true, day.map({ (1...31).contains($0) }) ?? true
    else { return nil }
    self = .short(year: year, month: month, day: day)
  }

  /// The days that this can be as a date of birth: not after today, and at most 120 years before it.
  public func births(today: CalendarDate) -> [CalendarDate] {
    days.filter { $0 <= today && $0.wholeYears(until: today) <= 120 }
  }

  /// The day that this is as a date of expiry or issue: the one nearest to today.
  public func nearest(to today: CalendarDate) -> CalendarDate? {
    days.min {
      abs($0.daysSince1970 - today.daysSince1970) < abs($1.daysSince1970 - today.daysSince1970)
    }
  }

  /// All days that this can be, earliest first; none when a part is unknown.
  private var days: [CalendarDate] {
    switch self {
    case .day(let date): [date]
    case .short(let year?, let month?, let day?):
      [1800, 1900, 2000, 2100].compactMap {
        CalendarDate(year: $0 + year, month: month, day: day)
      }
    case .short: []
    }
  }
}
