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
  /// The job file: `job.json`, or `<name>.json` in a folder whose files are dropped flat.
  let jobFile: URL
  /// The policy under which it is decided: its own, or the one that samples share.
  let policy: URL
  /// How it must end.
  let expected: Expectation

  var testDescription: String { name }

  /// The job file and its pictures are dropped as they are, without their folder.
  var isFlat: Bool { jobFile.lastPathComponent != "job.json" }

  /// All samples, by name.
  static func all() throws -> [Sample] {
    let shared = Folders.samples.appending(path: "policy.yaml")
    return try FileManager.default.contentsOfDirectory(atPath: Folders.samples.path).sorted()
      .compactMap { name in
        let folder = Folders.samples.appending(path: name)
        let jobFile = ["job.json", name + ".json"].map { folder.appending(path: $0) }
          .first { FileManager.default.fileExists(atPath: $0.path) }
        guard let jobFile else { return nil }
        let own = folder.appending(path: "policy.yaml")
        let data = try Data(contentsOf: folder.appending(path: "expected.json"))
        return Sample(
          name: name, folder: folder, jobFile: jobFile,
          policy: FileManager.default.fileExists(atPath: own.path) ? own : shared,
          expected: try JSONDecoder().decode(Expectation.self, from: data))
      }
  }
}
