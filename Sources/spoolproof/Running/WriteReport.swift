import Foundation
import Proofing
import Reporting

/// Writes `reports/<run>/`: the page, the table as CSV, the summary.
///
/// - Returns: The page's path.
/// - Throws: ``Stop`` when the disk refuses; the results themselves are safe by then.
func writeReport(
  _ rows: [BatchRow], run: String, spool: String, templates: Templates,
  catalogue: ReasonCatalogue, milliseconds: Double
) throws -> String {
  let folder = URL(filePath: spool).appending(path: "reports").appending(path: run)
  let batch = Batch(run: run, milliseconds: milliseconds, rows: rows)
  let files: [(String, [UInt8])] = [
    ("summary.json", summaryFile(batch)),
    ("results.csv", csvFile(batch)),
    ("index.html", indexPage(batch, templates: templates, catalogue: catalogue)),
  ]
  do {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for (name, bytes) in files {
      let file = folder.appending(path: name)
      try Data(bytes).write(to: file, options: .atomic)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: file.path(percentEncoded: false))
    }
  } catch {
    throw Stop(
      .inputOutput,
      "the report \(folder.path(percentEncoded: false)) could not be written: \(error.localizedDescription)")
  }
  return folder.appending(path: "index.html").path(percentEncoded: false)
}
