import Proofing

/// A date as printed on a card, with the characters that show it.
///
/// The order is month, day, year (AAMVA 2020 section 4.2, United States), with `/`, `-`, `.` or a
/// space between, or with a month in letters (`12 JAN 1990`, `JAN 12 1990`); Canada prints year, month,
/// day. The year has four
/// digits: two would leave the century to guessing.
struct PrintedDate: Sendable, Equatable {
  /// The day.
  var date: CalendarDate
  /// Its characters as read.
  var raw: [ReadCharacter]
  /// Where in the line's characters, spaces included, it stands.
  var range: Range<Int>

  /// The confidences of the scalars of `YYYY-MM-DD`.
  var confidences: [Double]

  /// All dates of a line, from left to right.
  ///
  /// Digits next to it on either side make a longer number and no date.
  static func all(in characters: [ReadCharacter]) -> [PrintedDate] {
    var found: [PrintedDate] = []
    var start = 0
    while start < characters.count {
      let before = start > 0 ? characters[start - 1].character : " "
      if !before.isNumber, let date = parse(characters, from: start) {
        found.append(date)
        start = date.range.upperBound
      } else {
        start += 1
      }
    }
    return found
  }

  private static func parse(_ characters: [ReadCharacter], from start: Int) -> PrintedDate? {
    if let date = parseYearFirst(characters, from: start) { return date }
    var place = start
    guard let first = part(characters, at: &place), skip(characters, at: &place),
      let second = part(characters, at: &place), skip(characters, at: &place),
      let year = digits(characters, at: &place, count: 4...4),
      place == characters.count || !characters[place].character.isNumber
    else { return nil }
    let (month, day) = second.isMonth ? (second, first) : (first, second)
    guard !day.isMonth,
      let date = CalendarDate(year: year.number, month: month.number, day: day.number),
      (1900...2150).contains(date.year)
    else { return nil }
    let confidences = year.confidences + [1] + month.confidences + [1] + day.confidences
    return PrintedDate(
      date: date, raw: Array(characters[start..<place]), range: start..<place,
      confidences: confidences)
  }

  /// Year, month and day in digits (AAMVA 2020 section 4.2, Canada).
  private static func parseYearFirst(
    _ characters: [ReadCharacter], from start: Int
  ) -> PrintedDate? {
    var place = start
    guard let year = digits(characters, at: &place, count: 4...4), skip(characters, at: &place),
      let month = digits(characters, at: &place, count: 2...2), skip(characters, at: &place),
      let day = digits(characters, at: &place, count: 2...2),
      place == characters.count || !characters[place].character.isNumber,
      let date = CalendarDate(year: year.number, month: month.number, day: day.number),
      (1900...2150).contains(date.year)
    else { return nil }
    return PrintedDate(
      date: date, raw: Array(characters[start..<place]), range: start..<place,
      confidences: year.confidences + [1] + month.confidences + [1] + day.confidences)
  }

  private struct Part {
    var number: Int
    var confidences: [Double]
    var isMonth = false
  }

  /// Two digits, or a month in letters.
  private static func part(_ characters: [ReadCharacter], at place: inout Int) -> Part? {
    if let number = digits(characters, at: &place, count: 2...2) { return number }
    let letters = characters[place...].prefix(3)
    let name = String(letters.map(\.character)).uppercased()
    guard letters.count == 3, let month = months.firstIndex(of: name) else { return nil }
    if place > 0, characters[place - 1].character.isLetter { return nil }
    place += 3
    if place < characters.count, characters[place].character.isLetter { return nil }
    let least = letters.map(\.confidence).min() ?? 0
    return Part(number: month + 1, confidences: [least, least], isMonth: true)
  }

  private static func digits(
    _ characters: [ReadCharacter], at place: inout Int, count: ClosedRange<Int>
  ) -> Part? {
    let run = characters[place...].prefix(count.upperBound).prefix {
      $0.character.isASCII && $0.character.isNumber
    }
    guard count.contains(run.count), let number = Int(String(run.map(\.character))) else {
      return nil
    }
    place += run.count
    return Part(number: number, confidences: run.map(\.confidence))
  }

  /// One separator, with at most one space on each side, or one space alone.
  private static func skip(_ characters: [ReadCharacter], at place: inout Int) -> Bool {
    let start = place
    for accepted in [" ", "/-.", " "] where place < characters.count {
      if accepted.contains(characters[place].character) { place += 1 }
    }
    return place > start
  }

  private static let months = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ]
}
