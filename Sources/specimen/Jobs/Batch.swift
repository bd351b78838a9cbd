import Foundation
import Proofing
import Randomness

/// Many jobs that depend on a seed alone, written by several workers at once.
struct Batch: Sendable {
  /// How many jobs.
  var count: Int
  /// How many of them are impostors'.
  var impostors: Int
  /// Chooses people, documents and pictures.
  var seed: UInt64
  /// How the pictures are taken.
  var style: Effects.Style
  /// The day on which documents are valid.
  var today: CalendarDate

  /// Who drops each job: impostors of each kind in turn, at places that tell nothing.
  var kinds: [CaseKind] {
    let all = CaseKind.impostors
    var kinds = (0..<count).map { $0 < impostors ? all[$0 % all.count] : .genuine }
    var random = SeededRandom(seed: seed, stream: "impostors")
    for place in kinds.indices.dropFirst().reversed() {
      kinds.swapAt(place, random.below(place + 1))
    }
    return kinds
  }

  /// Writes all jobs, and in their order `labels.jsonl` and `jobs.jsonl`.
  ///
  /// - Parameters:
  ///   - writer: Where to.
  ///   - workers: How many jobs are drawn at once; it changes nothing but the time.
  ///   - progress: Called after each job with how many are done.
  /// - Throws: The first thing that went wrong; what was written until then stays.
  func write(
    by writer: DropWriter, workers: Int, progress: (Int) -> Void
  ) async throws {
    let kinds = kinds
    let labels = try Self.file(writer.folder.appending(path: "labels.jsonl"))
    let truths = try Self.file(writer.folder.appending(path: "jobs.jsonl"))
    try await withThrowingTaskGroup(of: (Int, DropWriter.Written).self) { group in
      var (begun, ended) = (0, 0)
      // Done before their turn; never many more than there are workers.
      var early: [Int: DropWriter.Written] = [:]
      func begin() {
        guard begun < count else { return }
        begun += 1
        let number = begun
        group.addTask {
          var writer = writer
          return (
            number,
            try writer.writeJob(
              number, kind: kinds[number - 1], seed: seed, style: style, today: today)
          )
        }
      }
      for _ in 0..<workers { begin() }
      while let (number, written) = try await group.next() {
        begin()
        early[number] = written
        while let next = early.removeValue(forKey: ended + 1) {
          ended += 1
          try truths.write(contentsOf: next.truth.line())
          for label in next.labels { try labels.write(contentsOf: label.line()) }
        }
        progress(ended + early.count)
      }
    }
    try labels.close()
    try truths.close()
  }

  private static func file(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}
