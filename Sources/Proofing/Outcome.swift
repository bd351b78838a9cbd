/// A decided job with everything that the reports show.
public struct Outcome: Sendable, Equatable {
  /// The job.
  public var job: Job
  /// What was read, in the order of the job's pictures.
  public var pages: [Page]
  /// What Scoring noticed.
  public var assessment: Assessment
  /// How it ends.
  public var decision: Decision
  /// When, seconds since 1970 UTC.
  public var decidedAt: Int
  /// The day that dates were compared with.
  public var today: CalendarDate
  /// The run that decided it.
  public var run: String
  /// What read and decided it: engine, part, or table (`table/NAME`) to version or digest.
  public var versions: [String: String]
  /// Wall milliseconds by stage, and `total`.
  public var milliseconds: [String: Double]
  /// How often it was taken, this time included.
  public var takes: Int

  /// An outcome.
  public init(
    job: Job, pages: [Page], assessment: Assessment, decision: Decision, decidedAt: Int,
    today: CalendarDate, run: String, versions: [String: String],
    milliseconds: [String: Double], takes: Int
  ) {
    self.job = job
    self.pages = pages
    self.assessment = assessment
    self.decision = decision
    self.decidedAt = decidedAt
    self.today = today
    self.run = run
    self.versions = versions
    self.milliseconds = milliseconds
    self.takes = takes
  }
}
