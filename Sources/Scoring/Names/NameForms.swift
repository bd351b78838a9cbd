import Foundation

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

  /// A name as typed or read.
  init(_ name: String) {
    let upper = name.precomposedStringWithCanonicalMapping.uppercased()
      .precomposedStringWithCanonicalMapping
    self.upper = upper.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    tokens = upper.split { $0.isWhitespace || Self.parting.contains($0) }
      .map { Self.forms(of: String($0)) }
      .filter { !$0.isEmpty }
  }

  private init(upper: String, tokens: [Set<String>]) {
    self.upper = upper
    self.tokens = tokens
  }

  /// There is nothing to compare.
  var isEmpty: Bool { tokens.isEmpty }

  /// Some of the tokens, as a name of its own.
  func only(_ range: Range<Int>) -> NameForms {
    let words = upper.split { $0.isWhitespace || Self.parting.contains($0) }.map(String.init)
    let named = words.filter { !Self.forms(of: $0).isEmpty }
    return NameForms(
      upper: named.count == tokens.count ? named[range].joined(separator: " ") : "",
      tokens: Array(tokens[range]))
  }

  /// This name with another after it.
  func followed(by other: NameForms) -> NameForms {
    NameForms(
      upper: [upper, other.upper].filter { !$0.isEmpty }.joined(separator: " "),
      tokens: tokens + other.tokens)
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
    // Most names are plain letters, which have one form.
    if token.utf8.allSatisfy({ $0 < 0x80 }) {
      let kept = token.filter { $0.isLetter || $0.isNumber }
      return kept.isEmpty ? [] : [kept]
    }
    var forms: Set<String> = [""]
    for character in token {
      let spellings = Self.spellings(of: character)
      guard !spellings.isEmpty else { continue }
      forms = Set(forms.flatMap { head in spellings.map { head + $0 } }.sorted().prefix(64))
    }
    return forms.filter { !$0.isEmpty }
  }

  private static func spellings(of character: Character) -> [String] {
    if let listed = Transliteration.spellings[character] { return listed }
    let folded = String(character).folding(options: .diacriticInsensitive, locale: nil)
    let kept = folded.filter { $0.isLetter || $0.isNumber }
    return kept.isEmpty ? [] : [kept]
  }

  /// Whether a scalar parts tokens.
  static func isParting(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || parting.contains(Character(scalar))
  }

  private static let parting: Set<Character> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "<", ",", "/",
  ]
}
