import Testing

@testable import Reporting

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_795_424_400, "2026-11-23T09:00:00Z"),
    (-1, "1969-12-31T23:59:59Z"), (951_827_696, "2000-02-29T12:34:56Z"),
    (-86_400, "1969-12-31T00:00:00Z"),
  ])
  func secondsBecomeAnInstantInUTC(seconds: Int, text: String) {
    #expect(timestamp(seconds) == text)
  }

  @Test(arguments: [Int.max, Int.min, 300_000_000_000])
  func timesBeyondTheCalendarAreAbsent(seconds: Int) {
    #expect(timestamp(seconds) == nil)
  }
}
