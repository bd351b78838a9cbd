private import Proofing

/// A moment as ISO 8601 writes it with its offset from UTC: `2026-11-23T09:00:00Z`.
enum Timestamp {
  /// Seconds since 1970 UTC of `YYYY-MM-DDTHH:MM:SS`, an optional fraction (dropped) and `Z` or
  /// an offset such as `-05:00`; nil for anything else.
  static func seconds(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
      let day = CalendarDate(iso8601: String(decoding: bytes[..<10], as: UTF8.self)),
      let time = minutes(bytes[11..<16]), bytes[16] == UInt8(ascii: ":"),
      let second = number(bytes[17..<19]), second < 60
    else { return nil }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (48...57).contains($0) }
      guard (1...9).contains(digits.count) else { return nil }
      rest = rest.dropFirst(1 + digits.count)
    }
    guard let offset = offset(rest) else { return nil }
    return (day.daysSince1970 * 1_440 + time - offset) * 60 + second
  }

  /// A moment in UTC with all of its nine digits of a fraction; `undated` outside the years 1 to 9999.
  static func text(nanoseconds: Int) -> String {
    let day = 86_400_000_000_000
    let days = nanoseconds >= 0 ? nanoseconds / day : (nanoseconds + 1) / day - 1
    guard let date = CalendarDate(daysSince1970: days) else { return "undated" }
    let rest = nanoseconds - days * day
    let second = rest / 1_000_000_000
    func padded(_ number: Int, _ digits: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: digits - text.utf8.count) + text
    }
    let time = [second / 3_600, second / 60 % 60, second % 60].map { padded($0, 2) }
    return "\(date)T\(time.joined(separator: ":")).\(padded(rest % 1_000_000_000, 9))Z"
  }

  /// Minutes that an offset lies east of UTC.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    switch bytes.first {
    case UInt8(ascii: "Z"): bytes.count == 1 ? 0 : nil
    case UInt8(ascii: "+"): minutes(bytes.dropFirst())
    case UInt8(ascii: "-"): minutes(bytes.dropFirst()).map { -$0 }
    default: nil
    }
  }

  /// Minutes of `HH:MM`.
  private static func minutes(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count == 5, bytes[bytes.startIndex + 2] == UInt8(ascii: ":"),
      let hours = number(bytes.prefix(2)), hours < 24,
      let minutes = number(bytes.suffix(2)), minutes < 60
    else { return nil }
    return hours * 60 + minutes
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.allSatisfy { (48...57).contains($0) }
      ? bytes.reduce(0) { $0 * 10 + Int($1 - 48) } : nil
  }
}
