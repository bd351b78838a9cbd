public import Proofing

/// A suffix that tells members of a family apart: Jr, Sr, II and so on.
struct NameSuffix: Equatable {
  /// One word for all spellings.
  let word: String

  /// Nil when the text is empty; any other text stands for itself.
  init?(_ text: String) {
    let letters = text.uppercased().filter { $0.isLetter || $0.isNumber }
    guard !letters.isEmpty else { return nil }
    word = Self.words[letters] ?? letters
  }

  /// Nil when the token is not one of the known suffixes.
  ///
  /// `I` and `V` are not: as tokens of a name they are more often initials.
  init?(token: String) {
    guard let word = Self.words[token.uppercased().filter { $0.isLetter || $0.isNumber }],
      word != "I", word != "V"
    else { return nil }
    self.word = word
  }

  private static let words: [String: String] = [
    "JR": "JR", "JUNIOR": "JR", "SR": "SR", "SENIOR": "SR",
    "1ST": "I", "I": "I", "2ND": "II", "II": "II", "3RD": "III", "III": "III",
    "4TH": "IV", "IV": "IV", "5TH": "V", "V": "V", "6TH": "VI", "VI": "VI",
    "7TH": "VII", "VII": "VII", "8TH": "VIII", "VIII": "VIII", "9TH": "IX", "IX": "IX",
  ]
}

/// Compares suffixes: missing, exact, on one side only, or other.
///
/// Jr against Sr is a conflict and no spelling mistake.
public func compareSuffixes(_ claim: String, _ document: String) -> Comparison.Level {
  switch (NameSuffix(claim), NameSuffix(document)) {
  case (nil, nil): .missing
  case (nil, _), (_, nil): .oneSide
  case (let claim, let document): claim == document ? .exact : .other
  }
}

/// Parts a suffix from the end of a name.
///
/// - Returns: The name without it, and the suffix; the whole name and nil when it ends in none or
///   would be nothing else.
func partSuffix(_ name: String) -> (name: String, suffix: String?) {
  var words = name.split { $0.isSpace || $0 == "," }.map(String.init)
  guard words.count > 1, let last = words.last, NameSuffix(token: last) != nil else {
    return (name, nil)
  }
  words.removeLast()
  return (words.joined(separator: " "), last)
}
