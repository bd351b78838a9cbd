import ArgumentParser
import Foundation
import Proofing

/// Writes a batch of jobs with valid documents and truthful claims.
struct Jobs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes jobs with pictures, and labels.jsonl with the truth about each picture.",
    discussion: "Without a subcommand this is what runs: specimen --count 20 --seed 7 --to demo")

  @Option(help: "How many jobs.")
  var count: Int

  @Option(help: "Chooses people, documents and pictures.")
  var seed: UInt64

  @Option(help: "The folder to write, empty or not there yet.", completion: .directory)
  var to: String

  @Option(
    help: "The day on which the documents are valid, YYYY-MM-DD (default: today in UTC).",
    transform: day)
  var today: CalendarDate?

  @Option(help: "How the pictures are taken: scan, photo or hard.")
  var effects: Effects.Style = .photo

  func validate() throws {
    guard (1...1_000_000).contains(count) else {
      throw ValidationError("--count is a number from 1 to 1000000, not \(count)")
    }
  }

  func run() throws {
    let now = CalendarDate(daysSince1970: Int(Date().timeIntervalSince1970 / 86_400))
    guard let day = today ?? now else {
      throw ValidationError("the clock shows no date: use --today")
    }
    var writer = try DropWriter(folder: URL(filePath: to), studio: Studio())
    var labels = Data()
    for number in 1...count {
      for label in try writer.writeJob(number, seed: seed, style: effects, today: day) {
        labels += try label.line()
      }
    }
    try labels.write(to: writer.folder.appending(path: "labels.jsonl"))
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
