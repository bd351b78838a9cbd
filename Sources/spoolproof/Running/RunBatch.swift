import Proofing
import Reporting
import Spool

/// What one run over a spool came to.
struct BatchEnd {
  /// What it did; nil when there was nothing to do.
  var batch: Batch?
  /// Its report's page; nil when there was nothing to do.
  var report: String?
  /// Jobs that were kept because no key was given for their knowledge answers.
  var keptForWantOfAKey: Int
  /// Whether a signal asked it to stop.
  var wasStopped: Bool
  /// Says that jobs wait for which too little of the disk is free; nil when none do.
  var shortage: String?
  /// When something that waits is to be looked at again, seconds since 1970; nil for nothing.
  var nextAt: Int?

  /// Whether a drop was set aside.
  var hasRefusals: Bool {
    (batch?.rows ?? []).contains { row in
      if case .refused = row.ending { true } else { false }
    }
  }
}

/// Takes and decides what waits, then writes the run's report.
///
/// - Throws: `SpoolError` or ``Stop`` about the machine; the jobs in hand are given back first.
func runBatch(_ settings: RunSettings) throws -> BatchEnd {
  let spool = Spool(path: settings.spool)
  try spool.check()
  var run = BatchRun(settings, spool: try spool.begin(run: settings.run))
  let start = secondsSince1970()
  let rows = try run.run()
  var end = BatchEnd(
    keptForWantOfAKey: run.keptForWantOfAKey, wasStopped: run.wasStopped, shortage: run.shortage,
    nextAt: run.nextAt)
  var batch = Batch(
    run: settings.run, from: start, to: secondsSince1970(), policy: settings.policy.name,
    policyDigest: settings.policyDigest, rows: rows, isolation: run.isolation)
  // Metrics that cannot be written cost no report.
  let measured = Result {
    if let metrics = settings.metrics { try writeMetrics(batch, of: spool, to: metrics) }
  }
  guard !rows.isEmpty else {
    try measured.get()
    return end
  }
  batch.auditHead = try spool.auditHead()
  end.batch = batch
  end.report = try writeReport(
    batch, spool: settings.spool, templates: try settings.resources.templates(),
    catalogue: settings.catalogue)
  try measured.get()
  return end
}
