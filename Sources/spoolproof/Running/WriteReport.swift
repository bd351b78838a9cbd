import Foundation
import Glibc
import Proofing
import Reporting
import Spool

/// Writes `reports/<run>/`: the pages, the jobs as CSV and as a plain table, the summary, the figures of oversight.
///
/// The pages of its jobs are written as the jobs are decided (``writeJobPage(_:of:final:run:spool:templates:)``).
///
/// - Returns: The page's path.
/// - Throws: ``Stop`` when the disk refuses; the results themselves are safe by then.
func writeReport(
  _ batch: Batch, spool: String, templates: Templates, catalogue: ReasonCatalogue
) throws -> String {
  var batch = batch
  try addEarlierRuns(to: &batch, in: spool)
  batch.waiting = try waitingWork(in: spool)
  let folder = URL(filePath: "\(spool)/reports/\(batch.run)")
  // One after the other: of many jobs each is megabytes.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    try writePrivately(bytes, to: name, in: folder)
  }
  let oversight = Oversight(batch.rows)
  try write("summary.json", summaryFile(batch))
  try write("stats.json", statsFile(oversight))
  try write("results.csv", csvFile(batch))
  try write("table.txt", Array(terminalTable(batch).utf8))
  try write("oversight.html", oversightPage(batch, oversight, templates: templates))
  try write("index.html", batchPage(batch, oversight, catalogue: catalogue, templates: templates))
  return "\(spool)/reports/\(batch.run)/index.html"
}

/// Writes the page of one job, `reports/<run>/jobs/<id>.html`, from its result and what a person decided since.
///
/// - Returns: The page's path.
/// - Throws: ``Stop`` when the bytes are no result, or the disk refuses; the result itself is safe by then.
@discardableResult
func writeJobPage(
  _ result: [UInt8], of id: String, final: FinalDecision? = nil, run: String, spool: String,
  templates: Templates
) throws -> String {
  guard let page = jobPage(result, final: final, templates: templates) else {
    throw Stop(.inputOutput, "the result of \(id) cannot be read")
  }
  let folder = URL(filePath: "\(spool)/reports/\(run)/jobs")
  try writePrivately(page, to: "\(id).html", in: folder, isKept: false)
  return "\(spool)/reports/\(run)/jobs/\(id).html"
}

/// Writes a file of mode 0600 into a folder of mode 0700, which is made where it is missing.
///
/// Whoever looks sees the whole file or the one before.
///
/// - Parameters:
///   - bytes: The file.
///   - name: Its name.
///   - folder: The folder.
///   - isKept: Whether a loss of power may not leave it empty or cut short, for which the disk has to be waited for.
/// - Throws: ``Stop`` when the disk refuses.
func writePrivately(
  _ bytes: [UInt8], to name: String, in folder: URL, isKept: Bool = true
) throws {
  let file = folder.appending(path: name)
  // A name of its own: a run and `report` may write the same page at once.
  let written = isKept ? file : folder.appending(path: ".\(name).\(UUID().uuidString).tmp")
  do {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Data(bytes).write(to: written, options: isKept ? .atomic : [])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: written.path(percentEncoded: false))
    if !isKept { try replace(file, by: written) }
  } catch {
    // As far as it goes: the error that is told is the first one.
    if !isKept { try? FileManager.default.removeItem(at: written) }
    guard !(error is Stop) else { throw error }
    let isFull = (error as? CocoaError)?.code == .fileWriteOutOfSpace
    throw Stop(
      isFull ? .tryLater : .inputOutput,
      "\(file.path(percentEncoded: false)) could not be written: "
        + (isFull ? "No space left on the disk" : error.localizedDescription))
  }
}

/// Puts a finished file into another's place in one step.
///
/// - Throws: ``Stop`` when the disk refuses.
func replace(_ file: URL, by finished: URL) throws {
  let path = file.path(percentEncoded: false)
  guard unsafe rename(finished.path(percentEncoded: false), path) == 0 else {
    throw Stop(.inputOutput, "\(path) could not be written (errno \(errno))")
  }
}

/// Removes what was left in the folders of `reports/` by whoever was killed while writing there, an hour after it was
/// last written: files with a dot in front of their names.
///
/// - Throws: ``Stop`` when one cannot be removed.
func removeUnfinishedPages(in spool: String, now: Int) throws {
  let files = FileManager.default
  let reports = URL(filePath: "\(spool)/reports", directoryHint: .isDirectory)
  func inside(_ folder: URL) -> [URL] {
    (try? files.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.contentModificationDateKey, .isRegularFileKey]))
      ?? []
  }
  for folder in inside(reports).flatMap({ [$0, $0.appending(path: "jobs")] }) {
    for file in inside(folder) where file.lastPathComponent.hasPrefix(".") {
      do {
        let values = try file.resourceValues(
          forKeys: [.contentModificationDateKey, .isRegularFileKey])
        guard values.isRegularFile == true, let written = values.contentModificationDate,
          Int(written.timeIntervalSince1970) < now - 3_600
        else { continue }
        try files.removeItem(at: file)
      } catch CocoaError.fileNoSuchFile, CocoaError.fileReadNoSuchFile {
        // Its writer was faster.
        continue
      } catch {
        throw Stop(
          .inputOutput,
          "\(file.path(percentEncoded: false)) could not be removed: \(error.localizedDescription)")
      }
    }
  }
}

/// Adds the runs before this one, the latest first, at most seven, and those among them that ended without a report;
/// none for a report over many runs.
private func addEarlierRuns(to batch: inout Batch, in spool: String) throws {
  // A run's name begins with its year; reports over many runs have other names.
  guard batch.run.first?.isNumber == true else { return }
  let reports = URL(filePath: "\(spool)/reports")
  let names =
    (try? FileManager.default.contentsOfDirectory(atPath: reports.path(percentEncoded: false)))
    ?? []
  let current = batch.run
  for name in names.filter({ $0.first?.isNumber == true && $0 < current }).sorted(by: >) {
    let file = reports.appending(path: "\(name)/summary.json").path(percentEncoded: false)
    if let bytes = FileManager.default.contents(atPath: file) {
      guard let summary = RunSummary(Array(bytes)) else { continue }
      batch.earlier.append(summary)
      if batch.earlier.count == 7 { break }
    } else if try !Spool(path: spool).isAlive(run: name) {
      let jobs = reports.appending(path: "\(name)/jobs").path(percentEncoded: false)
      let pages = ((try? FileManager.default.contentsOfDirectory(atPath: jobs)) ?? [])
        .filter { $0.hasSuffix(".html") && !$0.hasPrefix(".") }
      batch.unreported.append(UnreportedRun(run: name, jobs: pages.count))
    }
  }
}

/// What waits in a spool now.
private func waitingWork(in path: String) throws -> WaitingWork {
  let spool = Spool(path: path)
  let now = secondsSince1970()
  let waiting = try spool.dropsWaiting()
  return WaitingWork(
    drops: waiting.count, looked: waiting.looked,
    oldestDrop: waiting.oldest.map { max(0, now - $0) },
    escalations: try spool.escalationsWaiting().map { max(0, now - $0) })
}
