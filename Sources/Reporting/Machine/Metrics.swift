import Proofing

/// Figures for Prometheus in its text format, version 0.0.4, for the textfile collector of node_exporter.
///
/// Counters go on from one run to the next: they are read back from the file that the last run wrote, and begin
/// anew where there is none, as a counter may. Labels are words and codes of closed lists; no identifier and no
/// value is in it.
public struct Metrics: Sendable, Equatable {
  /// What a spool holds now.
  public struct State: Sendable, Equatable {
    /// Its name, such as `incoming`.
    public var name: String
    /// How many.
    public var jobs: Int
    /// Since when the oldest has been there, seconds since 1970; nil when there is none.
    public var oldest: Int?

    /// A state.
    public init(name: String, jobs: Int, oldest: Int?) {
      self.name = name
      self.jobs = jobs
      self.oldest = oldest
    }
  }

  /// Upper ends of the ranges of durations, in seconds.
  static let buckets = ["0.25", "0.5", "1", "2.5", "5", "10", "30", "60", "300", "+Inf"]

  /// Every counter by its name with its labels, as the format writes them.
  private var counters: [String: Double] = [:]
  private var states: [State] = []
  private var waiting: WaitingList?
  private var lastRun: (end: Int, seconds: Int)?

  /// The figures of the last run's file; all counters at 0 when there is none, or none that is ours.
  public init(file: [UInt8] = []) {
    for line in String(decoding: file, as: UTF8.self).split(separator: "\n") {
      guard let space = line.lastIndex(of: " "),
        let value = Double(line[line.index(after: space)...]),
        value >= 0, value < 9e15
      else { continue }
      let name = String(line[..<space])
      if Self.isCounter(name) { counters[name] = value }
    }
  }

  /// Adds what a run came to, and puts what waits now in the place of what waited before.
  public mutating func add(_ batch: Batch, states: [State], waiting: WaitingList) {
    count("spoolproof_runs_total")
    for row in batch.rows {
      count(Self.jobs, ["decision": row.ending.word])
      for reason in row.reasons {
        count(Self.reasons, ["code": reason.rawValue, "decision": row.ending.word])
      }
      guard row.ending.verdict != nil, row.milliseconds.isFinite else { continue }
      let seconds = max(0, row.milliseconds) / 1_000
      for bucket in Self.buckets where seconds <= Double(bucket) ?? .infinity {
        count(Self.duration + "_bucket", ["le": bucket])
      }
      count(Self.duration + "_sum", by: (seconds * 1_000).rounded() / 1_000)
      count(Self.duration + "_count")
    }
    self.states = states
    self.waiting = waiting
    lastRun = (batch.to, max(0, batch.to - batch.from))
  }

  /// The file.
  public var file: [UInt8] {
    var text = ""
    func family(_ name: String, _ type: String, _ help: String, _ samples: [(String, Double)]) {
      guard !samples.isEmpty else { return }
      text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
      for (sample, value) in samples { text += "\(sample) \(Self.number(value))\n" }
    }
    family(
      Self.jobs, "counter", "Jobs that ended, by decision.",
      ["escalate", "fail", "pass", "refused"].map { word in
        let name = Self.sample(Self.jobs, ["decision": word])
        return (name, counters[name] ?? 0)
      })
    family(
      Self.reasons, "counter",
      "Jobs that ended, by decision and code of a reason that raised doubt.",
      counters.filter { $0.key.hasPrefix(Self.reasons + "{") }.sorted { $0.key < $1.key }
        .map { ($0.key, $0.value) })
    family(
      Self.duration, "histogram", "Seconds from taking a job to its decision.",
      Self.buckets.map { Self.sample(Self.duration + "_bucket", ["le": $0]) }
        .map { ($0, counters[$0] ?? 0) }
        + ["_sum", "_count"].map { (Self.duration + $0, counters[Self.duration + $0] ?? 0) })
    family(
      "spoolproof_runs_total", "counter", "Runs that came to their end.",
      [("spoolproof_runs_total", counters["spoolproof_runs_total"] ?? 0)])
    if let lastRun {
      family(
        "spoolproof_last_run_timestamp_seconds", "gauge", "When the last run ended.",
        [("spoolproof_last_run_timestamp_seconds", Double(lastRun.end))])
      family(
        "spoolproof_last_run_duration_seconds", "gauge", "How long the last run took.",
        [("spoolproof_last_run_duration_seconds", Double(lastRun.seconds))])
    }
    func state(_ name: String, _ value: (State) -> Int?) -> [(String, Double)] {
      states.compactMap { state in
        value(state).map { (Self.sample(name, ["state": state.name]), Double($0)) }
      }
    }
    family(
      "spoolproof_spool_jobs", "gauge", "Jobs in the spool, by state.",
      state("spoolproof_spool_jobs", \.jobs))
    family(
      "spoolproof_spool_oldest_timestamp_seconds", "gauge",
      "Since when the oldest job of a state has been there.",
      state("spoolproof_spool_oldest_timestamp_seconds", \.oldest))
    if let waiting {
      family(
        "spoolproof_escalations_waiting", "gauge", "Escalated jobs that no person has decided.",
        [("spoolproof_escalations_waiting", Double(waiting.jobs.count))])
      family(
        "spoolproof_escalations_oldest_timestamp_seconds", "gauge",
        "When the escalated job that has waited longest was escalated.",
        waiting.oldest.map {
          [("spoolproof_escalations_oldest_timestamp_seconds", Double($0))]
        } ?? [])
    }
    return Array(text.utf8)
  }

  private static let jobs = "spoolproof_jobs_total"
  private static let reasons = "spoolproof_job_reasons_total"
  private static let duration = "spoolproof_job_duration_seconds"

  private mutating func count(
    _ name: String, _ labels: [String: String] = [:], by amount: Double = 1
  ) {
    counters[Self.sample(name, labels), default: 0] += amount
  }

  /// A name with its labels as the format writes them; values are our own words and need no escape.
  private static func sample(_ name: String, _ labels: [String: String]) -> String {
    guard !labels.isEmpty else { return name }
    let parts = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\($0.value)\"" }
    return "\(name){\(parts.joined(separator: ","))}"
  }

  /// Whether a sample of a file that is read back is a counter of ours, whose labels are ours too.
  private static func isCounter(_ sample: String) -> Bool {
    let known =
      ["escalate", "fail", "pass", "refused"].map { self.sample(jobs, ["decision": $0]) }
      + buckets.map { self.sample(duration + "_bucket", ["le": $0]) }
      + [duration + "_sum", duration + "_count", "spoolproof_runs_total"]
    if known.contains(sample) { return true }
    let words = ["escalate", "fail", "pass", "refused"]
    return words.contains { word in
      let parts = sample.split(separator: "\"", omittingEmptySubsequences: false)
      guard parts.count == 5, let code = Reason(rawValue: String(parts[1])) else { return false }
      return sample == self.sample(reasons, ["code": code.rawValue, "decision": word])
    }
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : "\((value * 1_000).rounded() / 1_000)"
  }

  /// Equal figures give equal files.
  public static func == (left: Metrics, right: Metrics) -> Bool { left.file == right.file }
}
