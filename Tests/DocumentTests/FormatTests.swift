import Foundation
import Support
import Testing
import Yams

/// The tables of the formats say what the schemas say.
@Suite struct FormatTests {
  /// A row of the job file's table: path, whether it is bold, the number in parentheses.
  private func jobRows() throws -> [String: (isRequired: Bool, most: Int?)] {
    let rows = try Document("docs/job-format.md").table(headed: "Field").map { cells in
      let cell = cells[0]
      let most = cell.firstMatch(of: #/\((\d+)\)/#).flatMap { Int($0.output.1) }
      return (codeSpans(cell).first ?? "", (cell.hasPrefix("**"), most))
    }
    // A field that stands twice stops the test here.
    return Dictionary(uniqueKeysWithValues: rows)
  }

  @Test func theJobFilesTableHasEveryFieldOfTheSchemaAndNoOther() throws {
    let rows = try jobRows()
    // What an upstream check and an expected answer hold stands in the row of the whole.
    let paths = try Schema("job").properties.map(\.path).filter { path in
      !path.hasPrefix("knowledge.questions[].expected.")
        && !(path.hasPrefix("upstream.") && path.split(separator: ".").count > 2)
    }
    #expect(Set(rows.keys) == Set(paths))
  }

  @Test func boldFieldsAndBoundsAreThoseOfTheSchema() throws {
    let rows = try jobRows()
    for property in try Schema("job").properties {
      guard let row = rows[property.path] else { continue }
      #expect(row.isRequired == property.isRequired, "\(property.path)")
      // A pattern bounds a digest.
      if !property.path.hasSuffix("sha256") {
        #expect(row.most == property.most, "\(property.path)")
      }
    }
  }

  @Test func rangesAndWordsOfTheJobFileStandInItsTable() throws {
    let values = try Dictionary(
      Document("docs/job-format.md").table(headed: "Field").map {
        (codeSpans($0[0]).first ?? "", $0[1])
      }, uniquingKeysWith: { first, _ in first })
    for property in try Schema("job").properties {
      guard let value = values[property.path] else { continue }
      if let least = property.schema["minimum"] as? Int,
        let most = property.schema["maximum"] as? Int
      {
        #expect(value.contains("\(least) to \(most)"), "\(property.path)")
      }
      for word in property.schema["enum"] as? [String] ?? [] {
        #expect(codeSpans(value).contains(word), "\(property.path) may be \(word)")
      }
    }
  }

  /// What the program writes or prints.
  private static let written = [
    "result", "notice", "packet", "summary", "read", "final", "queue", "run", "outcomes",
    "verified-claims",
  ]

  @Test(arguments: written)
  func everyMemberThatIsWrittenIsNamed(_ schema: String) throws {
    let document = try Document("docs/result-format.md")
    let named = Set(
      codeSpans(document.text).flatMap { span in
        span.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
      })
    let missing = try Schema(schema).names.subtracting(named)
      // Attributes and reasons are lists of their own.
      .subtracting(Schema("result").names.filter { $0 == "x" || $0 == "y" })
    let attributes = try attributeNames()
    #expect(missing.subtracting(attributes) == [])
  }

  @Test func everyMemberThatIsNamedIsWritten() throws {
    let written = try Self.written.map { try Schema($0).names }.reduce(Set()) { $0.union($1) }
    let document = try Document("docs/result-format.md")
    for row in try document.table(headed: "Member") {
      for span in codeSpans(row[0]) {
        for name in span.split(whereSeparator: { ".*[]".contains($0) }) {
          #expect(written.contains(String(name)), "\(span)")
        }
      }
    }
  }

  private func attributeNames() throws -> Set<String> {
    let fields = try Schema("job").properties.first { $0.path == "consent.attributes" }
    let items = fields?.schema["items"] as? [String: Any]
    return Set(items?["enum"] as? [String] ?? [])
  }

  @Test func everySettingOfAPolicyHasItsRow() throws {
    let rows = Set(
      try Document("docs/policy.md").table(headed: "Setting").map { codeSpans($0[0])[0] })
    let groups: Set = ["knowledge", "scoring", "video"]
    let settings = try Schema("policy").properties.map(\.path).filter { path in
      let parts = path.split(separator: ".")
      return parts.count == 1
        ? !groups.contains(path) : parts.count == 2 && groups.contains(String(parts[0]))
    }
    #expect(rows == Set(settings))
  }

  @Test func rangesOfSettingsAreThoseOfTheSchema() throws {
    let ranges = try Dictionary(
      uniqueKeysWithValues: Document("docs/policy.md").table(headed: "Setting").map {
        (codeSpans($0[0])[0], $0[2])
      })
    for property in try Schema("policy").properties {
      let choices = [property.schema] + (property.schema["oneOf"] as? [[String: Any]] ?? [])
      for choice in choices {
        guard let least = choice["minimum"] as? NSNumber, let most = choice["maximum"] as? NSNumber,
          let range = ranges[property.path]
        else { continue }
        #expect(range.contains("\(least) to \(most)"), "\(property.path)")
      }
    }
  }

  @Test(arguments: ["nist-63a-4", "nist-63a-3"])
  func valuesOfSettingsAreThoseOfTheShippedPolicy(_ name: String) throws {
    let file = Folders.resources.appending(path: "policies/\(name).yaml")
    let policy = try #require(
      try Yams.load(yaml: String(contentsOf: file, encoding: .utf8)) as? [String: Any])
    for row in try Document("docs/policy.md").table(headed: "Setting") {
      let setting = codeSpans(row[0])[0].split(separator: ".").map(String.init)
      var value: Any? = policy[setting[0]]
      if setting.count > 1 { value = (value as? [String: Any])?[setting[1]] }
      let own = name == "nist-63a-3" ? row[4] : row[3]
      let stated = own.isEmpty ? row[3] : own
      switch value {
      case let list as [String] where !stated.isEmpty:
        #expect(stated == list.joined(separator: ", "), "\(setting)")
      case let value? where !(value is [String: Any]) && !(value is [Any]):
        #expect(stated == "\(value)", "\(setting)")
      default: break
      }
    }
  }

  @Test func everyFaultThatADropCanHaveHasItsRow() throws {
    let rows = Set(
      try Document("queue/README.md").table(headed: "Code").flatMap { codeSpans($0[0]) })
    #expect(rows.contains("job.malformed") && rows.contains("system.resource_limit"))
    let codes = try #require(
      try Schema("fault").properties.first { $0.path == "code" }?.schema["enum"] as? [String])
    #expect(rows.isSubset(of: codes))
  }
}
