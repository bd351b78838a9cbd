import Foundation
import Imaging
import Isolation
import Proofing
import Spool
import Support
import Testing

@testable import spoolproof

/// What is asked of a reader, and what is found of a picture that is never sent.
@Suite struct HeldJobTests {
  private let folder: TemporaryFolder
  private let spool: Spool

  init() throws {
    folder = try TemporaryFolder()
    spool = try folder.makeSpool()
  }

  private func take(_ files: [String: Int], removing gone: String) throws -> HeldJob {
    let drop = URL(filePath: spool.path).appending(path: "incoming/a")
    try FileManager.default.createDirectory(at: drop, withIntermediateDirectories: false)
    let images = files.keys.sorted().map { #"{ "side": "front", "file": "\#($0)" }"# }
    let job = """
      { "format": 1, "consent": { "givenAt": "2026-11-23T08:58:00Z" },
        "claim": { "familyName": "Garcia", "dateOfBirth": "1990-07-03" },
        "evidence": [ { "type": "passport", "images": [ \(images.joined(separator: ", ")) ] } ] }
      """
    try Data(job.utf8).write(to: drop.appending(path: "job.json"))
    for (name, size) in files { try Data(count: size).write(to: drop.appending(path: name)) }
    var run = try spool.begin(run: "r")
    let take = try run.take(now: secondsSince1970(), settle: 600)
    guard case .job(let taken) = take else {
      Issue.record("not taken: \(take)")
      throw CancellationError()
    }
    try FileManager.default.removeItem(atPath: "\(taken.folder)/\(gone)")
    let made = HeldJob.make(taken, sequence: 1, opened: try run.pictures(of: taken))
    #expect(made.pictures.map(\.count) == [Spool.largestPicture])
    #expect(made.request.pictures.map(\.picture) == [1])
    return made.held
  }

  @Test func aPictureThatIsTooLargeAndOneThatIsGoneAreToldApart() throws {
    let held = try take(
      [
        "0.jpg": Spool.largestPicture + 1, "1.jpg": Spool.largestPicture, "2.jpg": 1,
      ], removing: "2.jpg")
    #expect(
      held.unsent.mapValues { $0.findings.map(\.reason) } == [
        0: [.imageTooLarge], 2: [.jobFileMissing],
      ])
    #expect(held.unsent.mapValues(\.picture) == [0: 0, 2: 2])
  }

  @Test func whatTheSpoolHandsOverAReaderLooksAt() {
    #expect(Spool.largestPicture == ImagingLimits().bytes)
    #expect(Spool.largestPicture <= Frame.Kind.picture.limit)
  }
}
