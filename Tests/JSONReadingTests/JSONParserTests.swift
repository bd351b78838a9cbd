import Foundation
import JSONReading
import Testing

struct JSONParserTests {
  private func parse(_ text: String) throws(JSONError) -> JSONValue {
    try JSONParser.parse(Array(text.utf8))
  }

  @Test(arguments: [
    ("null", JSONValue.null), (" true\r\n", .flag(true)), ("false", .flag(false)),
    ("0", .integer(0)), ("-0", .integer(0)), ("-12", .integer(-12)), ("1.0", .integer(1)),
    ("1e3", .integer(1_000)), ("12E-1", .number(1.2)), ("0.25", .number(0.25)),
    ("9223372036854775807", .integer(.max)), ("1e300", .number(1e300)),
    (#""""#, .text("")), (#""a\"\\\/\b\f\n\r\t""#, .text("a\"\\/\u{8}\u{c}\n\r\t")),
    (#""\u00e9\u20AC""#, .text("é€")), (#""\ud83d\ude00""#, .text("😀")), ("\"é\"", .text("é")),
    ("[]", .array([])), ("[ 1 , [ ] ]", .array([.integer(1), .array([])])), ("{ }", .object([:])),
    (
      #"{"a":{"b":[1]},"c":""}"#,
      .object(["a": .object(["b": .array([.integer(1)])]), "c": .text("")])
    ),
  ])
  func whatIsJSON(text: String, value: JSONValue) throws {
    #expect(try parse(text) == value)
  }

  @Test(arguments: [
    "{ not", "{,", "[1,]", "{\"a\":1,}", "01", "+1", ".5", "1.e", "1.x", "--1", "'a'", "tru3",
    "nul!", "NaN", "[1 2]", "{\"a\" 1}", "{1:2}", "1 2", "{}}", "\"a\nb\"", "\"\\x\"",
    "\"\\u12g4\"", "\"\\udc00\"", "\"\\ud800x\"", "\"\\ud800\\u0041\"", "// c\n1", "1e999",
    "\u{b}1",
  ])
  func whatIsMalformed(text: String) {
    #expect(throws: JSONError.malformed(line: 1)) { try parse(text) }
  }

  @Test func theLineIsNamed() {
    #expect(throws: JSONError.malformed(line: 3)) { try parse("{\n\"a\":1,\n?}") }
  }

  /// Every beginning of a right text ends early and is nothing else.
  @Test(arguments: [
    #"{"a":[-1.5e-3,true,false,null,"\ud83d\ude00"]}"#,
    """
    { "format": 1, "consent": { "givenAt": "2026-11-23T08:58:00Z" },
      "claim": { "familyName": "García", "dateOfBirth": "1990-07-03" },
      "evidence": [ { "type": "passport", "images": [ { "side": "front", "file": "p.jpg" } ] } ] }
    """,
  ])
  func everyBeginningEndsEarly(text: String) {
    let bytes = Array(text.utf8)
    for count in 0..<bytes.count {
      #expect(throws: JSONError.endsEarly) { try JSONParser.parse(Array(bytes[..<count])) }
    }
  }

  @Test(arguments: [#"{"a":1,"a":1}"#, #"{"a":1,"\u0061":2}"#, #"[{"b":{"a":1,"c":2,"a":3}}]"#])
  func aNameMayNotStandTwice(text: String) {
    #expect(throws: JSONError.duplicate(line: 1)) { try parse(text) }
  }

  @Test func theDepthIsLimited() throws {
    let deepest = JSONParser.deepest
    let right = String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest)
    _ = try parse(right)
    #expect(throws: JSONError.tooDeep) { try parse("[" + right + "]") }
    #expect(throws: JSONError.tooDeep) { try parse(String(repeating: "{\"a\":", count: 100_000)) }
  }

  /// Foundation's parser as a judge: every change of one byte is taken or refused by both.
  @Test func foundationAgreesAboutEveryChangedByte() throws {
    let text = Array(#"{"a": [1, -2.5e3, "x\n\u00e9", true], "b": {"c": null, "d": false}}"#.utf8)
    for index in text.indices {
      for byte in Array("\"\\{}[]:,0 1.-+eEntfu9a\n".utf8) {
        var changed = text
        changed[index] = byte
        let ours = try? JSONParser.parse(changed)
        let theirs = try? JSONSerialization.jsonObject(with: Data(changed))
        // Foundation lets a name stand twice.
        if ours == nil, theirs != nil, isDuplicate(changed) { continue }
        #expect((ours == nil) == (theirs == nil), "\(String(decoding: changed, as: UTF8.self))")
      }
    }
  }

  private func isDuplicate(_ bytes: [UInt8]) -> Bool {
    do throws(JSONError) {
      _ = try JSONParser.parse(bytes)
      return false
    } catch {
      if case .duplicate = error { return true }
      return false
    }
  }
}
