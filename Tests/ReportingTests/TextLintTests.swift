import Foundation
import Proofing
import Testing

@testable import Reporting

/// What no applicant text may do, over all texts of all locales.
@Suite struct TextLintTests {
  private static let locales = ["en", "es"]

  private func entries(
    _ locale: String
  ) throws -> [(key: String, entry: ApplicantTexts.Entry)] {
    try Shipped.texts().locale(for: locale).texts.texts.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  /// The words of a sentence, lower case and without accents.
  private func words(_ sentence: String) -> Set<String> {
    let plain = sentence.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    return Set(plain.lowercased().split { !$0.isLetter }.map(String.init))
  }

  @Test(arguments: locales)
  func theTextsOfDoubtNameNoClaimedAttribute(locale: String) throws {
    let attributes: Set<String> = [
      "ssn", "social", "security", "birth", "birthday", "name", "names", "surname", "address",
      "number", "numbers", "date", "phone", "email", "street", "zip", "expiry", "sex",
      "seguro", "nacimiento", "nombre", "nombres", "apellido", "apellidos", "direccion", "numero",
      "fecha", "telefono", "correo", "calle", "postal", "sexo", "domicilio",
    ]
    for (key, entry) in try entries(locale)
    where ["t.not_verified", "t.video", "t.limit"].contains(key) || key.hasPrefix("t.final_") {
      for sentence in entry.sentences {
        #expect(words(sentence).isDisjoint(with: attributes), "\(key): \(sentence)")
      }
    }
  }

  @Test(arguments: locales)
  func noTextHasALinkOrAsksForASecret(locale: String) throws {
    let secrets: Set<String> = [
      "password", "pin", "passcode", "code", "contrasena", "clave", "http", "https", "www", "click",
      "clic",
    ]
    for (key, entry) in try entries(locale) {
      for sentence in entry.sentences {
        #expect(words(sentence).isDisjoint(with: secrets), "\(key): \(sentence)")
        #expect(!sentence.contains("://") && !sentence.contains("@") && !sentence.contains("<"))
      }
    }
  }

  @Test(arguments: locales)
  func noTextBlames(locale: String) throws {
    let blame: Set<String> = [
      "fraud", "fraudulent", "fake", "false", "liar", "lie", "wrongly", "invalid", "rejected",
      "denied", "failed", "fail", "failure", "fault", "mistake", "suspicious", "suspected",
      "illegal", "must", "refused", "fraude", "falso", "falsa", "mentira", "invalido", "invalida",
      "rechazado", "rechazada", "denegado", "fallo", "culpa", "sospechoso", "ilegal", "debe",
    ]
    for (key, entry) in try entries(locale) {
      for sentence in entry.sentences {
        #expect(words(sentence).isDisjoint(with: blame), "\(key): \(sentence)")
      }
    }
  }

  /// Plain language: 25 words are what a sentence should not exceed (UK Government Digital Service).
  @Test(arguments: locales)
  func noSentenceIsLong(locale: String) throws {
    for (key, entry) in try entries(locale) {
      for sentence in entry.sentences.flatMap({ $0.split { ".!?".contains($0) } }) {
        let count = sentence.split(separator: " ").count
        #expect(count <= 25, "\(key): \(count) words")
      }
    }
  }

  @Test(arguments: locales)
  func everyKeyHasANextStep(locale: String) throws {
    for (key, entry) in try entries(locale) {
      #expect(entry.next.count >= 10, "\(key)")
      #expect(entry.next.last == ".", "\(key)")
    }
  }

  @Test(arguments: locales)
  func noTextNamesAReasonCode(locale: String) throws {
    for (key, entry) in try entries(locale) {
      for sentence in entry.sentences {
        #expect(!Reason.allCases.contains { sentence.contains($0.rawValue) }, "\(key)")
      }
    }
  }

  @Test func englishReadsAtGradeEightOrLower() throws {
    for (key, entry) in try entries("en") {
      let whole = "\(entry.text) \(entry.next)"
      #expect(ReadingLevel.grade(of: whole) <= 8, "\(key): \(ReadingLevel.grade(of: whole))")
    }
  }

  @Test func theReadingLevelTellsPlainFromHeavy() {
    #expect(ReadingLevel.grade(of: "Take a new photo and send it.") < 3)
    #expect(
      ReadingLevel.grade(
        of: "Identity verification necessitates submission of additional documentation "
          + "substantiating the information previously communicated to the organization.") > 16)
  }

  @Test(arguments: locales)
  func everyKeyOfTheCatalogueHasAText(locale: String) throws {
    let catalogue = try Shipped.catalogue()
    let keys = Set(try entries(locale).map(\.key))
    for (reason, entry) in catalogue.entries {
      if let key = entry.applicantText {
        #expect(keys.contains(key), "\(reason.rawValue) names \(key)")
      }
    }
    for (reason, entry) in catalogue.agent {
      #expect(keys.isSuperset(of: entry.applicantTexts.values), "\(reason.rawValue)")
    }
  }
}

/// The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid 1975).
enum ReadingLevel {
  static func grade(of text: String) -> Double {
    let filled = Placeholders.fill(
      text,
      [
        "documents": "a passport, a letter", "minutes": "15", "list": "a passport",
        "sides": "front",
      ])
    let sentences = filled.split { ".!?:".contains($0) }.filter { $0.contains(where: \.isLetter) }
    let words = filled.split { !$0.isLetter && $0 != "'" }.map { $0.lowercased() }
    let syllables = words.map(syllables).reduce(0, +)
    return 0.39 * Double(words.count) / Double(max(1, sentences.count))
      + 11.8 * Double(syllables) / Double(max(1, words.count)) - 15.59
  }

  /// Groups of vowels, without a silent e at the end.
  private static func syllables(_ word: String) -> Int {
    var groups = 0
    var inGroup = false
    for letter in word {
      let vowel = "aeiouy".contains(letter)
      if vowel && !inGroup { groups += 1 }
      inGroup = vowel
    }
    if word.hasSuffix("e"), !word.hasSuffix("le"), groups > 1 { groups -= 1 }
    return max(1, groups)
  }
}
