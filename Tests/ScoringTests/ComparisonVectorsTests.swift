import Foundation
import Proofing
import Scoring
import Support
import Testing

/// One row of the table of comparison vectors.
struct Vector: Sendable, CustomTestStringConvertible {
  var comparator: String
  var claim: String
  var document: String
  var level: String

  var testDescription: String { "\(comparator): \(claim) against \(document) is \(level)" }

  static let all: [Vector] = {
    let file = Folders.package.appending(
      path: "Tests/ScoringTests/Vectors/comparison-vectors.csv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Vector(comparator: cells[0], claim: cells[1], document: cells[2], level: cells[3])
    }
  }()
}

@Suite struct ComparisonVectorsTests {
  @Test func everyRowOfTheTableIsThere() {
    #expect(Vector.all.count == 78)
    #expect(
      Set(Vector.all.map(\.comparator)) == [
        "given", "family", "fullname", "mrzname", "suffix", "dob", "docno", "ssn", "phone", "email",
        "address",
      ])
  }

  @Test(arguments: Vector.all) func aVectorLandsOnItsLevel(_ vector: Vector) throws {
    #expect(try level(of: vector) == vector.level)
  }

  private func level(of vector: Vector) throws -> String {
    let (claim, document) = (vector.claim, vector.document)
    func names(_ text: String) -> (String, String) {
      let parts = text.components(separatedBy: " / ")
      return (parts[0], parts[1])
    }
    switch vector.comparator {
    case "given": return compareGivenNames(claim, document).rawValue
    case "family": return compareFamilyNames(claim, document).rawValue
    case "fullname":
      let (given, family) = names(claim)
      let (documentGiven, documentFamily) = names(document)
      let levels = compareFullNames(
        given: given, family: family, documentGiven: documentGiven,
        documentFamily: documentFamily)
      return levels == (.swap, .swap)
        ? "swap" : "\(levels.given.rawValue)/\(levels.family.rawValue)"
    case "mrzname":
      let (given, family) = names(claim)
      let levels = compareNameField(given: given, family: family, field: document)
      // The rows give the worse of both.
      return levels.given == .truncated || levels.family == .truncated
        ? "truncated" : levels.given == levels.family ? levels.given.rawValue : "\(levels)"
    case "suffix": return compareSuffixes(claim, document).rawValue
    case "dob":
      let date = try #require(CalendarDate(iso8601: claim))
      return compareBirthDates(date, document, today: today).rawValue
    case "docno": return compareDocumentNumbers(claim, document).rawValue
    case "ssn": return compareSocialSecurityNumbers(claim, document).rawValue
    case "phone": return comparePhones(claim, document).rawValue
    case "email": return compareEmails(claim, document).rawValue
    case "address": return compareAddresses(claim, document).rawValue
    default:
      Issue.record("no comparator \(vector.comparator)")
      return ""
    }
  }
}
