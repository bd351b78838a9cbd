import ArgumentParser
import Foundation
import Proofing

/// Writes a batch of jobs: truthful ones, and impostors on demand.
struct Jobs: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes jobs with pictures, and the truth about them.",
    discussion: """
      labels.jsonl has a line for each picture: what stands where. jobs.jsonl has a line for each job: \
      who dropped it, with which document, and what differs from the claim. The folder of a job \
      itself does not tell.

      Without a subcommand this is what runs:
        specimen --count 20 --seed 7 --to demo

      A thousand jobs, half of them impostors', from a flatbed scanner:
        specimen --count 1000 --seed 1 --to batch --impostors --camera scan

      Sixteen impostors among a hundred, two of each kind, as a bad phone shows them:
        specimen --count 100 --seed 2 --to batch --impostors 16 --camera hard

      Kinds of impostors, in turn: stranger, relative, namesake, editedBirthDate, editedNumber, \
      editedFront, twoCards, forged.
      """)

  @Option(help: "How many jobs, 1 to 1000000.")
  var count: Int

  @Option(help: "Chooses people, documents and pictures: the same seed gives the same bytes.")
  var seed: UInt64

  @Option(help: "The folder to write, empty or not there yet.", completion: .directory)
  var to: String

  @Option(
    help: "The day on which the documents are valid, YYYY-MM-DD (default: today in UTC).",
    transform: day)
  var today: CalendarDate?

  @Option(
    name: [.customLong("camera"), .customLong("effects")],
    help: "How the pictures are taken: scan, photo or hard.")
  var camera: Effects.Style = .photo

  @Option(
    defaultAsFlag: .half,
    help: "How many of the jobs are impostors': a number, or half of them without one.")
  var impostors: Impostors?

  @Option(help: "How many jobs are drawn at once, 1 to 256 (default: one a processor).")
  var workers: Int?

  func validate() throws {
    guard (1...1_000_000).contains(count) else {
      throw ValidationError("--count is a number from 1 to 1000000, not \(count)")
    }
    if case .number(let number) = impostors, number > count {
      throw ValidationError(
        "--impostors \(number) is more than --count \(count): ask for at most as many as jobs")
    }
    if let workers, !(1...256).contains(workers) {
      throw ValidationError("--workers is a number from 1 to 256, not \(workers)")
    }
  }

  func run() async throws {
    let now = CalendarDate(daysSince1970: Int(Date().timeIntervalSince1970 / 86_400))
    guard let day = today ?? now else {
      throw ValidationError("the clock shows no date: use --today")
    }
    let number =
      switch impostors {
      case .none: 0
      case .half: count / 2
      case .number(let number): number
      }
    let batch = Batch(count: count, impostors: number, seed: seed, style: camera, today: day)
    let writer = try DropWriter(folder: URL(filePath: to), studio: Studio())
    var bar = ProgressBar(total: count)
    defer { bar.clear() }
    try await batch.write(
      by: writer, workers: workers ?? ProcessInfo.processInfo.activeProcessorCount
    ) { bar.update(done: $0) }
  }
}

extension Effects.Style: ExpressibleByArgument {}

/// A day from the command line.
@Sendable private func day(_ text: String) throws -> CalendarDate {
  guard let date = CalendarDate(iso8601: text) else {
    throw ValidationError("expected a date as YYYY-MM-DD, found \(text)")
  }
  return date
}
