import Foundation
import Support
import Testing

/// The validator of the Debian package python3-jsonschema, as a judge of our own reading.
struct JSONSchema {
  let name: String

  /// Whether each document is valid, in their order; fails when the validator is not installed.
  func judge(_ documents: [[UInt8]]) throws -> [Bool] {
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      print(json.dumps([validator.is_valid(json.loads(line)) for line in sys.stdin.buffer]))
      """
    let schema = Folders.resources.appending(path: "schemas/\(name).schema.json")
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/python3")
    python.arguments = ["-c", script, schema.path]
    let input = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    // One document a line: a line break between tokens may as well be a space.
    let lines = documents.map { document in document.map { $0 == 10 ? 32 : $0 } + [10] }
    try Data(lines.flatMap(\.self)).write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }
    let output = Pipe()
    python.standardInput = try FileHandle(forReadingFrom: input)
    python.standardOutput = output
    try python.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0, "python3-jsonschema must be installed")
    let verdicts = try JSONDecoder().decode([Bool].self, from: answer)
    try #require(verdicts.count == documents.count)
    return verdicts
  }
}
