import Proofing
import Testing

@testable import Recognition

@Suite struct AAMVADateTests {
  private func date(_ iso: String) -> AAMVADate? { CalendarDate(iso8601: iso).map { .day($0) } }

  @Test(arguments: [
    ("09141987", "1987-09-14"), ("19870914", "1987-09-14"), ("09-14-1987", "1987-09-14"),
    ("1987/09/14", "1987-09-14"), ("09141987A", "1987-09-14"), ("02292000", "2000-02-29"),
    ("20000229", "2000-02-29"), ("3122019", "2019-03-12"), ("01022003", "2003-01-02"),
    ("12122012", "2012-12-12"), ("20121212", "2012-12-12"),
  ])
  func bothOrdersAndTheirVariantsAreRead(text: String, iso: String) {
    #expect(AAMVADate(reading: text) == date(iso))
  }

  @Test(arguments: ["", "  ", "NONE", "unavl", "unavail", "00000000"])
  func thisMeansNone(text: String) {
    #expect(AAMVADate(reading: text.trimmed) == .absent)
  }

  @Test(arguments: [
    "99999999", "9999-99-99", "12319999", "99991231", "INDEF", "NON-EXP", "Military",
  ])
  func thisMeansNever(text: String) { #expect(AAMVADate(reading: text) == .never) }

  @Test(arguments: [
    "13131987", "02302001", "0914198", "091419870", "14091987", "19871409", "09141749", "ABC",
    "0914198A", "１９８７０９１４",
  ])
  func thisIsUnreadable(text: String) { #expect(AAMVADate(reading: text) == .unreadable) }

  @Test func noElementIsAbsent() { #expect(AAMVADate(reading: nil) == .absent) }

  @Test func everyDayIsReadTheSameInBothOrders() {
    // Each tenth day from 1900 to 2100.
    for days in stride(from: -25_567, to: 47_482, by: 10) {
      guard let day = CalendarDate(daysSince1970: days) else { continue }
      let parts = day.description.split(separator: "-").map(String.init)
      #expect(AAMVADate(reading: parts[0] + parts[1] + parts[2]) == .day(day))
      #expect(AAMVADate(reading: parts[1] + parts[2] + parts[0]) == .day(day))
    }
  }
}
