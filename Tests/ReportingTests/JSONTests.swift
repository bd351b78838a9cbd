import Testing

@testable import Reporting

@Suite struct JSONTests {
  @Test func keysAreSortedAndAbsentMembersAreLeftOut() {
    let json = JSON.members(["b": 1, "a": nil, "C": "x", "ä": true])
    let text = """
      {
        "C": "x",
        "b": 1,
        "ä": true
      }

      """
    #expect(String(decoding: json.file, as: UTF8.self) == text)
  }

  @Test(arguments: [
    ("\"", #"\""#), ("\\", #"\\"#), ("\n", #"\n"#), ("\u{0}", #"\u0000"#), ("\u{1B}", #"\u001b"#),
    ("\u{202E}", #"\u202e"#), ("\u{2066}", #"\u2066"#), ("\u{9B}", #"\u009b"#), ("é", "é"),
    ("🪪", "🪪"), ("/", "/"),
  ])
  func whatCouldMoveACursorIsEscaped(character: String, escaped: String) {
    #expect(String(decoding: JSON.string(character).file, as: UTF8.self) == "\"\(escaped)\"\n")
  }

  @Test(arguments: [
    (1.0, "1"), (0.1 + 0.2, "0.3"), (-0.0001, "0"), (12345.6789, "12345.679"), (1e300, "1e+300"),
  ])
  func numbersHaveOneForm(number: Double, text: String) throws {
    let json = try #require(JSON.rounded(number, decimals: 3))
    #expect(String(decoding: json.file, as: UTF8.self) == text + "\n")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNoNumberIsAbsent(number: Double) {
    #expect(JSON.rounded(number, decimals: 1) == nil)
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    for scalar in (0...0x2FFF).compactMap(Unicode.Scalar.init) {
      let json = JSON.object(["k\(scalar)": .array([.string("a\(scalar)b"), 7, true])])
      #expect(try JSON(file: json.file) == json)
    }
  }

  @Test func nullsAreLeftOutWhenRead() throws {
    let json = try JSON(file: Array(#"{"a": null, "b": [null, 1.5]}"#.utf8))
    #expect(json == .object(["b": .array([.decimal(1.5)])]))
  }

  @Test func brokenFilesAreRefused() {
    for text in ["", "{", "{\"a\":}", "nope", "{\"a\":1}x"] {
      #expect(throws: (any Error).self) { try JSON(file: Array(text.utf8)) }
    }
  }
}
