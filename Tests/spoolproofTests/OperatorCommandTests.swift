import Foundation
import Support
import Testing

/// The commands around `run`, as an operator uses them on one spool.
@Suite(.serialized) struct OperatorCommandTests {
  let program = BuiltProgram("spoolproof")
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try #require(try program.run(["init", spool]).status == 0)
  }

  private var spool: String { folder.url.appending(path: "spool").path(percentEncoded: false) }

  private func sample(_ name: String) -> String {
    Folders.samples.appending(path: name).path(percentEncoded: false)
  }

  private func spoolproof(_ arguments: String...) throws -> BuiltProgram.Ending {
    try program.run(arguments + ["--spool", spool])
  }

  private func object(_ line: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  private func count(_ state: String) throws -> Int? {
    let status = try object(try spoolproof("status", "--json").output)
    let states = try #require(status["states"] as? [String: [String: Int]])
    return states[state]?["count"]
  }

  private let decide = ["--today", "2026-11-23", "--settle", "0"]

  @Test func aJobGoesFromSubmitToPurge() throws {
    let policy = ["--policy", sample("policy.yaml")]
    let submitted = try spoolproof("submit", sample("passport-passes"))
    #expect(submitted.status == 0 && submitted.output == "passport-passes: waits\n")
    #expect(try count("incoming") == 1)

    let run = try program.run(["run", "--spool", spool] + policy + decide)
    #expect(run.status == 0, "\(run.errors)")
    let again = try spoolproof("submit", sample("passport-passes"), "--json")
    #expect(try object(again.output)["state"] as? String == "done")

    let report = try spoolproof("report", "--since", "2026-01-01", "--json")
    #expect(report.status == 0, "\(report.errors)")
    #expect(try object(report.output)["jobs"] as? Int == 1)
    #expect(
      FileManager.default.fileExists(atPath: "\(spool)/reports/since-2026-01-01/index.html"))
    let later = try spoolproof("report", "--since", "9000-01-01", "--json")
    #expect(try object(later.output)["jobs"] as? Int == 0)
    #expect(try spoolproof("show").output.contains("pass"))
    #expect(
      try object(try spoolproof("show", "passport-passes", "--json").output)["decision"] as? String
        == "pass")

    #expect(try spoolproof("purge", "--older-than", "1d").output.contains("nothing was removed"))
    let purged = try object(
      try spoolproof("purge", "--older-than", "1d", "--only", "results", "--json").output)
    #expect(purged["removed"] as? [String: Int] == ["results": 0])
    #expect(try count("done") == 1)
  }

  @Test(arguments: ["nosuch", "nosuch.yaml"])
  func aPolicyThatIsNotThereIsSaidInOneLineWithThoseThatAre(name: String) throws {
    let run = try spoolproof("run", "--policy", name)
    #expect(run.status == 78)
    #expect(run.errors.contains("there is no policy \(name)") && run.errors.contains("nist-63a-4"))
    #expect(!run.errors.contains("NSCocoa"))
  }

  @Test func aReportCannotEndBeforeItBegins() throws {
    let report = try spoolproof("report", "--since", "2026-12-31", "--until", "2026-01-01")
    #expect(report.status == 64)
    #expect(report.errors.contains("lies before"))
  }

  @Test(arguments: [
    (["run", "--today", "2026-02-30"], 64, "2026-02-30 is not a day"),
    (["report", "--since", "26.11.2026"], 64, "such as 2026-11-23"),
    (["submit", "README.md"], 65, "expected a job file, such as"),
    (["submit", "nosuch.json"], 65, "expected a job file, found nothing"),
  ])
  func whatWasExpectedIsSaid(_ arguments: [String], _ status: Int32, _ text: String) throws {
    let arguments = arguments.map { $0 == "README.md" ? sample("README.md") : $0 }
    let ending = try program.run(arguments + ["--spool", spool])
    #expect(ending.status == status && ending.errors.contains(text), "\(ending.errors)")
  }

  @Test func checkTakesAFolderAndSaysWhatIsNotThere() throws {
    let check = try program.run(["check", sample("passport-passes")])
    #expect(check.status == 0 && check.output.contains("1 documents"), "\(check.errors)")
    let missing = try program.run(["check", "nosuch.json"])
    #expect(missing.status == 65 && missing.errors.contains("nosuch.json is not there: name a job"))
  }

  @Test func showMissesASpoolAsEveryCommandDoes() throws {
    let show = try program.run(["show", "--spool", spool + "-missing"])
    #expect(show.status == 78)
    #expect(show.errors.contains("spoolproof init"))
  }

  /// A run that is still busy, or was killed, has pages of jobs and no table yet.
  @Test func showListsTheLastRunThatHasAReport() throws {
    for name in ["20261122T020000Z-1", "20261123T020000Z-1", "20261124T020000Z-1/jobs"] {
      try FileManager.default.createDirectory(
        atPath: "\(spool)/reports/\(name)", withIntermediateDirectories: true)
    }
    for day in [22, 23] {
      let folder = "\(spool)/reports/202611\(day)T020000Z-1"
      try Data("the table of \(day)\n".utf8).write(to: URL(filePath: "\(folder)/table.txt"))
      try Data("{}\n".utf8).write(to: URL(filePath: "\(folder)/summary.json"))
    }
    let show = try spoolproof("show")
    #expect(show.status == 0 && show.output.contains("the table of 23"), "\(show.errors)")
  }

  @Test func whatIsRefusedCanBeMendedAndRequeued() throws {
    try FileManager.default.copyItem(
      atPath: sample("missing-consent"), toPath: "\(spool)/incoming/missing-consent")
    let run = try program.run(["run", "--spool", spool] + decide)
    #expect(run.status == 65)
    #expect(try count("refused") == 1)
    let requeued = try spoolproof("requeue", "missing-consent", "--json")
    #expect(requeued.status == 0)
    #expect(try object(requeued.output)["id"] as? String == "missing-consent")
    #expect(try count("incoming") == 1)
    let unknown = try spoolproof("requeue", "nowhere")
    #expect(unknown.status == 65 && unknown.errors.contains("nowhere"))
  }

  @Test func submitTellsWhatIsWrongAndTakesTheOthers() throws {
    let ending = try spoolproof(
      "submit", sample("missing-consent"), sample("license-passes"), sample("broken-json"))
    #expect(ending.status == 65)
    #expect(ending.errors.contains("consent") && ending.errors.contains("broken-json"))
    #expect(try count("incoming") == 1)
  }

  @Test func submitStopsAtTheBacklog() throws {
    let ending = try spoolproof(
      "submit", sample("license-passes"), sample("passport-passes"), "--backlog", "1")
    #expect(ending.status == 75)
    #expect(ending.errors.contains("passport-passes"))
    #expect(try count("incoming") == 1)
  }

  @Test func readPrintsFieldsBoxesAndWhatProvesThem() throws {
    let picture = sample("license-passes/back.jpg")
    let table = try program.run(["read", picture])
    #expect(table.status == 0, "\(table.errors)")
    #expect(table.output.contains("proved by error correction"))
    let ending = try program.run(["read", picture, "--json"])
    let pictures = try #require(try object(ending.output)["pictures"] as? [[String: Any]])
    let readings = try #require(pictures.first?["readings"] as? [[String: Any]])
    let family = try #require(readings.first { $0["attribute"] as? String == "familyName" })
    #expect(family["value"] as? String == "GARCIA")
    #expect((family["box"] as? [String: Int])?["width"] ?? 0 > 100)
  }

  @Test func readOfWhatIsNoPictureSaysSo() throws {
    let ending = try program.run(["read", sample("README.md")])
    #expect(ending.status == 65)
    #expect(ending.output.contains("image.unsupported_format"))
    let missing = try program.run(["read", "\(spool)/nowhere.jpg"])
    #expect(missing.status == 65 && missing.errors.contains("nowhere.jpg"))
  }

  @Test func watchDecidesWhatComesAndEndsWhenAsked() throws {
    let arguments =
      ["watch", "--spool", spool, "--policy", sample("policy.yaml"), "--workers", "1", "--json"]
      + decide
    let results = "\(spool)/results/passport-passes.result.json"
    let ending = try program.run(arguments) { process in
      // It looks once when it begins; what comes afterwards is told by the folder.
      try wait {
        try !FileManager.default.contentsOfDirectory(
          atPath: "/proc/\(process.processIdentifier)/fd"
        ).isEmpty
      }
      usleep(300_000)
      #expect(try spoolproof("submit", sample("passport-passes")).status == 0)
      try wait { FileManager.default.fileExists(atPath: results) }
      process.terminate()
    }
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.errors.isEmpty)
    let lines = ending.output.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(try object(String(try #require(lines.first)))["jobs"] as? Int == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(spool)/active").isEmpty)
  }

  private func wait(seconds: Double = 120, until condition: () throws -> Bool) throws {
    let end = Date().addingTimeInterval(seconds)
    while try !condition() {
      try #require(Date() < end, "waited for \(seconds) seconds")
      usleep(20_000)
    }
  }

  @Test(arguments: [
    ["purge"], ["purge", "--older-than", "3"], ["purge", "--older-than", "-3d"],
    ["purge", "--older-than", "9d", "--only", "everything"], ["submit"], ["requeue"], ["read"],
    ["read", "x.jpg", "--side", "front"], ["report", "--since", "2026-02-30"],
    ["watch", "--rescan", "0"], ["status", "--stuck-after", "-1"],
    ["submit", "x", "--backlog", "0"],
  ])
  func wrongUsageExitsWith64(_ arguments: [String]) throws {
    #expect(try program.run(arguments).status == 64)
  }
}
