import Proofing
import Reporting

/// All that a run is told before it starts.
struct RunSettings {
  /// The spool's folder.
  var spool: String
  /// This run's name: when it began and its process id.
  var run: String
  var policy: Policy
  /// SHA-256 of the policy file.
  var policyDigest: String
  var catalogue: ReasonCatalogue
  /// Where data files are read from that a run needs only once there is something to decide or to report.
  var resources: Resources
  /// What the readers read with, and in what.
  var reader: ReaderSetup
  /// The executable that readers are started from.
  var executable: String
  /// Reader processes at once.
  var workers: Int
  /// Take no more jobs than this; nil for no limit.
  var maxJobs: Int?
  /// Take no more jobs after this many seconds; nil for no limit.
  var maxSeconds: Int?
  /// Bytes of the disk that must stay free: with less, nothing is taken.
  var keepFree: Int
  /// Seconds for which an incomplete drop is left alone.
  var settle: Int
  /// The day that dates are compared with.
  var today: CalendarDate
  /// The key of keyed knowledge answers.
  var key: [UInt8]?
  /// No progress bar and no table.
  var quiet: Bool
  /// Print each job as a line of JSON when it ends.
  var printsLines = false
  /// Where figures for Prometheus are written; nil for nowhere.
  var metrics: String?
  /// Wall seconds that a reader may take for one job.
  var readerSeconds: Double
}
