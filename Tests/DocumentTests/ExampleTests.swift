import Foundation
import Proofing
import Spool
import Support
import Testing

/// Every example in the documents is one that works.
@Suite struct ExampleTests {
  @Test(arguments: try Document.examples(in: "json"))
  func anExampleOfAFileKeepsToItsSchema(_ example: Document.Example) throws {
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(example.text.utf8)) as? [String: Any])
    let kind =
      object["claim"] != nil
      ? "job" : object["expected"] != nil ? "fault" : object["pictures"] != nil ? "read" : "result"
    #expect(try fault(of: example.text, against: kind, isShortened: example.isShortened) == "")
    if kind == "job" {
      _ = try readJob(
        Array(example.text.utf8), id: object["id"] as? String ?? "2026-000123", file: "example")
    }
  }

  @Test(arguments: try Document.examples(in: "yaml"))
  func anExampleOfAPolicyIsOne(_ example: Document.Example) throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "policy.yaml")
    try Data(example.text.utf8).write(to: file)
    let ending = try BuiltProgram("spoolproof").run(["check", file.path(percentEncoded: false)])
    #expect(ending.status == 0, "\(ending.errors)")
  }

  /// The function that other programs are to copy gives the vectors that stand below it.
  @Test func thePythonFunctionGivesTheVectors() throws {
    let document = try Document("docs/job-format.md")
    let example = try #require(document.examples.first { $0.language == "python" })
    let function = example.text.components(separatedBy: "\n").dropLast().joined(separator: "\n")
    let rows = try document.table(headed: "Question").map { $0.map { codeSpans($0)[0] } }
    #expect(rows.count == 3)
    let calls = rows.map { row in
      "print(hmac.new(bytes(range(32)), message('2026-000123', '\(row[0])', bytes(range(16)), '\(row[1])'), hashlib.sha256).hexdigest())"
    }
    let script = (["import hashlib, hmac", function] + calls).joined(separator: "\n")
    let ending = try BuiltProgram(at: "/usr/bin/python3").run(["-c", script])
    #expect(ending.output.split(separator: "\n").map(String.init) == rows.map { $0[2] })
    #expect(ending.errors.isEmpty)
  }

  /// The first fault of a text against a schema, empty when it keeps to it; by python3-jsonschema.
  ///
  /// What is shortened may lack members.
  private func fault(of text: String, against schema: String, isShortened: Bool) throws -> String {
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      def loosen(value):
          if isinstance(value, dict):
              return {k: loosen(v) for k, v in value.items()
                      if k not in ("if", "allOf", "minItems") and not (k == "required" and isinstance(v, list))}
          return [loosen(v) for v in value] if isinstance(value, list) else value
      if sys.argv[2] == "true":
          schema = loosen(schema)
      faults = Draft202012Validator(schema).iter_errors(json.load(sys.stdin))
      print(next((f.json_path + ": " + f.message for f in faults), ""))
      """
    let path = Folders.resources.appending(path: "schemas/\(schema).schema.json")
    let ending = try BuiltProgram(at: "/usr/bin/python3").run(
      ["-c", script, path.path(percentEncoded: false), "\(isShortened)"], input: text)
    try #require(ending.status == 0, "\(ending.errors)")
    return String(ending.output.dropLast())
  }
}
