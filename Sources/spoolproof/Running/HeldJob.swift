import Isolation
import Proofing
import Spool

/// A job in a reader's hands.
struct HeldJob {
  var taken: TakenJob
  /// Pages of pictures that were never sent, by their place among all pages.
  var unsent: [Int: Page] = [:]

  /// A job with what its reader is asked and sent.
  ///
  /// - Parameters:
  ///   - taken: The job.
  ///   - sequence: The request's number.
  ///   - opened: Its pictures in the order of the job file; one that could not be opened is a finding.
  /// - Returns: The job, the request, and the pictures that there are.
  static func make(_ taken: TakenJob, sequence: Int, opened: [OpenedPicture])
    -> (held: HeldJob, request: ReadRequest, pictures: [[UInt8]])
  {
    var held = HeldJob(taken: taken)
    var request = ReadRequest(sequence: sequence, pictures: [])
    var pictures: [[UInt8]] = []
    var opened = opened.makeIterator()
    for (evidenceIndex, evidence) in taken.job.evidence.enumerated() {
      for (pictureIndex, picture) in evidence.pictures.enumerated() {
        let trouble: Reason
        switch opened.next() ?? .gone {
        case .bytes(let bytes):
          pictures.append(bytes)
          request.pictures.append(
            .init(
              evidence: evidenceIndex, picture: pictureIndex, type: evidence.type,
              side: picture.side))
          continue
        case .tooLarge: trouble = .imageTooLarge
        case .gone: trouble = .jobFileMissing
        }
        var page = Page(evidence: evidenceIndex, picture: pictureIndex, side: picture.side)
        page.findings = [Finding(trouble, evidence: evidenceIndex, side: picture.side)]
        held.unsent[request.pictures.count + held.unsent.count] = page
      }
    }
    return (held, request, pictures)
  }
}
