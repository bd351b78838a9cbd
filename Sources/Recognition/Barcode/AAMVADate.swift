internal import Proofing

/// What a date element says.
enum AAMVADate: Equatable {
  /// A day.
  case day(CalendarDate)
  /// There is none: empty, zeros, `NONE`, `unavl`.
  case absent
  /// Something that is no day on purpose: nines, `INDEFINITE`, `MILITARY`.
  case never
  /// Something that cannot be read.
  case unreadable
}

extension AAMVADate {
  /// The years that a date on a card can have; they also tell a year from a month and a day.
  private static let years = 1850...2150

  /// Reads a date element.
  ///
  /// The United States print MMDDCCYY, Canada and version 01 print CCYYMMDD (AAMVA 2020 Table D.3,
  /// AAMVA DL/ID-2000), and cards mix them up. So every order is tried, and a date counts only if
  /// exactly one day comes out. With years from 1850 to 2150 no eight digits are a day both ways.
  ///
  /// Separators within, letters after the digits (New Hampshire), and a month without its leading
  /// zero (West Virginia) are accepted.
  init(reading value: String?) {
    guard let value, !isAbsent(value) else {
      self = .absent
      return
    }
    let scalars = Array(value.unicodeScalars)
    let plain = scalars.filter { !["-", "/", ".", " "].contains($0) }
    let digits = Array(plain.prefix { $0.isDigit })
    let rest = plain.dropFirst(digits.count)
    if ["NON", "IND", "MIL", "PER", "NEV", "LIF"].contains(where: plain.text.uppercased().hasPrefix)
    {
      self = .never
      return
    }
    guard rest.count <= 2, rest.allSatisfy(\.isCapital), digits.count == 7 || digits.count == 8
    else {
      self = .unreadable
      return
    }
    if digits.allSatisfy({ $0 == "0" }) {
      self = .absent
    } else if digits.allSatisfy({ $0 == "9" }) || digits.suffix(4) == ["9", "9", "9", "9"]
      || digits.prefix(4) == ["9", "9", "9", "9"]
    {
      self = .never
    } else {
      let days = Set(Self.candidates(digits))
      self = days.count == 1 ? days.first.map { .day($0) } ?? .unreadable : .unreadable
    }
  }

  /// The day; nil when there is none.
  var day: CalendarDate? {
    if case .day(let day) = self { day } else { nil }
  }

  /// Every day that these digits can mean.
  private static func candidates(_ digits: [Unicode.Scalar]) -> [CalendarDate] {
    func day(
      _ year: ArraySlice<Unicode.Scalar>, _ month: ArraySlice<Unicode.Scalar>,
      _ day: ArraySlice<Unicode.Scalar>
    ) -> CalendarDate? {
      guard let year = year.number, let month = month.number, let day = day.number,
        years.contains(year)
      else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    }
    if digits.count == 8 {
      return [
        day(digits[4...7], digits[0...1], digits[2...3]),
        day(digits[0...3], digits[4...5], digits[6...7]),
      ].compactMap { $0 }
    }
    return [day(digits[3...6], digits[0...0], digits[1...2])].compactMap { $0 }
  }
}
