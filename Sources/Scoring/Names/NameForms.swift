import Foundation
import Proofing

/// A name brought into the forms in which documents write it.
///
/// Normal form C first, then upper case without a locale (`ß` gives `SS`), compared by scalars. The
/// folded forms are without diacritics, and with the other spellings of ICAO 9303-3 section 6.A
/// (`Ü` as `UE`, `UXX` or `U`). Hyphens part tokens; apostrophes and other punctuation vanish (ICAO
/// 9303-3 section 4.6).
struct NameForms: Equatable {
  /// In upper case, spaces collapsed, everything else as typed.
  let upper: String
  /// Tokens, each as the set of its folded forms.
  let tokens: [Set<String>]

  /// The words of ``upper`` that the tokens are the forms of.
  private let words: [String]

  /// A name as typed or read.
  init(_ name: String) {
    let upper =
      name.utf8.allSatisfy { $0 < 0x80 }
      ? name.uppercased()
      : name.precomposedStringWithCanonicalMapping.uppercased()
        .precomposedStringWithCanonicalMapping
    self.upper = upper.split(whereSeparator: \.isSpace).joined(separator: " ")
    var words: [String] = []
    var tokens: [Set<String>] = []
    for word in upper.unicodeScalars.split(whereSeparator: Self.isParting) {
      let word = String(word)
      let forms = Self.forms(of: word)
      guard !forms.isEmpty else { continue }
      words.append(word)
      tokens.append(forms)
    }
    self.words = words
    self.tokens = tokens
  }

  private init(upper: String, words: [String], tokens: [Set<String>]) {
    self.upper = upper
    self.words = words
    self.tokens = tokens
  }

  /// There is nothing to compare.
  var isEmpty: Bool { tokens.isEmpty }

  /// Some of the tokens, as a name of its own.
  func only(_ range: Range<Int>) -> NameForms {
    NameForms(
      upper: words[range].joined(separator: " "), words: Array(words[range]),
      tokens: Array(tokens[range]))
  }

  /// This name with another after it.
  func followed(by other: NameForms) -> NameForms {
    NameForms(
      upper: [upper, other.upper].filter { !$0.isEmpty }.joined(separator: " "),
      words: words + other.words, tokens: tokens + other.tokens)
  }

  /// The same scalars in upper case.
  func isExactly(_ other: NameForms) -> Bool {
    !upper.isEmpty && upper.unicodeScalars.elementsEqual(other.upper.unicodeScalars)
  }

  /// The same, token by token or run together, in some pair of folded forms.
  func isEquivalent(to other: NameForms) -> Bool {
    guard !isEmpty, !other.isEmpty else { return false }
    if tokens.count == other.tokens.count,
      zip(tokens, other.tokens).allSatisfy({ !$0.isDisjoint(with: $1) })
    {
      return true
    }
    return !runTogether.isDisjoint(with: other.runTogether)
  }

  /// All tokens run together, in every combination of forms (at most 64, which no name reaches).
  var runTogether: Set<String> {
    tokens.reduce(into: [""]) { joined, forms in
      joined = Set(joined.flatMap { head in forms.map { head + $0 } }.sorted().prefix(64))
    }
  }

  /// One plain form: without diacritics, run together.
  var plain: [Character] {
    tokens.flatMap { Array($0.min { ($0.count, $0) < ($1.count, $1) } ?? "") }
  }

  /// The folded forms of one token: letters and digits only.
  private static func forms(of token: String) -> Set<String> {
    let bytes = token.utf8
    if bytes.allSatisfy({ $0 < 0x80 }) {
      let kept = bytes.filter(isLetterOrDigit)
      return kept.isEmpty ? [] : [String(decoding: kept, as: UTF8.self)]
    }
    var forms: Set<String> = [""]
    for character in token {
      let spellings = Self.spellings(of: character)
      guard !spellings.isEmpty else { continue }
      forms = Set(forms.flatMap { head in spellings.map { head + $0 } }.sorted().prefix(64))
    }
    return forms.filter { !$0.isEmpty }
  }

  /// An ASCII letter in upper case or a digit.
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
  }

  private static func spellings(of character: Character) -> [String] {
    if let listed = Transliteration.spellings[character] { return listed }
    let folded = String(character).folding(options: .diacriticInsensitive, locale: nil)
    let kept = folded.filter { $0.isLetter || $0.isNumber }
    return kept.isEmpty ? [] : [kept]
  }

  /// Whether a scalar parts tokens.
  static func isParting(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "-", "<", ",", "/", "\u{2010}"..."\u{2014}": true
    default: scalar.isASCII ? (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
    }
  }
}

extension Character {
  /// As `isWhitespace`, but ASCII is told without the tables of Unicode, which take longer than all the
  /// rest of parting a name.
  var isSpace: Bool {
    asciiValue.map { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? isWhitespace
  }
}
