import ArgumentParser
import Foundation
import Reporting

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explains one decision, or lists the last run's.",
    discussion: """
      EXAMPLES
        spoolproof show --spool demo
        spoolproof show 2026-000123 --spool demo
      """)

  @Argument(help: "The job's id. The last run's table when left out.")
  var id: String?

  @Option(help: "The spool's folder.")
  var spool = "queue"

  func run() throws {
    let folder = URL(filePath: spool)
    if let id {
      try explainOne(id, in: folder)
    } else {
      try listLastRun(in: folder)
    }
  }

  private func explainOne(_ id: String, in folder: URL) throws {
    guard !id.contains("/"), !id.hasPrefix(".") else { throw Stop(.usage, "that is no job id") }
    let result = folder.appending(path: "results/\(id).result.json")
    let fault = folder.appending(path: "refused/\(id)/fault.json")
    if let bytes = contents(of: result) {
      print(try explain(Array(bytes), style: Terminal.style), terminator: "")
    } else if let bytes = contents(of: fault) {
      print("\(id) was refused; there is no decision.\n")
      print(String(decoding: bytes, as: UTF8.self))
    } else {
      throw Stop(.usage, "\(spool) holds no result and no refused drop named \(id)")
    }
  }

  private func listLastRun(in folder: URL) throws {
    let reports = folder.appending(path: "reports")
    let runs =
      (try? FileManager.default.contentsOfDirectory(atPath: reports.path(percentEncoded: false)))
      ?? []
    guard let last = runs.filter({ !$0.hasPrefix(".") }).sorted().last,
      let table = contents(of: reports.appending(path: "\(last)/table.txt"))
    else { throw Stop(.usage, "\(spool) holds no report yet: spoolproof run --spool \(spool)") }
    print(String(decoding: table, as: UTF8.self))
    print("The report: \(spool)/reports/\(last)/index.html")
  }

  private func contents(of file: URL) -> Data? {
    FileManager.default.contents(atPath: file.path(percentEncoded: false))
  }
}
