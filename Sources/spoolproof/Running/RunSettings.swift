import Proofing
import Reporting
import Scoring

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
  /// What is known of readers and names.
  var tables: ScoringTables
  var templates: Templates
  var texts: ApplicantTexts
  /// What the readers read with, and in what.
  var reader: ReaderSetup
  /// SHA-256 of each model, by file name.
  var modelDigests: [String: String]
  /// SHA-256 of each table that scoring looks up, by file name.
  var tableDigests: [String: String]
  /// The executable that readers are started from.
  var executable: String
  /// Reader processes at once.
  var workers: Int
  /// Take no more jobs than this; nil for no limit.
  var maxJobs: Int?
  /// Take no more jobs after this many seconds; nil for no limit.
  var maxSeconds: Int?
  /// Seconds for which an incomplete drop is left alone.
  var settle: Int
  /// The day that dates are compared with.
  var today: CalendarDate
  /// The key of keyed knowledge answers.
  var key: [UInt8]?
  /// No progress bar and no table.
  var quiet: Bool
  /// Wall seconds that a reader may take for one job.
  var readerSeconds: Double
}
