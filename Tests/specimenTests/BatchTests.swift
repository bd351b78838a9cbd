import Foundation
import Proofing
import Testing

@testable import specimen

/// Draws for real: the fonts must be there.
@Suite(.serialized) struct BatchTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")

  private func batch(_ count: Int, impostors: Int, seed: UInt64 = 5) throws -> Batch {
    Batch(
      count: count, impostors: impostors, seed: seed, style: .photo, today: try day("2026-11-23"))
  }

  /// All files of a batch written by so many workers.
  private func files(_ batch: Batch, workers: Int) async throws -> [String: Data] {
    let top = folder.appending(path: "\(workers)")
    var writer = try DropWriter(folder: top, studio: Studio())
    writer.across = 200
    try await batch.write(by: writer, workers: workers) { _ in }
    var found: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: top.path) {
      found[path] = FileManager.default.contents(atPath: top.appending(path: path).path)
    }
    return found
  }

  @Test func theNumberOfWorkersChangesNoByte() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let batch = try batch(12, impostors: 8)
    let one = try await files(batch, workers: 1)
    #expect(one.keys.filter { $0.hasSuffix("/job.json") }.count == 12)
    #expect(one["jobs.jsonl"]?.split(separator: 10).count == 12)
    #expect(try await files(batch, workers: 2) == one)
  }

  @Test func linesStandInTheOrderOfTheJobs() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let written = try await files(batch(9, impostors: 4), workers: 3)
    let lines = (written["jobs.jsonl"] ?? Data()).split(separator: 10)
    let ids = try lines.map { try JSONDecoder().decode(Truth.self, from: $0).id }
    #expect(ids == (1...9).map { "specimen-5-00000\($0)" })
  }

  @Test func aJobDoesNotTellWhoDroppedIt() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let written = try await files(batch(8, impostors: 8), workers: 1)
    for (path, data) in written where path.hasSuffix("job.json") {
      let text = String(decoding: data, as: UTF8.self).lowercased()
      for kind in CaseKind.allCases {
        #expect(!text.contains("\"\(kind.rawValue.lowercased())\""))
      }
      #expect(!path.contains("impostor") && !text.contains("impostor"))
    }
  }

  @Test(arguments: [(100, 0), (100, 16), (100, 100), (7, 3), (1, 1)])
  func impostorsAreAsManyAsAskedForAndOfEachKindInTurn(count: Int, impostors: Int) throws {
    let kinds = try batch(count, impostors: impostors).kinds
    #expect(kinds.count == count)
    #expect(kinds.filter { $0 != .genuine }.count == impostors)
    let shares = CaseKind.impostors.map { kind in kinds.filter { $0 == kind }.count }
    #expect((shares.max() ?? 0) - (shares.min() ?? 0) <= 1)
  }

  @Test func thePlacesOfImpostorsDependOnTheSeed() throws {
    #expect(
      try batch(100, impostors: 50).kinds != batch(100, impostors: 50, seed: 6).kinds)
  }
}
