import Foundation
import Proofing
import Reporting

/// Writes `reports/<run>/`: the page, the jobs as CSV and as a plain table, the summary.
///
/// - Returns: The page's path.
/// - Throws: ``Stop`` when the disk refuses; the results themselves are safe by then.
func writeReport(
  _ batch: Batch, spool: String, templates: Templates, catalogue: ReasonCatalogue
) throws -> String {
  let folder = URL(filePath: "\(spool)/reports/\(batch.run)")
  let files: [(String, [UInt8])] = [
    ("summary.json", summaryFile(batch)),
    ("results.csv", csvFile(batch)),
    ("table.txt", Array(terminalTable(batch).utf8)),
    ("index.html", batchPage(batch, catalogue: catalogue, templates: templates)),
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
      "the report \(folder.path(percentEncoded: false)) could not be written: \(error.localizedDescription)"
    )
  }
  return "\(spool)/reports/\(batch.run)/index.html"
}
