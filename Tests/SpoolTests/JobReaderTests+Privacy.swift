import Proofing
import Testing

@testable import Spool

/// A fault shows nothing that somebody claimed.
extension JobReaderTests {
  /// A name of the file's own making appears only as far as it is a plain name.
  @Test func anUnknownFieldCannotCarryAValueIntoTheFault() {
    let text = JobFixture.least.replacing("\"format\": 1,", with: "\"format\": 1, \"Ana Lee\": 1,")
    #expect(refusal(text)?.field == "(a name that cannot be shown)")
  }

  /// Every text of the job is replaced by a mark in turn; no fault may show it.
  @Test func noFaultShowsAValue() throws {
    let mark = "Xy7Secret"
    var pieces = JobFixture.full.split(separator: "\"", omittingEmptySubsequences: false)
    var faults = 0
    for index in stride(from: 1, to: pieces.count, by: 2) {
      let kept = pieces[index]
      // Only values: what comes after a name is a colon.
      if pieces[index + 1].first == ":" { continue }
      for other in [mark, mark + "\\u0001", "/" + mark, String(repeating: mark, count: 600)] {
        pieces[index] = other[...]
        if let fault = refusal(pieces.joined(separator: "\"")) {
          faults += 1
          #expect(!"\(fault)".contains(mark))
          #expect(!String(decoding: JSONText.fault(fault), as: UTF8.self).contains(mark))
        }
      }
      pieces[index] = kept
    }
    #expect(faults > 100)
  }
}
