import Foundation
import Proofing
import Support
import Testing

@Suite struct ReasonCatalogueTests {
  let catalogue: ReasonCatalogue

  init() throws { catalogue = try ReasonCatalogue.shipped() }

  @Test func everyReasonIsListed() {
    #expect(Set(catalogue.entries.keys) == Set(Reason.allCases))
  }

  @Test func noCodeIsListedTwice() throws {
    let file = Folders.resources.appending(path: "reasons.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    for reason in Reason.allCases {
      #expect(text.split(separator: "\"\(reason.rawValue)\":").count == 2)
    }
  }

  @Test(arguments: Reason.allCases) func anOperatorTextIsOneSentence(_ reason: Reason) throws {
    let text = try #require(catalogue.entries[reason]?.operatorText)
    #expect(text.hasSuffix("."))
    #expect(text.count > 12)
    #expect(!text.contains("\n"))
  }

  /// Data washing: a text that says which claimed value was right helps to try until it is.
  @Test(
    arguments: Reason.allCases.filter { reason in
      ["match", "consistency", "risk", "decision"].contains { reason.rawValue.hasPrefix($0 + ".") }
    })
  func whatIsAboutAClaimedValueHasNoTextOfItsOwn(_ reason: Reason) {
    let general: [String?] = [nil, "t.not_verified", "t.video", "t.retake_clear"]
    #expect(general.contains(catalogue.entries[reason]?.applicantText))
  }

  @Test func whatForcesADecisionHasAnApplicantText() {
    for (reason, entry) in catalogue.entries where [.escalate, .fail, .retry].contains(entry.push) {
      #expect(entry.applicantText != nil, "\(reason.rawValue)")
    }
  }

  @Test func everyApplicantTextExists() throws {
    for locale in ["en", "es"] {
      let file = Folders.resources.appending(path: "texts/\(locale).json")
      let text = try String(contentsOf: file, encoding: .utf8)
      for key in Set(catalogue.entries.values.compactMap(\.applicantText)) {
        #expect(text.contains("\"\(key)\""), "\(locale) lacks \(key)")
      }
    }
  }

  @Test func nothingAboutAFaceFailsAnyone() {
    for (reason, entry) in catalogue.entries where reason.rawValue.hasPrefix("face.") {
      #expect(entry.push != .fail)
    }
  }

  @Test func onlyFailuresAreRetryableByThemselves() {
    for entry in catalogue.entries.values where entry.retryable {
      #expect(entry.push == .fail)
    }
  }
}
