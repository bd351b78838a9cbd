public import Proofing

/// An escalated job that no person has decided yet, without personal data.
public struct WaitingJob: Sendable, Equatable {
  /// The job's id.
  public var id: String
  /// The job's own word on how urgent it is; higher is earlier.
  public var priority: Int
  /// When it was escalated, seconds since 1970 UTC.
  public var since: Int
  /// When the applicant has an appointment, seconds since 1970 UTC.
  public var appointment: Int?
  /// How long the call is planned to take, in minutes; nil where the policy has no video.
  public var minutes: Int?
  /// The codes that led here, each once.
  public var reasons: [Reason]

  /// A waiting job.
  public init(
    id: String, priority: Int = 0, since: Int, appointment: Int? = nil, minutes: Int? = nil,
    reasons: [Reason] = []
  ) {
    self.id = id
    self.priority = priority
    self.since = since
    self.appointment = appointment
    self.minutes = minutes
    self.reasons = reasons
  }

  /// Reads a job from the bytes of its result file of format 1.
  ///
  /// - Returns: Nil when the bytes are no result, or that of a job that was not escalated.
  public init?(_ resultFile: [UInt8]) {
    guard let result = try? JSON(file: resultFile), result["format"]?.whole == 1,
      result["decision"]?.text == Verdict.escalate.rawValue, let id = result["id"]?.text,
      let since = (result["timings"]?["decidedAt"]?.text).flatMap(seconds(ofTimestamp:))
    else { return nil }
    let escalation = result["escalation"]
    self.init(
      id: id, priority: escalation?["priority"]?.whole ?? 0, since: since,
      appointment: (escalation?["appointment"]?["from"]?.text).flatMap(seconds(ofTimestamp:)),
      minutes: escalation?["minutes"]?.whole,
      reasons: unique(
        (result["reasons"]?.elements ?? []).filter { $0["decisive"]?.isTrue == true }
          .compactMap { ($0["code"]?.text).flatMap(Reason.init(rawValue:)) }))
  }
}

/// The waiting list: what is most urgent first, then what has waited longest, then by id.
public struct WaitingList: Sendable, Equatable {
  /// The jobs, in the order in which they are due.
  public let jobs: [WaitingJob]
  /// The moment from which ages count, seconds since 1970.
  public let now: Int

  /// The list at a moment.
  public init(_ jobs: [WaitingJob], now: Int) {
    self.jobs = jobs.sorted {
      ($1.priority, $0.since, $0.id) < ($0.priority, $1.since, $1.id)
    }
    self.now = now
  }

  /// Jobs by decisive code, the most frequent first.
  public var reasons: [(reason: Reason, jobs: Int)] {
    var counts: [Reason: Int] = [:]
    for reason in jobs.flatMap(\.reasons) { counts[reason, default: 0] += 1 }
    return counts.map { (reason: $0.key, jobs: $0.value) }
      .sorted { ($1.jobs, $0.reason.rawValue) < ($0.jobs, $1.reason.rawValue) }
  }

  /// Since when the one that has waited longest has; nil when nothing waits.
  public var oldest: Int? { jobs.map(\.since).min() }

  /// The list as JSON, described in docs/result-format.md.
  public var file: [UInt8] {
    JSON.members([
      "format": 1,
      "at": timestamp(now).map { .string($0) },
      "waiting": .integer(jobs.count),
      "oldestSeconds": oldest.map { .integer(max(0, now - $0)) },
      "reasons": .object(
        Dictionary(uniqueKeysWithValues: reasons.map { ($0.reason.rawValue, .integer($0.jobs)) })),
      "jobs": .array(
        jobs.map { job in
          .members([
            "id": .string(job.id),
            "priority": .integer(job.priority),
            "since": timestamp(job.since).map { .string($0) },
            "waitingSeconds": .integer(max(0, now - job.since)),
            "appointment": job.appointment.flatMap(timestamp).map { .string($0) },
            "minutes": job.minutes.map { .integer($0) },
            "reasons": .strings(job.reasons.map(\.rawValue)),
            "packet": .string("\(job.id).packet/index.html"),
          ])
        }),
    ]).file
  }

  /// The list for a terminal: a line a job, then jobs by reason.
  public func table(style: TerminalStyle = TerminalStyle()) -> String {
    guard !jobs.isEmpty else { return "No job waits for a person.\n" }
    let head = ["job", "priority", "waiting", "appointment", "reasons"]
    let rows = jobs.map { job in
      [
        legible(job.id, limit: 128), String(job.priority), duration(now - job.since),
        job.appointment.flatMap(timestamp).map(readableTime) ?? "–",
        job.reasons.map(\.rawValue).joined(separator: " "),
      ]
    }
    let lines = aligned([head] + rows, width: style.width).map(\.trimmedAtEnd)
    let counts = aligned(reasons.map { ["  " + $0.reason.rawValue, String($0.jobs)] })
    let count = jobs.count == 1 ? "1 job waits" : "\(jobs.count) jobs wait"
    let oldest = oldest.map { ", the longest for \(duration(now - $0))" } ?? ""
    return
      ([style.faint(lines[0])] + lines.dropFirst()
      + ["", style.colored(count, as: "escalate") + " for a person\(oldest); by reason:"] + counts)
      .map { $0 + "\n" }.joined()
  }
}
