import Proofing
import Testing

@testable import Reporting

@Suite struct WordingTests {
  @Test(arguments: [
    ("dateOfBirth", "date of birth"), ("ssn", "social security number"), ("visual", "printed text"),
    ("driversLicense", "driver's license"), ("unit_missing", "unit missing"), ("", ""),
  ])
  func aNameBecomesWords(name: String, text: String) {
    #expect(words(name) == text)
  }

  @Test(arguments: Comparison.Level.allCases.map(\.rawValue))
  func noLevelIsShownAsItIsWritten(level: String) {
    #expect(!words(level).contains { "_+".contains($0) })
  }

  @Test(arguments: [(0.999, "99 %"), (1, "100 %"), (-1, "0 %"), (2, "100 %"), (.nan, "–")])
  func aShareIsRoundedDown(share: Double, text: String) {
    #expect(percent(share) == text)
  }
}
