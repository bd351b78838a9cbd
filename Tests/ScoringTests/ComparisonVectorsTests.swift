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
      Set(Vector.all.map(\.comparator))
        == Set(ComparisonVector.Comparator.allCases.map(\.rawValue)))
  }

  @Test(arguments: Vector.all) func aVectorLandsOnItsLevel(_ vector: Vector) throws {
    let comparator = try #require(ComparisonVector.Comparator(rawValue: vector.comparator))
    let row = ComparisonVector(
      comparator: comparator, claim: vector.claim, document: vector.document)
    #expect(row.level(today: today) == vector.level)
  }

  @Test(arguments: [
    ComparisonVector(comparator: .dob, claim: "12 April 1985", document: "850412"),
    ComparisonVector(comparator: .fullname, claim: "Anna Kim", document: "ANNA / KIM"),
    ComparisonVector(comparator: .fullname, claim: "Anna / Kim", document: "ANNA KIM"),
    ComparisonVector(comparator: .mrzname, claim: "Anna Kim", document: "KIM<<ANNA"),
  ])
  func aRowOfAnotherFormLandsOnNoLevel(_ row: ComparisonVector) {
    #expect(row.level(today: today) == nil)
  }
}
