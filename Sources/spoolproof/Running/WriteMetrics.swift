import CSystem
import Foundation
import Glibc
import Proofing
import Reporting
import Spool

/// Adds a run to the figures for Prometheus.
///
/// The file is replaced in one step, so that a scrape sees the old figures or the new ones, and readable for
/// all, since node_exporter is somebody else. Runs that end at once wait for each other.
///
/// - Throws: ``Stop`` when the file cannot be written; the results themselves are safe by then.
func writeMetrics(_ batch: Batch, of spool: Spool, to path: String) throws {
  let file = URL(filePath: path)
  let folder = file.deletingLastPathComponent()
  let unfinished = folder.appending(path: ".\(file.lastPathComponent).tmp")
  let lock = try metricsLock(folder.appending(path: ".\(file.lastPathComponent).lock"))
  defer { close(lock) }
  let now = secondsSince1970()
  let survey = try spool.survey(datingDone: false)
  let states = SpoolState.allCases.map { state in
    Metrics.State(
      name: state.rawValue, jobs: survey.states[state]?.count ?? 0,
      oldest: survey.states[state]?.oldest)
  }
  var metrics = Metrics(
    file: FileManager.default.contents(atPath: file.path(percentEncoded: false)).map { Array($0) }
      ?? [])
  metrics.add(batch, states: states, waiting: try waitingList(spool, now: now))
  do {
    try Data(metrics.file).write(to: unfinished)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: unfinished.path(percentEncoded: false))
  } catch {
    throw Stop(
      .inputOutput, "the metrics \(path) could not be written: \(error.localizedDescription)")
  }
  try replace(file, by: unfinished)
}

/// A lock beside the file; closing it lets go of it.
private func metricsLock(_ file: URL) throws -> Int32 {
  let descriptor = unsafe open(
    file.path(percentEncoded: false), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
  guard descriptor >= 0 else {
    throw Stop(
      .inputOutput,
      "no lock can be made beside the metrics: \(file.path(percentEncoded: false)) (errno \(errno))"
    )
  }
  for _ in 0..<500 {
    if csystem_lock(descriptor) == 0 { return descriptor }
    usleep(10_000)
  }
  close(descriptor)
  throw Stop(.tryLater, "another run has been writing the metrics for five seconds")
}
