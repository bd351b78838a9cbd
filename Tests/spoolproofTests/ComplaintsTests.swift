import Testing

@testable import spoolproof

/// Of what a reader writes on its standard error, only a kind is kept.
struct ComplaintsTests {
  private func complaints(_ text: String) -> Complaints {
    var complaints = Complaints()
    complaints.add(Array(text.utf8), isLast: false)
    return complaints
  }

  @Test(arguments: [
    ("terminate called after throwing an instance of 'std::bad_alloc'", "running out of memory"),
    ("terminate called without an active exception", "an uncaught exception"),
    ("*** stack smashing detected ***: terminated", "a smashed stack"),
    ("double free or corruption (out)", "a damaged heap"),
    ("corrupted size vs. prev_size", "a damaged heap"),
    ("poison: x.c:1: f: Assertion `0' failed.", "a failed assertion"),
    ("Swift/Array.swift:1: Fatal error: Index out of range", "a fatal error"),
  ])
  func theWordsOfRuntimesTellAKind(_ text: String, _ kind: String) {
    #expect(complaints(text).kind == kind)
    #expect(complaints("Warning: MARIA GARCIA\n" + text).kind == kind)
  }

  /// Faults, reports and logs must not tell what stands in a picture.
  @Test func nothingElseIsTold() {
    for text in ["", "MARIA GARCIA 1990-07-03", "Empty page!!", "libpng warning: iCCP"] {
      #expect(complaints(text).kind == nil)
    }
  }

  @Test func onlyTheBeginningIsLookedAtAndOnlySoMuchIsEndured() {
    var complaints = complaints(String(repeating: "x", count: 8 << 10) + "double free")
    #expect(complaints.kind == nil && !complaints.isFlood)
    for _ in 0..<128 { complaints.add(Array(repeating: 0x78, count: 8 << 10), isLast: false) }
    #expect(complaints.isFlood)
  }
}
