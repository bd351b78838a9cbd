import Proofing
import Testing

@Suite struct CalendarDateTests {
  @Test func everyDayCountsBackToItself() {
    for days in stride(from: -719_162, through: 2_932_896, by: 97) {
      #expect(CalendarDate(daysSince1970: days)?.daysSince1970 == days)
    }
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "2026-1-1", "20260101"])
  func aDayThatDoesNotExistIsNil(_ text: String) { #expect(CalendarDate(iso8601: text) == nil) }

  @Test func aLeapDayBirthdayFallsOnTheFirstOfMarch() throws {
    let birth = try #require(CalendarDate(iso8601: "2008-02-29"))
    let before = try #require(CalendarDate(iso8601: "2026-02-28"))
    let after = try #require(CalendarDate(iso8601: "2026-03-01"))
    #expect(birth.wholeYears(until: before) == 17)
    #expect(birth.wholeYears(until: after) == 18)
  }
}
