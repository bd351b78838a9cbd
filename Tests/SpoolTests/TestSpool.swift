import Foundation
import Glibc
import Proofing
import Testing

@testable import Spool

/// A spool of its own for one test, removed when the test lets go of it.
final class TestSpool: Sendable {
  let path: String

  /// In memory, syncing takes no time: for the tests that go through many spools.
  init(inMemory: Bool = false) throws {
    let memory = "/dev/shm"
    let folder =
      inMemory && FileManager.default.isWritableFile(atPath: memory)
      ? memory : NSTemporaryDirectory()
    path = "\(folder)/spool-\(UUID().uuidString)"
    try Spool.create(at: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var spool: Spool { Spool(path: path) }

  func spool(interrupt: @escaping @Sendable (String, String) -> Int32) -> Spool {
    Spool(path: path, disk: Disk(interrupt: interrupt))
  }

  func at(_ place: String) -> String { "\(path)/\(place)" }

  func write(_ place: String, _ text: String) throws { try write(place, Array(text.utf8)) }

  func write(_ place: String, _ bytes: [UInt8]) throws {
    let folder = (at(place) as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(FileManager.default.createFile(atPath: at(place), contents: Data(bytes)))
  }

  func read(_ place: String) -> String? {
    FileManager.default.contents(atPath: at(place)).map { String(decoding: $0, as: UTF8.self) }
  }

  func exists(_ place: String) -> Bool {
    var status = stat()
    return unsafe lstat(at(place), &status) == 0
  }

  /// Every file and empty folder below a place, sorted.
  func files(_ place: String = "") -> [String] {
    let found = FileManager.default.subpaths(atPath: at(place)) ?? []
    return found.filter { name in
      var isFolder: ObjCBool = false
      let path = at(place) + "/" + name
      guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        isFolder.boolValue
      else { return true }
      return (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty ?? true
    }.sorted()
  }

  /// Drops a flat job with one picture beside it, named for the job.
  func dropFlat(_ id: String, picture: String = "picture", priority: Int = 0) throws {
    try write("incoming/\(id).jpg", picture)
    try write("incoming/\(id).json", Self.job(files: ["\(id).jpg"], priority: priority))
  }

  /// Drops a job as a folder.
  func dropFolder(_ id: String, picture: String = "picture", priority: Int = 0) throws {
    try write("incoming/\(id)/front.jpg", picture)
    try write("incoming/\(id)/job.json", Self.job(files: ["front.jpg"], priority: priority))
  }

  static func job(files: [String], sha256: String? = nil, priority: Int = 0, extra: String = "")
    -> String
  {
    let images = files.map { file in
      let digest = sha256.map { ", \"sha256\": \"\($0)\"" } ?? ""
      return "{ \"side\": \"front\", \"file\": \"\(file)\"\(digest) }"
    }
    return """
      { "format": 1, "priority": \(priority), "consent": { "givenAt": "2026-11-23T08:58:00Z" },
        "claim": { "familyName": "Garcia", "dateOfBirth": "1990-07-03" }, \(extra)
        "evidence": [ { "type": "driversLicense", "images": [ \(images.joined(separator: ", ")) ] } ] }
      """
  }

  /// Now, by the same clock as the kernel's.
  static var now: Int { Int(Date().timeIntervalSince1970) }
}

extension Take {
  var job: TakenJob? { if case .job(let job) = self { job } else { nil } }
  var fault: Proofing.Fault? { if case .refused(_, let fault) = self { fault } else { nil } }
}
