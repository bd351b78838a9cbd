import Foundation
import Proofing
import Support
import Testing
import Yams

@testable import spoolproof

/// What the schema says of policies.
extension PolicyFileTests {
  @Test(arguments: ["nist-63a-4", "nist-63a-3"])
  func theSchemaAcceptsTheShippedPolicies(_ name: String) throws {
    #expect(try validate(shipped(name)) == "")
  }

  @Test func theSchemaAcceptsAShortPolicy() throws {
    let text = "format: 1\nname: mine\nextends: nist-63a-4\nacceptSpecimens: true\n"
    #expect(try validate(text) == "")
    #expect(try validate(text.replacing("extends: nist-63a-4\n", with: "")) != "")
  }

  /// All rows but those that depend on two settings or on other files.
  @Test func theSchemaRefusesWhatTheProgramRefuses() throws {
    let beyond = [
      "leastConfidence: 0.99", "knowledge: { seconds: 2, leastSeconds: 3 }",
      "knowledge: { capBits: 4 }", "scoring: { passBits: -9 }", "scoring: { failBits: 8 }",
      "scoring: { shares: { forged: 0.4 } }", "scoring: { disagreement: { forged: 0.001 } }",
      "scoring: { levels: { suffix: { same: { exact: 0.9, oneside: 0.2, else: 0.1 } } } }",
      "video: { available: true, documents: [] }", "extends: nist-63a-9",
      // YAML 1.1 reads these as the right type; the program is stricter.
      "acceptSpecimens: yes", "certainConfidence: nan",
    ]
    let lines = Self.wrong.map(\.line).filter { !beyond.contains($0) }
    let texts = lines.map { line in
      (["format: 1", "name: mine", "extends: nist-63a-4"].filter {
        !line.hasPrefix($0.prefix { $0 != ":" })
      } + [line]).joined(separator: "\n")
    }
    for (line, errors) in zip(lines, try validate(texts)) { #expect(errors != "", "\(line)") }
  }

  /// What Debian's python3-jsonschema finds wrong; empty when nothing is.
  private func validate(_ yaml: String) throws -> String {
    try #require(try validate([yaml]).first)
  }

  /// The same for many policies.
  private func validate(_ yamls: [String]) throws -> [String] {
    let values = try yamls.map { try #require(try Yams.load(yaml: $0)) }
    let json = try JSONSerialization.data(withJSONObject: values)
    let schema = Folders.resources.appending(path: "schemas/policy.schema.json")
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1]))
      Draft202012Validator.check_schema(schema)
      validator = Draft202012Validator(schema)
      found = [[e.json_path + " " + e.message for e in validator.iter_errors(one)]
               for one in json.load(sys.stdin)]
      print(json.dumps(["; ".join(errors) for errors in found]))
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", script, schema.path]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: json)
    try input.fileHandleForWriting.close()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "python3-jsonschema is needed for this test")
    return try JSONDecoder().decode([String].self, from: answer)
  }
}
