public import Proofing

/// What waits to be taken at one moment.
public struct WaitingDrops: Sendable, Equatable {
  /// How many drops, those of a reader that died among them.
  public var count = 0
  /// How many of them were asked since when they wait.
  public var looked = 0
  /// Since when the oldest of those has waited, seconds since 1970; nil when there is none.
  public var oldest: Int?
}

extension Spool {
  /// Counts the drops that wait in `incoming/` and `deferred/`, and looks at some of each for their age.
  ///
  /// Only a look at each of 100,000 drops takes long, counting them does not.
  ///
  /// - Parameter most: How many drops of a folder are looked at, in the folder's own order.
  /// - Returns: What waits.
  /// - Throws: When the machine fails. What moves meanwhile may be seen twice or not at all.
  public func dropsWaiting(looking most: Int = 1_000) throws(SpoolError) -> WaitingDrops {
    var waiting = WaitingDrops()
    for folder in [folder(.incoming), folder(.deferred)] {
      var stream = try FolderStream(folder)
      var left = most
      while let entry = try stream.next() {
        guard DropName.isDrop(entry) else { continue }
        waiting.count += 1
        guard left > 0, let status = try disk.status(folder / entry.name) else { continue }
        left -= 1
        waiting.looked += 1
        waiting.oldest = min(waiting.oldest ?? .max, status.changed / 1_000_000_000)
      }
    }
    return waiting
  }

  /// Since when each escalated job has waited for a person, seconds since 1970, in no order.
  ///
  /// A job waits while its packet lies beside its result and no final decision does.
  ///
  /// - Throws: When the machine fails.
  public func escalationsWaiting() throws(SpoolError) -> [Int] {
    let names = try disk.names(in: folder(.results))
    let finals = Set(names.map(\.text).filter { $0.hasSuffix(".final.json") })
    var moments: [Int] = []
    for name in names where name.text.hasSuffix(".packet") && !DropName.isUnfinished(name) {
      guard !finals.contains(name.text.dropLast(7) + ".final.json"),
        let status = try disk.status(folder(.results) / name)
      else { continue }
      moments.append(status.changed / 1_000_000_000)
    }
    return moments
  }

  /// What the applicant of a decided job claimed; nil when its job file is gone.
  ///
  /// - Throws: When the machine fails.
  public func claim(ofDecided id: String) throws(SpoolError) -> Claim? {
    try decidedJob(id)?.claim
  }
}
