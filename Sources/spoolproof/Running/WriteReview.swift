import Foundation
import Proofing
import Reporting

/// Writes a reviewer's copy of a job's page, `results/<id>.review/`, with what is still kept.
///
/// The flattened pages are those of the packet, encoded anew by the reader: never the applicant's bytes.
///
/// - Parameters:
///   - id: The job.
///   - result: The bytes of its result.
///   - final: What a person decided; nil for nothing.
///   - claim: What the applicant claimed; nil when the job file is gone.
///   - spool: The spool's folder.
///   - templates: The page's template.
/// - Returns: The page's path.
/// - Throws: ``Stop`` when the bytes are no result, or the disk refuses.
func writeReview(
  of id: String, _ result: [UInt8], final: FinalDecision?, claim: Claim?, spool: String,
  templates: Templates
) throws -> String {
  let packet = URL(filePath: "\(spool)/results/\(id).packet")
  let folder = URL(filePath: "\(spool)/results/\(id).review")
  let pages = packetPages(contents(of: packet.appending(path: "packet.json")))
  var material = ReviewMaterial(claim: claim, pages: [:])
  for (place, file) in pages {
    guard let picture = contents(of: packet.appending(path: file)) else { continue }
    try writePrivately(picture, to: file, in: folder)
    material.pages[place] = file
  }
  guard let page = jobPage(result, final: final, review: material, templates: templates) else {
    throw Stop(.inputOutput, "the result of \(id) cannot be read")
  }
  try writePrivately(page, to: "index.html", in: folder)
  return "\(spool)/results/\(id).review/index.html"
}

private func contents(of file: URL) -> [UInt8]? {
  FileManager.default.contents(atPath: file.path(percentEncoded: false)).map(Array.init)
}
