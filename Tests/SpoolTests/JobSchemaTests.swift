import Foundation
import JSONReading
import Proofing
import Support
import Testing

@testable import Spool

struct JobSchemaTests {
  /// Every job that differs from a full one, or from the least one, in one place.
  private func variants(of text: String) throws -> [JSONValue] {
    let tree = try JSONParser.parse(Array(text.utf8))
    var variants = [tree]
    change(tree) { variants.append($0) }
    return variants
  }

  private static let others: [JSONValue] = [
    .null, .flag(true), .integer(0), .integer(5), .integer(-1), .integer(5_000), .number(1.5),
    .text(""), .text(" "), .text("x"), .text("x\n"), .text("a\u{1}b"), .text("front"),
    .text("é😀"), .text("2026-11-23T08:58:00Z"), .text("2026-11-23T08:58:00Z\n"),
    .text("2026-11-23T08:58:00+25:00"), .text("1990-07-03"), .text("1990-07-03\n"),
    .text("1990-13-03"), .text("a.json"), .text("a.JSON"), .text("../a.jpg"), .text("a.jpg\n"),
    .text(".jpg"), .text("-a.jpg"), .text("en-"), .text("en-Latn-US"), .text("e"),
    .text(String(repeating: "0", count: 22)), .text(String(repeating: "0", count: 24)),
    .text(String(repeating: "0", count: 32)), .text(String(repeating: "g", count: 32)),
    .text(String(repeating: "0", count: 44)), .text(String(repeating: "A", count: 43) + "="),
    .text(String(repeating: "B", count: 43) + "="), .text(String(repeating: "a", count: 64)),
    .text(String(repeating: "a", count: 65)), .text(String(repeating: "z", count: 88)),
    .text(String(repeating: "z", count: 87) + "="), .text(String(repeating: "Q", count: 86) + "=="),
    .text(String(repeating: "A", count: 128)), .text(String(repeating: "é", count: 200)),
    .text(String(repeating: "x", count: 201)), .text(String(repeating: "x", count: 256)),
    .text(String(repeating: "x", count: 5_000)), .array([]), .array([.text("familyName")]),
    .array([.text("")]), .array([.null]), .array(Array(repeating: .text("x"), count: 201)),
    .object([:]), .object(["plain": .text("x")]),
    .object(["plain": .text("x"), "hmac": .text("")]),
    .object(["hmac": .text("x")]),
  ]

  private func change(_ value: JSONValue, _ emit: (JSONValue) -> Void) {
    for other in Self.others { emit(other) }
    switch value {
    case .object(let members):
      for name in members.keys.sorted() {
        var without = members
        without[name] = nil
        emit(.object(without))
        if let inner = members[name] {
          change(inner) { changed in
            var with = members
            with[name] = changed
            emit(.object(with))
          }
        }
      }
      var more = members
      more["more"] = .integer(1)
      emit(.object(more))
    case .array(let elements):
      for index in elements.indices {
        var fewer = elements
        fewer.remove(at: index)
        emit(.array(fewer))
        change(elements[index]) { changed in
          var with = elements
          with[index] = changed
          emit(.array(with))
        }
      }
      if let first = elements.first { emit(.array(Array(repeating: first, count: 9))) }
    default: break
    }
  }

  @Test func theSchemaAndTheReaderAgree() throws {
    let variants = try variants(of: JobFixture.full) + variants(of: JobFixture.least)
    let files = variants.map { Array(JSONText.text($0).utf8) }
    let judged = try JSONSchema(name: "job").judge(files)
    var valid = 0
    for (file, judgement) in zip(files, judged) {
      var fault: Fault?
      do throws(Fault) {
        _ = try readJob(file, id: "2026-000123", file: "job.json")
        valid += 1
      } catch { fault = error }
      // What a schema cannot say: the identifier is the drop's, each question has its own.
      if let field = fault?.field, field == "id" || field == "knowledge.questions[1].id" {
        continue
      }
      if fault?.found == "that of an earlier question" { continue }
      let text = String(decoding: file, as: UTF8.self)
      #expect((fault == nil) == judgement, "\(fault?.description ?? "no fault"): \(text)")
    }
    #expect(variants.count > 3_000)
    #expect(valid > 500)
  }

  @Test func theSchemaKnowsTheWordsOfTheNouns() throws {
    let url = Folders.resources.appending(path: "schemas/job.schema.json")
    let text = try String(contentsOf: url, encoding: .utf8)
    let words =
      Attribute.allCases.map(\.rawValue) + EvidenceType.allCases.map(\.rawValue)
      + Side.allCases.map(\.rawValue) + KnowledgeItem.Kind.allCases.map(\.rawValue)
    for word in words { #expect(text.contains("\"\(word)\"")) }
  }

  @Test func faultsKeepTheirSchema() throws {
    let codes = Reason.allCases.filter {
      $0.rawValue.hasPrefix("job.") || $0.rawValue.hasPrefix("system.")
    }
    let faults = codes.flatMap { code in
      [
        Fault(code, file: "a.json", expected: "this", found: "that \"quoted\" \\ \u{1} é"),
        Fault(code, file: "a.json", field: "claim.ssn", expected: "this", found: "that"),
      ]
    }
    let judged = try JSONSchema(name: "fault").judge(faults.map(JSONText.fault))
    #expect(judged.allSatisfy { $0 })
    let others = [
      #"{"format":1}"#, #"{"format":1,"code":"match.exact","file":"a","expected":"b","found":"c"}"#,
    ]
    #expect(try JSONSchema(name: "fault").judge(others.map { Array($0.utf8) }) == [false, false])
  }
}
