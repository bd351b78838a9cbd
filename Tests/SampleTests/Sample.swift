import Foundation
import Proofing
import Support
import Testing

/// One folder of `samples/`: a job with its pictures, and how it must end.
struct Sample: Sendable, CustomTestStringConvertible {
  /// The folder's name, which is the drop's too.
  let name: String
  /// Where it lies.
  let folder: URL
  /// How it must end.
  let expected: Ending

  var testDescription: String { name }

  /// All samples, by name.
  static func all() throws -> [Sample] {
    try FileManager.default.contentsOfDirectory(atPath: Folders.samples.path).sorted()
      .compactMap { name in
        let folder = Folders.samples.appending(path: name)
        let job = folder.appending(path: "job.json").path
        guard FileManager.default.fileExists(atPath: job) else { return nil }
        let data = try Data(contentsOf: folder.appending(path: "expected.json"))
        return Sample(
          name: name, folder: folder, expected: try JSONDecoder().decode(Ending.self, from: data))
      }
  }
}

/// How a drop ended, or must end: what `expected.json` holds.
struct Ending: Codable, Equatable {
  /// `pass`, `fail`, `escalate` or `refused`.
  var decision: String
  /// The fault's code, of a drop that was refused.
  var fault: String?
  /// Codes that are, or must be, among the reasons.
  var reasons: [String]?
  /// Whether the applicant may try again, where it matters.
  var retry: Bool?
}
