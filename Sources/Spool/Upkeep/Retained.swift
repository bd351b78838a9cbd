/// What a spool keeps after a decision, each kind with an age of its own.
public enum Retained: String, Sendable, Codable, CaseIterable {
  /// Pictures of decided jobs that the policy kept.
  case pictures
  /// Escalation packets and reviewers' copies, which show pages and crops.
  case packets
  /// Results and notices.
  case results
  /// Reports of runs.
  case reports
  /// Job files of decided jobs, with whatever else lies beside them.
  case jobs
  /// Drops that were set aside.
  case refused
}

/// What a purge removed, or would remove: how many of each kind.
public struct Purged: Sendable, Equatable {
  /// The counts; a kind of which nothing was old enough is missing.
  public var counts: [Retained: Int] = [:]

  mutating func add(_ kind: Retained, _ count: Int = 1) {
    if count > 0 { counts[kind, default: 0] += count }
  }
}
