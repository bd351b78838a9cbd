import FoundationEssentials

/// The sentences that an applicant may see, by locale: the data files of `texts/`, read once.
///
/// English must be there; every other locale has exactly its keys.
public struct ApplicantTexts: Sendable, Equatable {
  private var english: Locale
  private var locales: [String: Locale]

  /// The texts of one language.
  struct Locale: Codable, Sendable, Equatable {
    /// One sentence for each way in which a job may end, by the raw value of ``Notice/Outcome``.
    var headlines: [String: String]
    /// What each kind of document is called, by the raw value of `EvidenceType`.
    var documents: [String: String]
    /// What each side is called, by the raw value of `Side`.
    var sides: [String: String]
    /// The texts by key.
    var texts: [String: Entry]
  }

  /// One text.
  struct Entry: Codable, Sendable, Equatable {
    /// What happened, and what helps.
    var text: String
    /// What to do now.
    var next: String
    /// ``text`` where the policy has no video channel, when it differs.
    var textWithoutVideo: String?
    /// ``next`` where the policy has no video channel, when it differs.
    var nextWithoutVideo: String?

    /// Every sentence of the entry.
    var sentences: [String] {
      [text, next] + [textWithoutVideo, nextWithoutVideo].compactMap { $0 }
    }
  }

  /// The keys that the program itself names; all others come from the reason catalogue.
  static let ownKeys = [
    "t.verified", "t.not_verified", "t.video", "t.limit", "t.technical", "t.final_verified",
    "t.final_again", "t.final_not_verified",
  ]
  /// What a text may hold in braces.
  static let placeholders: Set<String> = ["documents", "minutes", "list", "sides"]

  /// Reads the texts.
  ///
  /// - Parameter files: The bytes of each file by its locale, such as `en`.
  /// - Throws: What is missing or wrong, and in which locale.
  public init(files: [String: [UInt8]]) throws(TextsError) {
    var locales: [String: Locale] = [:]
    for (locale, bytes) in files.sorted(by: { $0.key < $1.key }) {
      do {
        locales[locale] = try JSONDecoder().decode(Locale.self, from: Data(bytes))
      } catch {
        throw .malformed(locale: locale, why: "\(error)")
      }
    }
    guard let english = locales["en"] else { throw .noEnglish }
    for (name, locale) in locales.sorted(by: { $0.key < $1.key }) {
      try Self.check(locale, named: name, against: english)
    }
    self.english = english
    self.locales = locales
  }

  /// The keys that have a text.
  public var keys: Set<String> { Set(english.texts.keys) }

  /// The names of the locales, sorted.
  public var localeNames: [String] { locales.keys.sorted() }

  /// The texts for a BCP 47 tag: its own, its language's, or English.
  func locale(for tag: String) -> (name: String, texts: Locale) {
    let language = String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    for name in [tag, language] {
      if let texts = locales[name] { return (name, texts) }
    }
    return ("en", english)
  }

  private static func check(
    _ locale: Locale, named name: String, against english: Locale
  ) throws(TextsError) {
    let parts: [(Dictionary<String, String>.Keys, Dictionary<String, String>.Keys)] = [
      (locale.headlines.keys, english.headlines.keys),
      (locale.documents.keys, english.documents.keys),
      (locale.sides.keys, english.sides.keys),
    ]
    let keys =
      parts.map { (Set($0.0), Set($0.1)) } + [
        (Set(locale.texts.keys), Set(english.texts.keys).union(ownKeys)),
        (Set(locale.headlines.keys), Set(Notice.Outcome.allCases.map(\.rawValue))),
      ]
    for (found, expected) in keys {
      if let key = expected.subtracting(found).min() { throw .missing(key: key, locale: name) }
      if let key = found.subtracting(expected).min() { throw .unexpected(key: key, locale: name) }
    }
    for (key, entry) in locale.texts.sorted(by: { $0.key < $1.key }) {
      for sentence in entry.sentences {
        guard !sentence.isEmpty else { throw .empty(key: key, locale: name) }
        for placeholder in Placeholders.names(in: sentence)
        where !placeholders.contains(placeholder) {
          throw .unknownPlaceholder(placeholder, key: key, locale: name)
        }
      }
    }
  }
}

/// What is wrong with the applicant texts.
public enum TextsError: Error, Sendable, Equatable, CustomStringConvertible {
  /// There is no `en`.
  case noEnglish
  /// A file is no JSON of the expected form.
  case malformed(locale: String, why: String)
  /// A locale lacks a key.
  case missing(key: String, locale: String)
  /// A locale has a key that English does not have.
  case unexpected(key: String, locale: String)
  /// A sentence is empty.
  case empty(key: String, locale: String)
  /// A text names a placeholder that nothing fills.
  case unknownPlaceholder(String, key: String, locale: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .noEnglish: "expected applicant texts for en, found none: add texts/en.json"
    case .malformed(let locale, let why):
      "texts/\(locale).json: expected headlines, documents, sides and texts: \(why)"
    case .missing(let key, let locale):
      "texts/\(locale).json: expected the key \(key), found none: every locale needs every key"
    case .unexpected(let key, let locale):
      "texts/\(locale).json: found the key \(key), which texts/en.json does not have"
    case .empty(let key, let locale):
      "texts/\(locale).json: expected sentences under \(key), found an empty one"
    case .unknownPlaceholder(let name, let key, let locale):
      "texts/\(locale).json: \(key) holds {\(name)}: expected one of "
        + ApplicantTexts.placeholders.sorted().map { "{\($0)}" }.joined(separator: ", ")
    }
  }
}
