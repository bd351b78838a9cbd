import Foundation
import Testing

@testable import Spool

struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
    ("2026-11-23T09:00:00Z", 1_795_424_400),
    ("2026-11-23T09:00:00.999Z", 1_795_424_400), ("2026-11-23T04:00:00-05:00", 1_795_424_400),
    ("2026-11-23T14:30:00+05:30", 1_795_424_400), ("2024-02-29T23:59:59+00:00", 1_709_251_199),
  ])
  func aMoment(text: String, seconds: Int) {
    #expect(Timestamp.seconds(text) == seconds)
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T09:00:00", "2026-11-23 09:00:00Z", "2026-11-23t09:00:00Z",
    "2026-11-23T09:00:00z", "2026-11-23T9:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T09:60:00Z",
    "2026-11-23T09:00:60Z", "2026-02-30T09:00:00Z", "2026-13-01T09:00:00Z", "2026-11-23T09:00:00.Z",
    "2026-11-23T09:00:00,5Z", "2026-11-23T09:00:00.1234567890Z", "2026-11-23T09:00:00+5:00",
    "2026-11-23T09:00:00+0500", "2026-11-23T09:00:00+24:00", "2026-11-23T09:00:00Zx",
    "2026-11-23T09:00Z", "٢٠٢٦-11-23T09:00:00Z",
  ])
  func whatIsNone(text: String) {
    #expect(Timestamp.seconds(text) == nil)
  }

  /// Foundation's formatter as a judge over many moments.
  @Test func foundationAgrees() {
    let formatter = ISO8601DateFormatter()
    for step in 0..<2_000 {
      let seconds = -3_000_000_000 + step * 5_000_011
      let text = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
      #expect(Timestamp.seconds(text) == seconds)
    }
  }
}
