import Foundation
import Support
import Testing

/// `spoolproof simulate` as a process, on what comes with the program.
@Suite struct SimulateCommandTests {
  let program = BuiltProgram("spoolproof")
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  private func simulate(_ arguments: [String], to name: String) throws -> Data {
    let ending = try program.run(
      ["simulate", "--genuine", "60", "--impostors", "80", "--json", path(name)] + arguments)
    try #require(ending.status == 0, "\(ending.errors)")
    return try Data(contentsOf: URL(filePath: path(name)))
  }

  @Test func theSameSeedWritesTheSameBytes() throws {
    let first = try simulate(["--seed", "4", "--plot", path("first.svg")], to: "first.json")
    let second = try simulate(["--seed", "4", "--plot", path("second.svg")], to: "second.json")
    #expect(first == second)
    #expect(try simulate(["--seed", "5"], to: "third.json") != first)
    #expect(
      try Data(contentsOf: URL(filePath: path("first.svg")))
        == Data(contentsOf: URL(filePath: path("second.svg"))))
  }

  @Test func whatIsWrittenKeepsToItsSchemaAndLosesNoJob() throws {
    let data = try simulate(["--seed", "6", "--target-far", "0.05"], to: "out.json")
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    let schema = Folders.resources.appending(path: "schemas/simulation.schema.json")
    python.arguments = [
      "python3", "-c",
      """
      import json, sys, jsonschema
      schema, value = [json.load(open(file)) for file in sys.argv[1:]]
      jsonschema.Draft202012Validator.check_schema(schema)
      jsonschema.Draft202012Validator(schema).validate(value)
      """, schema.path(percentEncoded: false), path("out.json"),
    ]
    try python.run()
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let kinds = try #require(object["kinds"] as? [String: [String: Int]])
    for row in kinds.values {
      #expect(row["count"] == (row["pass"] ?? 0) + (row["escalate"] ?? 0) + (row["fail"] ?? 0))
    }
    #expect(kinds["genuine"]?["count"] == 60 && kinds["twoCards"]?["count"] == 10)
    let rivals = kinds.filter { !["genuine", "editedFront", "twoCards"].contains($0.key) }
    #expect(rivals.values.reduce(0) { $0 + ($1["count"] ?? 0) } == 80)
    let bins = try #require(object["calibration"] as? [[String: Double]])
    #expect(bins.reduce(0) { $0 + ($1["count"] ?? 0) } == 140)
    #expect(object["thresholds"] != nil)
  }

  @Test(arguments: [
    (["--genuine", "0", "--impostors", "1", "--seed", "1"], Int32(64)),
    (["--genuine", "1", "--impostors", "1", "--seed", "1", "--target-far", "2"], Int32(64)),
    (["--genuine", "1", "--impostors", "1", "--seed", "1", "--policy", "none"], Int32(78)),
    (["--genuine", "1", "--impostors", "1", "--seed", "1", "--json", "/none/out.json"], Int32(74)),
  ])
  func whatCannotBeDoneIsSaid(_ arguments: [String], _ status: Int32) throws {
    let ending = try program.run(["simulate"] + arguments)
    #expect(ending.status == status && !ending.errors.isEmpty)
  }

  @Test func aNumberBelowOneIsToldWhatIsWrongWithIt() throws {
    let ending = try program.run(
      ["simulate", "--genuine", "-1", "--impostors", "1", "--seed", "1"])
    #expect(ending.status == 64)
    #expect(ending.errors.contains("--genuine is a number from 1 to 1000000, not -1"))
  }
}
