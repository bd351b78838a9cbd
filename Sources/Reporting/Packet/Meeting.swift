public import Proofing

/// Where and until when an applicant and an agent meet.
///
/// Whoever has the link can join, so it stands in the packet and in the applicant's notice and nowhere else.
public struct Meeting: Sendable, Equatable {
  /// The address.
  public var url: String
  /// When it ends, seconds since 1970 UTC.
  public var expiresAt: Int

  /// A meeting.
  public init(url: String, expiresAt: Int) {
    self.url = url
    self.expiresAt = expiresAt
  }

  /// The meeting of a job under a policy; nil when the policy has no video channel or no link.
  ///
  /// - Parameters:
  ///   - rule: The way to a person.
  ///   - room: A name that nobody can guess.
  ///   - appointment: The applicant's appointment, if there is one.
  ///   - decidedAt: When the job was decided, seconds since 1970.
  public init?(
    _ rule: Policy.VideoRule, room: String, appointment: Appointment?, decidedAt: Int
  ) {
    guard rule.available, let link = rule.link, let hours = rule.linkHours else { return nil }
    let end = appointment.map { $0.from + $0.minutes * 60 }
    expiresAt = max(end ?? decidedAt, decidedAt) + hours * 3_600
    url = Placeholders.fill(link, ["room": room, "expires": String(expiresAt)])
  }

  /// As notices and packets have it.
  var json: JSON {
    .members(["url": .string(url), "expiresAt": timestamp(expiresAt).map { .string($0) }])
  }
}
