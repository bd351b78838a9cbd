import ArgumentParser
import Foundation
import Proofing
import Spool

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks job files and policies without running anything.",
    discussion: """
      A file that ends in .yaml or .yml is checked as a policy, anything else as a job file, a
      folder by the job.json in it. A job file's pictures must lie beside it, none too large to be opened.

      EXAMPLES
        spoolproof check queue/incoming/2026-000123.json
        spoolproof check policy.yaml
      """)

  @Argument(help: "Job files and policies.")
  var files: [String]

  func run() throws {
    let resources = Resources.ofProgram()
    var bad = 0
    for file in files {
      do {
        if file.hasSuffix(".yaml") || file.hasSuffix(".yml") {
          let policy = try resources.policy(file)
          print("\(file): a policy, \(policy.policy.name), sha256 \(policy.digest)")
        } else {
          let job = try checkJob(file)
          print("\(file): a job, \(job.evidence.count) documents")
        }
      } catch let error as ResourceError {
        throw error
      } catch {
        bad += 1
        Program.complain("\(error)")
      }
    }
    if bad > 0 { throw ExitStatus.refusals.code }
  }

  private func checkJob(_ given: String) throws -> Job {
    let place = URL(filePath: given)
    let isFolder =
      try? place.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
    let url = isFolder == true ? place.appending(path: "job.json") : place
    let file = isFolder == true ? url.relativePath : given
    let name = url.lastPathComponent
    let folder = url.deletingLastPathComponent()
    let id =
      name == "job.json"
      ? folder.standardizedFileURL.lastPathComponent : url.deletingPathExtension().lastPathComponent
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: url))
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      throw Stop(
        .inputOutput, "\(file) is not there: name a job file, its folder, or a policy (.yaml)")
    } catch { throw Stop(.inputOutput, "\(file) cannot be read") }
    let job = try readJob(bytes, id: id, file: file)
    for (field, picture) in job.files {
      let path = folder.appending(path: picture.file).path(percentEncoded: false)
      guard FileManager.default.fileExists(atPath: path) else {
        throw Fault(
          .jobFileMissing, file: file, field: picture.file,
          expected: "a picture beside the job file",
          found: "nothing")
      }
      let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      guard bytes <= Spool.largestPicture else {
        throw Spool.pictureTooLarge(file: file, field: field, found: "\(bytes) bytes")
      }
    }
    return job
  }
}
