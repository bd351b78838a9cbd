import Foundation
import Proofing
import Testing

@testable import Reporting

/// The reader of the Debian package python3-icalendar judges what is written.
@Suite struct CalendarTests {
  private let appointment = Appointment(from: 1_795_600_000, minutes: 15)

  private func file(bring: [String] = ["your ID"], id: String = "2026-000123") throws -> [UInt8] {
    try #require(
      calendarFile(
        id: id, appointment: appointment,
        meeting: Meeting(url: "https://meet.example.org/abc,def;x", expiresAt: 0), bring: bring,
        decidedAt: 1_795_500_000))
  }

  /// The members of the only event of each file.
  private func events(_ files: [[UInt8]]) throws -> [[String: String]] {
    let script = """
      import json, sys, base64
      from icalendar import Calendar
      for line in sys.stdin:
          calendar = Calendar.from_ical(base64.b64decode(line))
          event, = calendar.walk("VEVENT")
          assert not calendar.errors and not event.errors
          print(json.dumps({k: str(getattr(v, "dt", v)) for k, v in event.items()}))
      """
    let lines = files.map { Data($0).base64EncodedString() + "\n" }.joined()
    return try python(script, input: Data(lines.utf8)).map {
      try JSONDecoder().decode([String: String].self, from: Data($0.utf8))
    }
  }

  @Test func theEventSaysWhenAndWhere() throws {
    let event = try #require(try events([file()]).first)
    #expect(event["DTSTART"] == "2026-11-25 09:46:40+00:00")
    #expect(event["DTEND"] == "2026-11-25 10:01:40+00:00")
    #expect(event["DTSTAMP"] == "2026-11-24 06:00:00+00:00")
    #expect(event["SUMMARY"] == "Video call 2026-000123")
    #expect(event["URL"] == "https://meet.example.org/abc,def;x")
    #expect(event["DESCRIPTION"] == "To have ready: your ID")
    #expect(event["UID"] == "2026-000123.1795500000@spoolproof.invalid")
  }

  @Test func whatEndsLinesOrEntriesIsText() throws {
    let texts = strings + ["a;b,c\\d\nEND:VEVENT\r\nBEGIN:VEVENT"]
    let events = try events(texts.map { try file(bring: [$0]) })
    for (event, text) in zip(events, texts) {
      #expect(event["DESCRIPTION"] == legible("To have ready: " + text))
    }
  }

  @Test func noLineIsLongerThan75OctetsAndAllEndAsTheStandardSays() throws {
    for text in strings {
      let bytes = try file(bring: [text], id: String(repeating: "x", count: 128))
      let whole = String(decoding: bytes, as: UTF8.self)
      #expect(whole.hasSuffix("END:VCALENDAR\r\n"))
      #expect(whole.replacing("\r\n", with: "").contains { $0.isNewline } == false)
      for line in whole.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 75) }
    }
  }

  @Test func aTimeThatHasNoYearHasNoFile() {
    #expect(
      calendarFile(
        id: "a", appointment: Appointment(from: .max / 4, minutes: 1), meeting: nil, bring: [],
        decidedAt: 0) == nil)
  }
}

/// What a script of python3 prints, line by line; a script that fails fails the test.
func python(_ script: String, _ arguments: [String] = [], input: Data = Data()) throws -> [String] {
  let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try input.write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/python3")
  process.arguments = ["-c", script] + arguments
  process.standardInput = try FileHandle(forReadingFrom: file)
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0, "a package that Scripts/setup installs is missing")
  return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
}
