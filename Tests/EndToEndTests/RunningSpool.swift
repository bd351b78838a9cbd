import Foundation
import Support
import Testing

/// A spool of its own for one test, and the built program to work on it.
struct RunningSpool {
  let program = BuiltProgram("spoolproof")
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try #require(try program.run(["init", path]).status == 0)
  }

  /// The spool's folder.
  var path: String { folder.url.appending(path: "spool").path(percentEncoded: false) }

  /// A place in the spool.
  func at(_ place: String) -> String { "\(path)/\(place)" }

  /// The names in a folder of the spool, sorted.
  func names(_ state: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: at(state)).sorted()
  }

  func write(_ place: String, _ bytes: [UInt8]) throws {
    let folder = URL(filePath: at(place)).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: at(place)))
  }

  /// Drops a sample as a folder, under its own name or another.
  func drop(_ sample: String, as name: String? = nil) throws {
    let home = Folders.samples.appending(path: sample)
    for file in try FileManager.default.contentsOfDirectory(
      atPath: home.path(percentEncoded: false))
    where file != "expected.json" {
      var bytes = [UInt8](try Data(contentsOf: home.appending(path: file)))
      if file == "job.json", let name {
        let text = String(decoding: bytes, as: UTF8.self)
        bytes = Array(text.replacing("\"\(sample)\"", with: "\"\(name)\"").utf8)
      }
      try write("incoming/\(name ?? sample)/\(file)", bytes)
    }
  }

  /// The arguments of a run that accepts specimens and judges as on the samples' day.
  func arguments(_ more: [String] = []) -> [String] {
    let policy = Folders.samples.appending(path: "policy.yaml").path(percentEncoded: false)
    return [
      "run", "--spool", path, "--policy", policy, "--today", "2026-11-23", "--settle", "0",
      "--reader-seconds", "300", "--strict-sandbox",
    ] + more
  }

  /// A decided job's result; nil when there is none.
  func result(_ id: String) throws -> [String: Any]? {
    guard let data = FileManager.default.contents(atPath: at("results/\(id).result.json")) else {
      return nil
    }
    return try JSONSerialization.jsonObject(with: data) as? [String: Any]
  }

  func decision(_ id: String) throws -> String? { try result(id)?["decision"] as? String }

  /// The codes of a decided job's reasons.
  func reasons(_ id: String) throws -> [String] {
    let reasons = try result(id)?["reasons"] as? [[String: Any]] ?? []
    return reasons.compactMap { $0["code"] as? String }
  }

  /// The fault of a refused drop; nil when there is none.
  func fault(_ name: String) throws -> [String: Any]? {
    guard let data = FileManager.default.contents(atPath: at("refused/\(name)/fault.json")) else {
      return nil
    }
    return try JSONSerialization.jsonObject(with: data) as? [String: Any]
  }
}
