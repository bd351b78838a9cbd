import Foundation
import Proofing
import Testing

@testable import Reporting

@Suite struct CSVTests {
  @Test func theColumnsAreStable() {
    var batch = Batch.mixed
    batch.rows[2].final = .make()
    let text = String(decoding: csvFile(batch), as: UTF8.self)
    let lines = text.components(separatedBy: "\r\n")
    #expect(
      lines == [
        "id,decision,retry,reasons,fault,fault_field,documents,issuers,milliseconds,takes,final,final_reason",
        "a-pass,pass,no,decision.all_required_met,,,driversLicense,US-GA,402,1,,",
        "b-fail,fail,yes,image.blurred mrz.not_found,,,passport,UTO,156,1,,",
        "c-escalate,escalate,no,match.family_mismatch image.glare consistency.single_source "
          + "ocr.field_missing,,,driversLicense passport,US-CA other,733,2,pass,agent.misread",
        "d-refused,refused,no,job.missing_field,job.missing_field,claim.familyName,,,1,1,,",
        "",
      ])
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "  =1", "|calc", "%0A"])
  func noCellStartsAFormula(id: String) throws {
    let row = BatchRow(id: id, ending: .decided(.pass), reasons: [], milliseconds: 1, takes: 1)
    let cell = try #require(parsed(csvFile(.make([row]))).last?.first)
    #expect(cell == "'" + id)
  }

  @Test(arguments: strings.indices)
  func aHostileNameIsOneCell(place: Int) throws {
    let text = strings[place]
    let fault = Fault(.jobMalformed, file: text, field: text, expected: text, found: text)
    let row = BatchRow(refused: text, fault, milliseconds: 1, takes: 1)
    let rows = parsed(csvFile(.make([row])))
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { $0.count == 12 })
    let cell = try #require(rows.last?.first)
    #expect(cell == text || cell == "'" + text)
  }

  @Test func onlyAReviewersTableHoldsClaims() throws {
    var claim = Claim(
      familyName: "=Garcia", dateOfBirth: try #require(.init(year: 1990, month: 7, day: 3)))
    claim.ssn = Redacted("900-12-3456")
    claim.address = Redacted(Address(city: "Atlanta, \"GA\""))
    var asked: [String] = []
    let rows = parsed(
      revealedCSVFile(.mixed) { id in
        asked.append(id)
        return id == "a-pass" ? claim : nil
      })
    #expect(rows.count == 5 && rows.allSatisfy { $0.count == 24 })
    #expect(rows.map { Array($0.prefix(12)) } == parsed(csvFile(.mixed)))
    #expect(
      Array(rows[1].suffix(12)) == [
        "", "", "'=Garcia", "", "1990-07-03", "", "", "", "Atlanta, \"GA\"", "", "", "",
      ])
    #expect(rows[2].suffix(12).joined().isEmpty)
    #expect(asked == ["a-pass", "b-fail", "c-escalate"])
  }

  @Test(arguments: [Double.nan, .infinity, -1])
  func whatIsNoTimeIsZero(milliseconds: Double) {
    #expect(wholeMilliseconds(milliseconds) == "0")
  }

  /// A reader of RFC 4180, written apart from the writer.
  private func parsed(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var quoted = false
    var place = 0
    func text() -> String { String(decoding: cell, as: UTF8.self) }
    while place < bytes.count {
      let byte = bytes[place]
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      if quoted {
        if byte == 0x22, next == 0x22 {
          cell.append(byte)
          place += 1
        } else if byte == 0x22 {
          quoted = false
        } else {
          cell.append(byte)
        }
      } else if byte == 0x22 {
        quoted = true
      } else if byte == 0x2C {
        row.append(text())
        cell = []
      } else if byte == 0x0D, next == 0x0A {
        rows.append(row + [text()])
        (row, cell) = ([], [])
        place += 1
      } else {
        cell.append(byte)
      }
      place += 1
    }
    return rows
  }
}
