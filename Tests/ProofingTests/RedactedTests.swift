import Proofing
import Testing

@Suite struct RedactedTests {
  @Test func noWayOfPrintingShowsTheValue() {
    let secret = Redacted("B8512340")
    var dumped = ""
    dump([secret], to: &dumped)
    for text in ["\(secret)", String(describing: secret), String(reflecting: secret), dumped] {
      #expect(!text.contains("B8512340"))
    }
  }
}
