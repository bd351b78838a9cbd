import Foundation
import Support
import Testing

@testable import spoolproof

/// What is read and written keeps to the schemas that are shipped, by Debian's python3-jsonschema.
@Suite struct EvaluationSchemaTests {
  @Test func theSampleKeepsToTheSchemaOfLabels() throws {
    var rows: [String] = []
    for name in ["labels.jsonl", "aamva-payloads.jsonl"] {
      let file = Folders.samples.appending(path: "labelled/\(name)")
      rows += try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }
    rows.append(#"{"a":"x/a.jpg","b":"b.jpg","same":false}"#)
    #expect(rows.count == 7)
    #expect(try judged(rows, by: "labels").allSatisfy(\.self))
  }

  @Test func brokenLabelsDoNotKeepToIt() throws {
    let rows = [
      #"{"file":"a.jpg"}"#, #"{"file":"a.jpg","kind":"card"}"#, #"{"a":"x","b":"y"}"#,
      #"{"file":"../a.jpg","kind":"td1"}"#, #"{"file":"/a.jpg","kind":"td1"}"#,
      #"{"file":"a.jpg","kind":"td1","mrz":[]}"#, #"{"file":"a.jpg","fields":{"sex":1}}"#, "[]",
    ]
    #expect(try judged(rows, by: "labels").allSatisfy { !$0 })
  }

  @Test func scoresKeepToTheirSchema() throws {
    var full = Score()
    full.licenseFront.fields = ["sex": Score.Field(count: 1, exact: 1)]
    full.licenseBack.groups = ["g": Score.Group([])]
    let encoder = JSONEncoder()
    let rows = try [Score(), full].map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    #expect(try judged(rows, by: "evaluation").allSatisfy(\.self))
    #expect(
      try judged(["{}", rows[0].replacing("negative", with: "n")], by: "evaluation") == [
        false, false,
      ])
  }

  @Test func theSchemaNamesEveryKind() throws {
    let file = Folders.resources.appending(path: "schemas/labels.schema.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(PictureLabel.Kind.allCases.allSatisfy { text.contains("\"\($0.rawValue)\"") })
  }

  private func judged(_ rows: [String], by schema: String) throws -> [Bool] {
    let folder = try TemporaryFolder()
    let input = folder.url.appending(path: "rows")
    let output = folder.url.appending(path: "verdicts")
    try Data(rows.joined(separator: "\n").utf8).write(to: input)
    try Data().write(to: output)
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      print(json.dumps([validator.is_valid(json.loads(line)) for line in sys.stdin.buffer]))
      """
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/python3")
    python.arguments = [
      "-c", script, Folders.resources.appending(path: "schemas/\(schema).schema.json").path,
    ]
    python.standardInput = try FileHandle(forReadingFrom: input)
    python.standardOutput = try FileHandle(forWritingTo: output)
    try python.run()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0, "python3-jsonschema must be installed")
    return try JSONDecoder().decode([Bool].self, from: Data(contentsOf: output))
  }
}
