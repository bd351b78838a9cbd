import Foundation
import Proofing
import Testing

@testable import Reporting

@Suite struct RunLinesTests {
  @Test func linesKeepToTheirSchema() throws {
    let fault = Fault(.jobMalformed, file: hostile, field: hostile, expected: "a", found: "b")
    let rows =
      Batch.mixed.rows + [BatchRow(refused: hostile, fault, milliseconds: .nan, takes: 0)]
      + [BatchRow(.weighed, policy: .make())]
    let lines =
      rows.map { jobLine($0, run: "r") }
      + [runLine(.mixed, report: "q/reports/r/index.html"), runLine(.make([]), report: nil)]
    for line in lines { #expect(!line.contains { $0.isNewline }) }
    #expect(try validate(lines.map { Array($0.utf8) }, against: "run").allSatisfy(\.isEmpty))
    let summary = try JSON(file: Array(runLine(.mixed, report: nil).utf8))["summary"]
    #expect(summary?.file == summaryFile(.mixed))
  }

  @Test func aLineThatSaysTooMuchOrTooLittleIsRefused() throws {
    let line = jobLine(Batch.mixed.rows[3], run: "r")
    let broken = [
      line.replacing("\"refused\"", with: "\"pass\""),
      line.replacing(",\"type\": \"job\"", with: ""),
      line.replacing("\"takes\"", with: "\"claim\""),
    ]
    for (fault, text) in zip(try validate(broken.map { Array($0.utf8) }, against: "run"), broken) {
      #expect(!fault.isEmpty && text != line)
    }
  }

  @Test func noLineHoldsAValueOfTheJob() {
    let line = jobLine(BatchRow(.escalated(), policy: .make(reveal: true)), run: "r")
    for value in ["Garcia", "GARZA", "1990", "B8512340", "Oak"] { #expect(!line.contains(value)) }
  }
}
