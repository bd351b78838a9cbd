import ArgumentParser
import Glibc
import Spool

struct Purge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Removes old pictures, packets, results, reports, job files and refused drops.",
    discussion: """
      Pictures of decided jobs go right after the decision unless the policy keeps them; this \
      command removes the rest by its own age. What waits or is in hand is never touched. With \
      --only each kind can have an age of its own. An age is a number of days (d), weeks (w) or \
      years of 365 days (y). Removing a name does not wipe a disk: encrypt it.

      EXAMPLES
        spoolproof purge --older-than 90d --spool /var/spool/spoolproof
        spoolproof purge --older-than 30d --only packets --only pictures --dry-run
      """)

  @OptionGroup var location: SpoolOption

  @Option(help: "How old it must be, such as 90d, 12w or 3y.")
  var olderThan: Age

  @Option(
    help: "Only this kind; may be given several times. (default: all)")
  var only: [Retained] = []

  @Flag(help: "Only say what would be removed.")
  var dryRun = false

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let spool = try location.checkedSpool()
    let kinds = only.isEmpty ? Set(Retained.allCases) : Set(only)
    let purged = try spool.purge(
      kinds, olderThan: olderThan.seconds, now: secondsSince1970(), isTrial: dryRun)
    if json {
      try printLine(
        Line(
          dryRun: dryRun,
          removed: Dictionary(
            uniqueKeysWithValues: kinds.map { ($0.rawValue, purged.counts[$0] ?? 0) })))
      return
    }
    if purged.counts.isEmpty { print("nothing is as old as that: nothing was removed") }
    for kind in Retained.allCases {
      guard let count = purged.counts[kind] else { continue }
      print("\(kind.rawValue): \(count) \(dryRun ? "would be removed" : "removed")")
    }
  }

  private struct Line: Encodable {
    var dryRun: Bool
    var removed: [String: Int]
  }
}

/// An age on the command line: a number of days, weeks or years of 365 days.
struct Age: ExpressibleByArgument, Equatable {
  /// The age in seconds.
  var seconds: Int

  init?(argument: String) {
    let days = ["d": 1, "w": 7, "y": 365]
    guard let unit = argument.last.flatMap({ days[String($0)] }),
      argument.dropLast().allSatisfy({ $0.isASCII && $0.isNumber }),
      let count = Int(argument.dropLast()), (0...100_000).contains(count)
    else { return nil }
    seconds = count * unit * 86_400
  }
}
