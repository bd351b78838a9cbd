import Proofing

/// An appointment as an iCalendar file (RFC 5545), for the calendar of the person who holds the call.
///
/// It names the job and nothing of the applicant's. Equal input gives equal bytes.
///
/// - Parameters:
///   - id: The job's id.
///   - appointment: When.
///   - meeting: Where, if there is a link.
///   - bring: What the applicant was asked to have ready.
///   - decidedAt: When the job was decided, seconds since 1970: the time stamp of the entry.
/// - Returns: The file; nil for a time outside the years 1 to 9999.
func calendarFile(
  id: String, appointment: Appointment, meeting: Meeting?, bring: [String], decidedAt: Int
) -> [UInt8]? {
  guard let from = calendarTime(appointment.from), let stamp = calendarTime(decidedAt),
    let to = calendarTime(appointment.from + appointment.minutes * 60)
  else { return nil }
  var lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Spoolproof//Video call//EN", "BEGIN:VEVENT",
    "UID:\(id).\(decidedAt)@spoolproof.invalid", "DTSTAMP:\(stamp)", "DTSTART:\(from)",
    "DTEND:\(to)", "SUMMARY:" + calendarText("Video call \(id)"), "CLASS:PRIVATE",
  ]
  if !bring.isEmpty {
    lines.append(
      "DESCRIPTION:" + calendarText("To have ready: " + bring.joined(separator: ", ")))
  }
  // A URI is no text: nothing in it is escaped (section 3.3.13).
  if let meeting { lines.append("URL:" + meeting.url) }
  lines += ["END:VEVENT", "END:VCALENDAR"]
  return lines.flatMap(folded)
}

/// `20261123T090000Z` (section 3.3.5, form 2: UTC).
private func calendarTime(_ seconds: Int) -> String? {
  timestamp(seconds).map { $0.filter { $0 != "-" && $0 != ":" } }
}

/// Text with what section 3.3.11 escapes escaped, and without controls.
private func calendarText(_ text: String) -> String {
  var escaped = ""
  for scalar in legible(text).unicodeScalars {
    switch scalar {
    case "\\", ";", ",": escaped += "\\" + String(Character(scalar))
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}

/// A line of at most 75 octets, continued on lines that begin with a space (section 3.1), never within a
/// character.
private func folded(_ line: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var width = 0
  for scalar in line.unicodeScalars {
    let octets = Array(String(Character(scalar)).utf8)
    if width + octets.count > 75 {
      bytes += [0x0D, 0x0A, 0x20]
      width = 1
    }
    bytes += octets
    width += octets.count
  }
  return bytes + [0x0D, 0x0A]
}
