import Foundation
import Proofing
import Support
import Testing

@testable import Reporting

@Suite struct MeetingTests {
  private let rule = Policy.VideoRule(
    available: true, minutes: 15, documents: ["your ID"],
    link: "https://meet.example.org/{room}?until={expires}", linkHours: 24)
  private let appointment = Appointment(from: 1_795_600_000, minutes: 15)

  @Test func theLinkHasItsRoomAndItsEnd() throws {
    let meeting = try #require(
      Meeting(rule, room: "abc", appointment: nil, decidedAt: 1_795_500_000))
    #expect(
      meeting
        == Meeting(
          url: "https://meet.example.org/abc?until=1795586400", expiresAt: 1_795_586_400))
  }

  @Test func anAppointmentIsOverBeforeTheLink() throws {
    let meeting = try #require(
      Meeting(rule, room: "abc", appointment: appointment, decidedAt: 1_795_500_000))
    #expect(meeting.expiresAt == 1_795_600_900 + 86_400)
    let past = try #require(
      Meeting(rule, room: "abc", appointment: appointment, decidedAt: 1_795_700_000))
    #expect(past.expiresAt == 1_795_700_000 + 86_400)
  }

  @Test func withoutAChannelOrALinkThereIsNone() {
    var none = rule
    none.available = false
    var unlinked = rule
    unlinked.link = nil
    for rule in [none, unlinked] {
      #expect(Meeting(rule, room: "abc", appointment: nil, decidedAt: 0) == nil)
    }
  }

  @Test func packetAndNoticeNameTheSameLinkAndNothingElseDoes() throws {
    var policy = Policy.make()
    policy.video = rule
    let outcome = Outcome.make { $0.appointment = appointment }
    let meeting = try #require(
      Meeting(rule, room: "0123456789", appointment: appointment, decidedAt: outcome.decidedAt))
    let files = packetFiles(
      outcome, policy: policy, policyDigest: "x", catalogue: .all(),
      templates: try Shipped.templates(), images: [], meeting: meeting)
    let notice = noticeFile(
      outcome, policy: policy, catalogue: .all(), texts: try Shipped.texts(), meeting: meeting)
    #expect(
      files.map(\.name).sorted() == ["appointment.ics", "index.html", "packet.json"])
    for bytes in files.map(\.bytes) + [notice] {
      #expect(String(decoding: bytes, as: UTF8.self).contains("0123456789"))
    }
    #expect(try validate([notice], against: "notice") == [""])
    let packet = try #require(files.first { $0.name == "packet.json" }?.bytes)
    #expect(try validate([packet], against: "packet") == [""])
    let result = resultFile(outcome, policy: policy, policyDigest: "x", catalogue: .all())
    #expect(!String(decoding: result, as: UTF8.self).contains("0123456789"))
  }

  @Test(arguments: [Verdict.pass, .fail])
  func onlyWhoMeetsAPersonIsToldTheLink(verdict: Verdict) throws {
    let notice = noticeFile(
      .make(verdict: verdict), policy: .make(), catalogue: .all(), texts: try Shipped.texts(),
      meeting: Meeting(url: "https://a.example/0123456789", expiresAt: 0))
    #expect(!String(decoding: notice, as: UTF8.self).contains("0123456789"))
  }
}
