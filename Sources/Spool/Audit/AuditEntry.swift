internal import JSONReading
internal import Proofing

/// One thing that the audit log tells: what happened to which job, and never a value of the applicant's.
public struct AuditEntry: Sendable, Equatable {
  /// What happened.
  public enum Event: String, Sendable, CaseIterable {
    /// A run wrote a result.
    case decided
    /// A drop was set aside with a fault.
    case refused
    /// Somebody let a refused or deferred job be tried again.
    case requeued
    /// Somebody had old files removed.
    case purged
    /// A person decided an escalated job.
    case final
    /// The log ended within a line, which nobody had been told of: it was replaced by this entry.
    case repaired
  }

  /// What happened.
  public var event: Event
  /// The job, or the refused drop's name.
  public var id: String?
  /// The run that did it; nil for a command.
  public var run: String?
  /// The decision, as the result says it.
  public var decision: String?
  /// Codes of reasons.
  public var reasons: [String]
  /// SHA-256 of the file that it is about: the result, the fault, the final decision.
  public var digest: String?
  /// Who decided, by the name that the operator uses for that person.
  public var by: String?
  /// How many of each kind were to be removed, or how many bytes of a line were cut.
  public var counts: [String: Int]
  /// When, nanoseconds since 1970; nil for the moment at which it is written down.
  public var time: Int?

  /// An entry; what is left out does not stand in it.
  public init(
    _ event: Event, id: String? = nil, run: String? = nil, decision: String? = nil,
    reasons: [String] = [], digest: String? = nil, by: String? = nil, counts: [String: Int] = [:],
    time: Int? = nil
  ) {
    self.event = event
    self.id = id
    self.run = run
    self.decision = decision
    self.reasons = reasons
    self.digest = digest
    self.by = by
    self.counts = counts
    self.time = time
  }

  /// The members of its line, in their order.
  func members(number: Int, time: Int) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("n", .integer(number)), ("time", .text(Timestamp.text(nanoseconds: time))),
      ("event", .text(event.rawValue)),
    ]
    for (name, text) in [("id", id), ("run", run), ("decision", decision)] {
      if let text { members.append((name, .text(text))) }
    }
    if !reasons.isEmpty { members.append(("reasons", .array(reasons.map { .text($0) }))) }
    if let digest { members.append(("digest", .text(digest))) }
    if let by { members.append(("by", .text(by))) }
    if !counts.isEmpty { members.append(("counts", .object(counts.mapValues { .integer($0) }))) }
    return members
  }

  /// Whether a line's members tell of the same thing: the same event of the same job and file, and
  /// at the same time where the entry has one.
  func isTold(by members: [String: JSONValue]) -> Bool {
    func text(_ name: String) -> String? {
      if case .text(let text)? = members[name] { text } else { nil }
    }
    guard text("event") == event.rawValue, text("id") == id, text("digest") == digest else {
      return false
    }
    return time.map { text("time") == Timestamp.text(nanoseconds: $0) } ?? true
  }
}
