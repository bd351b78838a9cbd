public import Proofing

/// What an earlier run came to, read back from its `summary.json`.
public struct RunSummary: Sendable, Equatable {
  /// The run's name.
  public var run: String
  /// When it began, seconds since 1970 UTC.
  public var from: Int
  /// When it ended, seconds since 1970 UTC.
  public var to: Int
  /// Decided and refused drops.
  public var jobs: Int
  /// Decided jobs by verdict.
  public var decisions: [Verdict: Int]
  /// Fails that may be tried again.
  public var retries: Int
  /// Refused drops.
  public var refused: Int
  /// Decided jobs by reason code.
  public var reasons: [String: Int]
  /// Median milliseconds of a decided job; nil when there was none.
  public var median: Double?

  /// Reads `summary.json` of format 1.
  ///
  /// - Returns: Nil when the bytes are none, or do not say when the run was.
  public init?(_ file: [UInt8]) {
    guard let summary = try? JSON(file: file) else { return nil }
    self.init(summary)
  }

  init?(_ summary: JSON) {
    guard summary["format"]?.whole == 1, let run = summary["run"]?.text,
      let from = (summary["startedAt"]?.text).flatMap(seconds(ofTimestamp:)),
      let to = (summary["finishedAt"]?.text).flatMap(seconds(ofTimestamp:)),
      let jobs = summary["jobs"]?.whole
    else { return nil }
    self.run = run
    self.from = from
    self.to = to
    self.jobs = jobs
    decisions = Dictionary(
      uniqueKeysWithValues: Verdict.allCases.map {
        ($0, summary["decisions"]?[$0.rawValue]?.whole ?? 0)
      })
    retries = summary["retries"]?.whole ?? 0
    refused = summary["refused"]?.whole ?? 0
    reasons = (summary["reasons"]?.sortedMembers ?? []).reduce(into: [:]) {
      $0[$1.key] = $1.value.whole
    }
    median = summary["milliseconds"]?["median"]?.number
  }

  /// Jobs that were decided.
  var decided: Int { decisions.values.reduce(0, +) }

  /// Drops a minute; nil for a run of no time, which says nothing of speed.
  var perMinute: Double? { to > from ? Double(jobs) * 60 / Double(to - from) : nil }
}
