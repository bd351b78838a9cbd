internal import Foundation
import Proofing

/// A date as travel documents print it, with the characters that show it.
///
/// Day, month and year, or year, month and day; the month in digits or as its first letters in one or two
/// languages (`12 AUG 2012`, `12 JUIL /JUL 74`), the year in two or four digits (ICAO 9303-3 section
/// 3.9).
struct TravelDocumentDate: Sendable, Equatable {
  /// Its normal form: `YYYY-MM-DD`, or `YYMMDD` where the century is not printed.
  var value: String
  /// Its characters as read.
  var raw: [ReadCharacter]

  /// How many characters one usually has: `12AUG2012` and `12.08.2012`, `12 AUG 2012`, `12 AUG/AOU 12`.
  static let usualLengths = [9, 11, 13]

  /// The date as the zone has it, if both say the same; nil otherwise.
  ///
  /// Of a date in digits the print does not say which of the two comes first, day or month: the zone does.
  ///
  /// - Parameter zone: The zone's date, `YYMMDD`.
  /// - Returns: This date, or it with day and month in each other's place.
  func agreeing(with zone: String) -> TravelDocumentDate? {
    let short = String(value.filter(\.isNumber).suffix(6))
    if short == zone { return self }
    let (year, month, day) = (
      value.dropLast(value.count == 6 ? 4 : 6), short.dropFirst(2).prefix(2), short.suffix(2)
    )
    guard short.prefix(2) + day + month == zone, !raw.contains(where: \.character.isLetter) else {
      return nil
    }
    let separator = value.count == 6 ? "" : "-"
    return TravelDocumentDate(
      value: [String(year), String(day), String(month)].joined(separator: separator), raw: raw)
  }

  /// A date whose separators were not read, if it is the zone's; nil otherwise.
  init?(unparted word: PrintedWord, as zone: String) {
    let digits = word.text.filter { $0.isASCII && $0.isNumber }
    guard zone.count == 6, digits.count == 6 || digits.count == 8,
      word.text.allSatisfy({ $0.isNumber || "./-".contains($0) })
    else { return nil }
    let (day, month, year) = (digits.prefix(2), digits.dropFirst(2).prefix(2), digits.dropFirst(4))
    guard year.suffix(2) + month + day == zone else { return nil }
    value = [year, month, day].joined(separator: digits.count == 8 ? "-" : "")
    raw = word.characters
  }

  /// The least sure character's confidence.
  var leastConfidence: Double { raw.map(\.confidence).min() ?? 0 }

  /// A date of ready parts.
  init(value: String, raw: [ReadCharacter]) { (self.value, self.raw) = (value, raw) }

  /// As a value of an attribute.
  func value(of attribute: Attribute) -> PrintedValue {
    PrintedValue(
      attribute, value: value,
      confidences: value.unicodeScalars.map { $0 == "-" ? 1 : leastConfidence }, raw: raw)
  }

  /// All dates of a line, from left to right.
  static func all(in characters: [ReadCharacter]) -> [TravelDocumentDate] {
    var found: [TravelDocumentDate] = []
    var start = 0
    while start < characters.count {
      let before = start > 0 ? characters[start - 1].character : " "
      if characters[start].character.isNumber, !before.isLetter, !before.isNumber,
        let (date, end) = parse(characters, from: start)
      {
        found.append(date)
        start = end
      } else {
        start += 1
      }
    }
    return found
  }

  private static func parse(
    _ characters: [ReadCharacter], from start: Int
  ) -> (TravelDocumentDate, end: Int)? {
    var place = start
    guard let first = digits(characters, at: &place), skip(characters, at: &place),
      let month = month(characters, at: &place), skip(characters, at: &place),
      let last = digits(characters, at: &place)
    else { return nil }
    let (day, year) = first.count == 4 ? (last, first) : (first, last)
    guard day.count <= 2, year.count == 2 || year.count == 4,
      let dayNumber = Int(day), let yearNumber = Int(year),
      // 2000 is a leap year: a day is refused only if no century has it.
      CalendarDate(
        year: year.count == 4 ? yearNumber : 2_000 + yearNumber, month: month, day: dayNumber)
        != nil,
      year.count == 2 || (1_850...2_150).contains(yearNumber)
    else { return nil }
    let separator = year.count == 4 ? "-" : ""
    let parts = [year, String(format: "%02d", month), String(format: "%02d", dayNumber)]
    return (
      TravelDocumentDate(
        value: parts.joined(separator: separator), raw: Array(characters[start..<place])), place
    )
  }

  /// A whole run of digits.
  private static func digits(_ characters: [ReadCharacter], at place: inout Int) -> String? {
    let run = characters[place...].prefix { $0.character.isASCII && $0.character.isNumber }
    guard (1...4).contains(run.count) else { return nil }
    place += run.count
    return String(run.map(\.character))
  }

  /// Spaces and separators, or nothing between a digit and a letter.
  private static func skip(_ characters: [ReadCharacter], at place: inout Int) -> Bool {
    let start = place
    while place < characters.count, " ./-".contains(characters[place].character),
      place - start < 3
    {
      place += 1
    }
    guard place < characters.count else { return false }
    return place > start
      || characters[place].character.isLetter != characters[place - 1].character.isLetter
  }

  /// A month in two digits, or in words of which all that are known say the same.
  private static func month(_ characters: [ReadCharacter], at place: inout Int) -> Int? {
    if characters[place].character.isNumber {
      guard let digits = digits(characters, at: &place), digits.count == 2 else { return nil }
      return Int(digits)
    }
    let stretch = characters[place...].prefix {
      $0.character.isLetter || " ./-".contains($0.character)
    }
    let words = stretch.map(\.character).split { !$0.isLetter }.map { String($0) }
    let months = Set(words.compactMap(number))
    guard (1...2).contains(words.count), months.count == 1 else { return nil }
    // The separators before the year are skipped by the caller.
    let letters = stretch.lastIndex { $0.character.isLetter } ?? place
    place = letters + 1
    return months.first
  }

  /// The month that a word is, or the beginning of; nil for any other word.
  private static func number(_ word: String) -> Int? {
    let plain = word.folding(options: .diacriticInsensitive, locale: nil).uppercased()
    guard plain.count >= 3 else { return nil }
    let matches = months.indices.filter { month in
      months[month].contains { plain.hasPrefix($0) }
    }
    return matches.count == 1 ? matches[0] + 1 : nil
  }

  /// How months begin in English, French, Spanish, German, Portuguese, Italian, Dutch and the languages
  /// of Scandinavia.
  private static let months: [[String]] = [
    ["JAN", "ENE", "GEN"], ["FEB", "FEV"], ["MAR", "MAA", "MRZ", "MAE"], ["APR", "AVR", "ABR"],
    ["MAY", "MAI", "MEI", "MAG", "MAJ"], ["JUN", "JUIN", "GIU"], ["JUL", "JUIL", "LUG"],
    ["AUG", "AOU", "AGO"], ["SEP", "SET"], ["OCT", "OKT", "OUT", "OTT"], ["NOV"],
    ["DEC", "DEZ", "DES", "DIC"],
  ]
}
