import ArgumentParser
import Foundation
import Proofing
import Reporting
import Spool

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explains one decision, or lists the last run's.",
    discussion: """
      EXAMPLES
        spoolproof show --spool demo
        spoolproof show 2026-000123 --spool demo
        spoolproof show 2026-000123 --spool demo --json
        spoolproof show 2026-000123 --spool demo --verified-claims --policy policy.yaml
      """)

  @Argument(help: "The job's id. The last run's table when left out.")
  var id: String?

  @OptionGroup var location: SpoolOption

  @Flag(help: "Print the result, the fault or the run's summary as the JSON that is on disk.")
  var json = false

  @Flag(
    help:
      "Print a passed job as verified_claims of OpenID Identity Assurance: who it is, for the relying party."
  )
  var verifiedClaims = false

  @Option(help: "The policy that names the trust framework of verified claims.")
  var policy = "nist-63a-4"

  func validate() throws {
    guard !verifiedClaims || id != nil && !json else {
      throw ValidationError("--verified-claims takes a job's id and goes without --json")
    }
  }

  private var folder: URL { URL(filePath: location.spool) }

  func run() throws {
    let spool = try location.checkedSpool()
    guard let id else { return try listLastRun() }
    if verifiedClaims { return try printClaims(of: id, in: spool) }
    try explainOne(id, in: spool)
  }

  private func printClaims(of id: String, in spool: Spool) throws {
    guard let framework = try Resources.ofProgram().policy(policy).policy.trustFramework else {
      throw Stop(
        .configuration, "the policy names no trustFramework, so nothing is verified under one")
    }
    guard let result = try spool.result(of: id), let job = try spool.decidedJob(id) else {
      throw Stop(.usage, "\(location.spool) holds no result and job file of \(id)")
    }
    let final = try spool.finalDecision(of: id).flatMap(FinalDecision.init(file:))
    guard
      let claims = verifiedClaimsFile(
        job, resultFile: result, final: final, trustFramework: framework)
    else { throw Stop(.usage, "\(id) did not pass: nothing about it is verified") }
    FileHandle.standardOutput.write(Data(claims))
  }

  private func explainOne(_ id: String, in spool: Spool) throws {
    guard !id.contains("/"), !id.hasPrefix(".") else { throw Stop(.usage, "that is no job id") }
    let result = folder.appending(path: "results/\(id).result.json")
    let fault = folder.appending(path: "refused/\(id)/fault.json")
    if let bytes = contents(of: result) {
      guard !json else { return FileHandle.standardOutput.write(bytes) }
      print(try explain(Array(bytes), style: Terminal.style), terminator: "")
      if let final = try spool.finalDecision(of: id).flatMap(FinalDecision.init(file:)) {
        let earlier = try spool.supersededDecisions(of: id).compactMap(FinalDecision.init(file:))
        print(explain(final, earlier: earlier, style: Terminal.style), terminator: "")
      }
    } else if let bytes = contents(of: fault) {
      if !json { print("\(id) was refused; there is no decision.\n") }
      FileHandle.standardOutput.write(bytes)
    } else {
      throw Stop(.usage, "\(location.spool) holds no result and no refused drop named \(id)")
    }
  }

  private func listLastRun() throws {
    let reports = folder.appending(path: "reports")
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: reports.path(percentEncoded: false)))
      ?? []
    // A run's name begins with its year; reports over many runs have other names. A run that is still busy, or died,
    // has pages of jobs and no report.
    for run in names.filter({ $0.first?.isNumber == true }).sorted(by: >) {
      guard let summary = contents(of: reports.appending(path: "\(run)/summary.json")),
        let table = contents(of: reports.appending(path: "\(run)/table.txt"))
      else { continue }
      guard !json else { return FileHandle.standardOutput.write(summary) }
      print(String(decoding: table, as: UTF8.self))
      return print("The report: \(location.spool)/reports/\(run)/index.html")
    }
    throw Stop(
      .usage, "\(location.spool) holds no report yet: spoolproof run --spool \(location.spool)")
  }

  private func contents(of file: URL) -> Data? {
    FileManager.default.contents(atPath: file.path(percentEncoded: false))
  }
}
