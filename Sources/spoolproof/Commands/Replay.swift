import ArgumentParser
import Foundation
import Proofing
import Reporting

struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decides old results again under another policy, without pictures or values.",
    discussion: """
      Shows which decisions a change of tables, rivals, thresholds or pushes would turn. Nothing is
      written. A policy that reads or compares in another way is refused, because that needs the
      documents: what was certain, mandatory, accepted or expired then is on record and fixed. So is what \
      readers' calibrations and name tables made of the readings: where this program has others, it says so.

      EXAMPLES
        spoolproof replay queue/results/*.result.json --policy stricter.yaml
        spoolproof replay queue/results/2026-000123.result.json --policy nist-63a-4 --json

      EXIT STATUS
        0   done, whatever changes
        65  a file is no result that can be decided again
        74  a file cannot be read
        78  the policy is not as it must be, or reads in another way than the recorded one
      """)

  @Argument(help: "Result files.")
  var results: [String]

  @Option(help: "A policy file, or the name of a shipped one: nist-63a-4, nist-63a-3.")
  var policy: String

  @Flag(help: "Print every result as JSON, changed or not.")
  var json = false

  func run() throws {
    let resources = Resources.ofProgram()
    let policy = try resources.policy(self.policy).policy
    let catalogue = try resources.catalogue()
    let tables = try resources.tableDigests()
    let replayed = try results.map { file in
      Replayed(try record(file, policy), under: policy, catalogue: catalogue, tables: tables)
    }
    if json { return try printLine(replayed) }
    print(Self.table(replayed), terminator: "")
  }

  /// One recorded decision that can be made again under a policy.
  private func record(_ file: String, _ policy: Policy) throws -> RecordedDecision {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw Stop(.inputOutput, "\(file) cannot be read")
    }
    let record: RecordedDecision
    do {
      record = try RecordedDecision(Array(bytes))
    } catch { throw Stop(.refusals, "\(file): \(error)") }
    let differing = record.settings(thatDifferUnder: policy)
    guard differing.isEmpty else {
      throw Stop(
        .configuration,
        "\(file): expected a policy with the same \(differing.joined(separator: ", ")) as the recorded one, found others: decide the job anew from its pictures"
      )
    }
    return record
  }

  /// The decisions that change, and how many there are.
  static func table(_ replayed: [Replayed]) -> String {
    let changed = replayed.filter(\.changes)
    let rows = changed.map { one in
      [
        one.id, one.before.decision, bits(one.before.bits), one.after.decision,
        bits(one.after.bits), one.after.reasons.joined(separator: " "),
      ]
    }
    let head = ["result", "was", "bits", "becomes", "bits", "because of"]
    let lines = changed.isEmpty ? [] : aligned([head] + rows)
    let count = replayed.count == 1 ? "1 result" : "\(replayed.count) results"
    let end =
      switch changed.count {
      case 0: "none changes"
      case 1: "1 changes"
      default: "\(changed.count) change"
      }
    return (lines + ["\(count), \(end)"] + remarks(replayed)).map { $0 + "\n" }.joined()
  }

  /// That some evidence was recorded with other tables than this program's.
  private static func remarks(_ replayed: [Replayed]) -> [String] {
    let older = replayed.filter { !$0.otherTables.isEmpty }
    guard !older.isEmpty else { return [] }
    let names = Set(older.flatMap(\.otherTables)).sorted().joined(separator: ", ")
    let (rest, their) = older.count == 1 ? ("1 rests", "its") : ("\(older.count) rest", "their")
    return [
      "\(rest) on other tables than this program's (\(names)): decided by \(their) evidence as recorded"
    ]
  }

  private static func bits(_ bits: Double?) -> String {
    bits.map { "\(($0 * 10).rounded() / 10 + 0)" } ?? "–"
  }
}
