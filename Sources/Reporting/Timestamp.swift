import Proofing

/// Seconds since 1970 as ISO 8601 in UTC, such as `2026-11-23T09:00:00Z`; nil outside the years 1 to 9999.
func timestamp(_ seconds: Int) -> String? {
  let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
  let day = rest < 0 ? days - 1 : days
  let second = rest < 0 ? rest + 86_400 : rest
  guard let date = CalendarDate(daysSince1970: day) else { return nil }
  func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
  return "\(date)T\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
}
