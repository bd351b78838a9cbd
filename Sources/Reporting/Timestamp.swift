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

/// The moment of a timestamp such as `2026-11-23T09:00:00Z`, seconds since 1970; nil for anything else.
public func seconds(ofTimestamp text: String) -> Int? {
  let bytes = Array(text.utf8)
  guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
    bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
    let day = CalendarDate(iso8601: String(text.prefix(10)))
  else { return nil }
  func two(_ place: Int, below limit: Int) -> Int? {
    guard bytes[place...(place + 1)].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let number = Int(bytes[place] - 0x30) * 10 + Int(bytes[place + 1] - 0x30)
    return number < limit ? number : nil
  }
  guard let hour = two(11, below: 24), let minute = two(14, below: 60),
    let second = two(17, below: 61)
  else { return nil }
  return day.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second
}

/// Seconds in the largest unit of which there are two or more, rounded down.
public func duration(_ seconds: Int) -> String {
  switch seconds {
  case ..<120: "\(seconds) s"
  case ..<7_200: "\(seconds / 60) min"
  case ..<172_800: "\(seconds / 3_600) h"
  default: "\(seconds / 86_400) days"
  }
}

/// Milliseconds for a person: `812 ms`, and `16.8 s` from ten seconds on.
func timeText(_ milliseconds: Double) -> String {
  guard milliseconds >= 10_000 else { return wholeMilliseconds(milliseconds) + " ms" }
  return "\((milliseconds / 100).rounded() / 10) s"
}
