import Foundation
import Testing

@testable import Reporting

@Suite struct ApplicantTextsTests {
  private func file(_ change: (inout [String: Any]) -> Void) throws -> [UInt8] {
    let shipped = Data(try Shipped.bytes("texts/en.json"))
    var file = try #require(try JSONSerialization.jsonObject(with: shipped) as? [String: Any])
    change(&file)
    return [UInt8](try JSONSerialization.data(withJSONObject: file))
  }

  private func file(text key: String, _ entry: [String: String]?) throws -> [UInt8] {
    try file { file in
      var texts = file["texts"] as? [String: Any] ?? [:]
      texts[key] = entry
      file["texts"] = texts
    }
  }

  @Test func theShippedTextsAreComplete() throws {
    #expect(try Shipped.texts().localeNames == ["en", "es"])
  }

  @Test(arguments: [
    ("en", "en"), ("es", "es"), ("es-MX", "es"), ("ES_us", "es"), ("fr", "en"), ("", "en"),
    ("../../etc", "en"),
  ])
  func aLocaleFallsBackToItsLanguageAndThenToEnglish(tag: String, name: String) throws {
    #expect(try Shipped.texts().locale(for: tag).name == name)
  }

  @Test func withoutEnglishThereAreNoTexts() throws {
    let spanish = try Shipped.bytes("texts/es.json")
    #expect(throws: TextsError.noEnglish) { try ApplicantTexts(files: ["es": spanish]) }
  }

  @Test func aKeyThatOneLocaleLacksIsNamed() throws {
    let english = try Shipped.bytes("texts/en.json")
    let short = try file(text: "t.age", nil)
    #expect(throws: TextsError.missing(key: "t.age", locale: "fr")) {
      try ApplicantTexts(files: ["en": english, "fr": short])
    }
    let long = try file(text: "t.extra", ["text": "a", "next": "b"])
    #expect(throws: TextsError.unexpected(key: "t.extra", locale: "fr")) {
      try ApplicantTexts(files: ["en": english, "fr": long])
    }
  }

  @Test(arguments: ApplicantTexts.ownKeys)
  func aKeyOfTheProgramMustBeThere(key: String) throws {
    let english = try file(text: key, nil)
    #expect(throws: TextsError.missing(key: key, locale: "en")) {
      try ApplicantTexts(files: ["en": english])
    }
  }

  @Test func aHeadlineMustBeThereForEveryEnd() throws {
    let english = try file { $0["headlines"] = ["verified": "Yes."] }
    #expect(throws: TextsError.missing(key: "notVerified", locale: "en")) {
      try ApplicantTexts(files: ["en": english])
    }
  }

  @Test func anEmptySentenceAndAnUnknownPlaceholderAreRefused() throws {
    let empty = try file(text: "t.age", ["text": "x", "next": ""])
    #expect(throws: TextsError.empty(key: "t.age", locale: "en")) {
      try ApplicantTexts(files: ["en": empty])
    }
    let unknown = try file(text: "t.age", ["text": "{name}", "next": "x"])
    #expect(throws: TextsError.unknownPlaceholder("name", key: "t.age", locale: "en")) {
      try ApplicantTexts(files: ["en": unknown])
    }
  }

  @Test func aTextWithoutANextStepIsRefused() throws {
    let english = try file(text: "t.age", ["text": "x"])
    #expect(throws: TextsError.self) { try ApplicantTexts(files: ["en": english]) }
  }

  @Test(arguments: [
    TextsError.noEnglish, .malformed(locale: "es", why: "x"), .missing(key: "t.age", locale: "es"),
    .unexpected(key: "t.age", locale: "es"), .empty(key: "t.age", locale: "es"),
    .unknownPlaceholder("name", key: "t.age", locale: "es"),
  ])
  func everyErrorNamesItsFile(error: TextsError) {
    #expect(error.description.contains("texts/"))
    #expect(error.description.contains("expected") || error.description.contains("found"))
  }
}
