import JSONReading
import Testing

@testable import Spool

struct JSONTextTests {
  @Test func whatIsWrittenIsReadAsTheSame() throws {
    let tree = try JSONParser.parse(Array(JobFixture.full.utf8))
    #expect(try JSONParser.parse(Array(JSONText.text(tree).utf8)) == tree)
    let odd = JSONValue.text("\u{1}\u{1f}\"\\/é😀\u{7f}")
    #expect(try JSONParser.parse(Array(JSONText.text(odd).utf8)) == odd)
  }
}
