import Foundation
import Proofing
import Support
import Testing

@testable import Reporting

/// Every file that is written keeps to the schema that is shipped for it.
@Suite struct SchemaTests {
  @Test func resultsKeepToTheirSchema() throws {
    let catalogue = ReasonCatalogue.all()
    var outcomes: [Outcome] = Verdict.allCases.map { .make(verdict: $0) }
    outcomes += [
      .escalated(),
      .make(pages: []),
      .make(pages: [Page(evidence: 0, picture: 1, side: .back)], comparisons: []),
      .make(
        verdict: .fail, reasons: Reason.allCases.map { .make($0, .fail, question: "q<\u{0}>") },
        retry: Retry(allowed: true, attemptsLeft: 2, reasons: [.imageBlurred])),
      .make { job in
        job.upstream = Upstream(
          liveness: Upstream.Check(result: "pass"),
          deathRecord: Upstream.Check(result: "clear", by: "example"),
          authoritativeSource: Upstream.Check(result: hostile, by: hostile))
        job.appointment = Appointment(from: 1_795_500_000, minutes: 15)
        job.evidence.append(
          Evidence(type: .passport, pictures: [Evidence.Picture(side: .front, file: "p.png")]))
      },
    ]
    let files = outcomes.flatMap { outcome in
      [Policy.make(), .make(video: false, reveal: true, documents: [])].map {
        resultFile(outcome, policy: $0, policyDigest: "sha256:abc", catalogue: catalogue)
      }
    }
    #expect(try validate(files, against: "result").allSatisfy(\.isEmpty))
  }

  @Test func brokenResultsAreRefused() throws {
    let good = result(
      .escalated(), policy: .make(), policyDigest: "x", catalogue: ReasonCatalogue.all())
    let changes: [(String, JSON?)] = [
      ("decision", "maybe"), ("decision", nil), ("decision", "pass"), ("format", 2), ("extra", 1),
      ("status", "refused"), ("id", "a/b"), ("fields", .object(["shoeSize": .object([:])])),
      ("checks", .object([:])), ("evidence", .array([])), ("notEvaluated", .object([:])),
      ("escalation", nil), ("reasons", .array([.object(["code": "Not A Code"])])),
    ]
    let broken = changes.map { key, value in changed(good, key, to: value).file }
    let faults = try validate([good.file] + broken, against: "result")
    #expect(faults.first?.isEmpty == true)
    for (fault, change) in zip(faults.dropFirst(), changes) {
      #expect(!fault.isEmpty, "\(change.0) passes")
    }
  }

  @Test func noticesKeepToTheirSchema() throws {
    let texts = try Shipped.texts()
    let catalogue = ReasonCatalogue.all()
    let files = Verdict.allCases.flatMap { verdict in
      ["en", "es"].map { locale in
        noticeFile(
          .make(
            verdict: verdict, retry: Retry(allowed: true, attemptsLeft: 1, reasons: []),
            locale: locale), policy: .make(), catalogue: catalogue, texts: texts)
      }
    }
    #expect(try validate(files, against: "notice").allSatisfy(\.isEmpty))
    let good = try JSON(file: try #require(files.first))
    let broken = [
      changed(good, "reasons", to: .array(["match.exact"])).file,
      changed(good, "texts", to: .array([])).file, changed(good, "nextStep", to: nil).file,
      changed(good, "outcome", to: "failed").file,
    ]
    #expect(try validate(broken, against: "notice").allSatisfy { !$0.isEmpty })
  }

  @Test func packetsKeepToTheirSchema() throws {
    let catalogue = ReasonCatalogue.all()
    let templates = try Shipped.templates()
    let outcomes = [
      Outcome.escalated(), .make(pages: []),
      .make { job in
        job.relyingParty = nil
        job.purpose = hostile
        job.appointment = Appointment(from: 1_795_500_000, minutes: 15)
      },
    ]
    let files = try outcomes.map { outcome in
      try #require(
        packetFiles(
          outcome, policy: .make(), policyDigest: "x", catalogue: catalogue, templates: templates,
          images: [PageImages(page: [1], crops: [0: [2]])]
        ).first { $0.name == "packet.json" }?.bytes)
    }
    #expect(try validate(files, against: "packet").allSatisfy(\.isEmpty))
    let good = try JSON(file: try #require(files.first))
    let broken = [
      changed(good, "mustNotBeSaid", to: .array([])).file, changed(good, "ask", to: nil).file,
      changed(good, "pages", to: .array([.object(["file": "/etc/passwd"])])).file,
    ]
    #expect(try validate(broken, against: "packet").allSatisfy { !$0.isEmpty })
  }

  @Test func summariesKeepToTheirSchema() throws {
    var decided = Batch.mixed
    decided.rows[2].final = .make()
    let files = [summaryFile(.mixed), summaryFile(.make([])), summaryFile(decided)]
    #expect(try validate(files, against: "summary").allSatisfy(\.isEmpty))
    let good = try JSON(file: try #require(files.first))
    let broken = [
      changed(good, "jobs", to: "4").file, changed(good, "decisions", to: .object([:])).file,
      changed(good, "applicants", to: .array(["Maria"])).file,
    ]
    #expect(try validate(broken, against: "summary").allSatisfy { !$0.isEmpty })
  }

  @Test(arguments: ["result", "packet"])
  func theSchemasNameEveryWordThatTheTypesHave(name: String) throws {
    let schema = try JSON(file: try Shipped.bytes("schemas/\(name).schema.json"))
    func words(_ definition: String) -> Set<String> {
      Set(schema["$defs"]?[definition]?["enum"]?.elements.compactMap(\.text) ?? [])
    }
    #expect(words("attribute") == Set(Attribute.allCases.map(\.rawValue)))
    #expect(words("zone") == Set(Zone.allCases.map(\.rawValue)))
    #expect(words("proof") == Set(Proof.allCases.map(\.rawValue)))
    #expect(words("push") == Set(Push.allCases.map(\.rawValue)))
    #expect(words("evidenceType") == Set(EvidenceType.allCases.map(\.rawValue)))
    #expect(words("verdict") == Set(Verdict.allCases.map(\.rawValue)))
    let comparison = schema["$defs"]?["comparison"]?["properties"]
    let levels = comparison?["level"]?["enum"]?.elements.compactMap(\.text) ?? []
    #expect(Set(levels) == Set(Comparison.Level.allCases.map(\.rawValue)))
  }

  private func changed(_ json: JSON, _ key: String, to value: JSON?) -> JSON {
    guard case .object(var members) = json else { return json }
    members[key] = value
    return .object(members)
  }
}

/// The first fault of each file, empty when it keeps to the schema; by python3-jsonschema.
///
/// A machine without it fails the test: a schema that nothing checks is a promise that nobody keeps.
func validate(_ files: [[UInt8]], against schema: String) throws -> [String] {
  let folder = FileManager.default.temporaryDirectory.appending(path: "schema-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let names = files.indices.map { folder.appending(path: "\($0).json").path }
  for (name, file) in zip(names, files) { try Data(file).write(to: URL(filePath: name)) }
  let script = """
    import json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for name in sys.argv[2:]:
        with open(name, encoding="utf-8") as file:
            faults = [f.json_path + ": " + f.message for f in validator.iter_errors(json.load(file))]
        print(json.dumps((faults + [""])[0]))
    """
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/python3")
  let path = Folders.resources.appending(path: "schemas/\(schema).schema.json").path
  process.arguments = ["-c", script, path] + names
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0, "python3-jsonschema must be installed")
  let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
  try #require(lines.count == files.count)
  return try lines.map { try JSONDecoder().decode(String.self, from: Data($0.utf8)) }
}
