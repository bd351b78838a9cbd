import Proofing

/// A line that holds names and nothing else, with what stood before it.
struct PrintedName: Sendable, Equatable {
  /// What the text before the names says they are.
  enum Order: Sendable, Equatable {
    /// Field number 1, the family name.
    case family
    /// Field number 2, the given names.
    case given
    /// What an engine makes of a small 1: it says little.
    case maybeFamily
    /// One line holds the given names and then the family name.
    case givenThenFamily
    /// Nothing.
    case unknown
  }

  /// The words, without what stood before them and without dirt.
  var words: [PrintedWord]
  /// What the text before them says.
  var order: Order

  /// The rectangle around the words.
  var box: Box { Box(around: words.map(\.box)) }
  /// The middle of the line.
  var middle: Int { PrintedLine(words: words).middle }
  /// The height of its characters.
  var height: Int { PrintedLine(words: words).height }

  /// Nil when the line holds anything but names.
  ///
  /// - Parameters:
  /// - line: A line, or a stretch of one.
  /// - column: The left edge of the names where it is known.
  init?(_ line: PrintedLine, column: Int?) {
    guard let stripped = Column.strip(line, at: column) else { return nil }
    var prefix = stripped.prefix
    var words = stripped.line.words
    if let first = words.first, words.count > 1, Self.isNumber(first.text) {
      prefix += first.text
      words.removeFirst()
    } else if let first = words.first, first.characters.count > 2,
      let head = first.characters.first, head.character.isNumber || head.character == "i",
      first.characters[1].character.isUppercase
    {
      prefix += String(head.character)
      words[0].characters.removeFirst()
    }
    let cleaned = words.map { (word: $0, clean: Self.clean($0)) }
    let height = PrintedLine(words: words).height
    // Wide dirt is a name that could not be read.
    guard cleaned.allSatisfy({ $0.clean != nil || $0.word.box.width <= height }) else { return nil }
    words = cleaned.compactMap(\.clean)
    guard Self.areNames(words), Self.areClose(words) else { return nil }
    self.words = words
    order = Self.order(prefix)
  }

  /// The names as a value: capitals, single spaces, no commas and points.
  func value(_ attribute: Attribute) -> PrintedValue? { Self.value(attribute, words) }

  /// Words as a value: capitals, single spaces, no commas and points.
  static func value(_ attribute: Attribute, _ words: some Sequence<PrintedWord>) -> PrintedValue? {
    PrintedValue(attribute, words: Array(words)) { $0.isLetter || "-'".contains($0) }
  }

  private static func order(_ prefix: String) -> Order {
    let marks = prefix.filter { !$0.isPunctuation || "!|".contains($0) }
    switch marks {
    case "1": return .family
    case "2": return .given
    default: return marks.contains { "1ilI|!".contains($0) } ? .maybeFamily : .unknown
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    text.count <= 2 && (text.contains(where: \.isNumber) || text.filter(\.isLetter).isEmpty)
      || ["i", "l", "I"].contains(text)
  }

  /// A word without signs at its edges; nil when no letter is left or it is a lone small letter.
  private static func clean(_ word: PrintedWord) -> PrintedWord? {
    func isSign(_ character: ReadCharacter) -> Bool {
      !character.character.isLetter && !character.character.isNumber
    }
    var kept = word.characters.drop(while: isSign)
    let trailing = kept.reversed().prefix(while: isSign).count
    let comma = kept.suffix(trailing).first { $0.character == "," }
    kept = kept.dropLast(trailing)
    guard !kept.isEmpty, kept.count > 1 || kept.allSatisfy({ $0.character.isUppercase }) else {
      return nil
    }
    return PrintedWord(characters: kept + [comma].compactMap { $0 })
  }

  private static func areNames(_ words: [PrintedWord]) -> Bool {
    let text = words.map(\.text).joined()
    let letters = text.filter(\.isLetter)
    guard text.allSatisfy({ $0.isLetter || "-'’.,".contains($0) }), letters.count >= 2,
      words.allSatisfy({ isMostlyCapitals($0.text) }),
      words.contains(where: { $0.characters.count > 1 })
    else { return false }
    return words.indices.allSatisfy { place in
      let found = LabelSearch.label(in: words, at: place)
      return found == nil && !printedEverywhere.contains(words[place].key)
    }
  }

  /// Between names is no gap wider than letters are tall: there something was not read.
  private static func areClose(_ words: [PrintedWord]) -> Bool {
    let height = PrintedLine(words: words).height
    return zip(words, words.dropFirst()).allSatisfy { left, right in
      right.box.x - (left.box.x + left.box.width) <= height
    }
  }

  /// Cards print names in capitals, but for prefixes as in `McLEOD`.
  private static func isMostlyCapitals(_ word: String) -> Bool {
    let capitals = word.filter(\.isUppercase).count
    return word.first?.isUppercase == true && 2 * capitals > word.filter(\.isLetter).count
  }

  /// Words on every card that are nobody's name.
  private static let printedEverywhere: Set<String> = [
    "DRIVER", "DRIVERS", "LICENSE", "LICENCE", "IDENTIFICATION", "USA", "FEDERAL",
    "LIMITS", "APPLY", "OPERATOR", "COMMERCIAL", "ENHANCED",
    // Units of an address that stand on a line of their own (USPS Publication 28, appendix C2).
    "APT", "UNIT", "STE", "SUITE",
  ]
}
