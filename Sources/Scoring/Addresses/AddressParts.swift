import Proofing

/// An address brought into standard words, in the parts that are compared.
struct AddressParts: Equatable {
  /// House number; nil for a PO box or where there is none.
  var number: String?
  /// Number of a PO box.
  var box: String?
  /// The words of the street: directions and suffix abbreviated, ordinals as numbers.
  var street: [String] = []
  /// The words of a line after the street's suffix, which may be the city or more of the street.
  var rest: [String] = []
  /// What the unit is called, without its designator.
  var unit: String?
  /// City in upper case.
  var city: String?
  /// State as two letters.
  var region: String?
  /// The first five digits of the ZIP code.
  var zip: String?

  /// Nothing to compare.
  var isEmpty: Bool { number == nil && box == nil && street.isEmpty && zip == nil }

  /// An address that came in parts.
  init(_ address: Address) {
    self.init(
      line: [address.street, address.unit.map(Self.unitWords)].compactMap { $0 }
        .joined(separator: " "), hasTail: false)
    city = address.city?.uppercased()
    region = address.region?.uppercased()
    zip = Self.zip(address.postalCode ?? "")
  }

  /// An address on one line, ending in city, state and ZIP code as far as they are there.
  init(line: String) { self.init(line: line, hasTail: true) }

  private init(line: String, hasTail: Bool) {
    var words = Self.words(line)
    if hasTail {
      if let last = words.last, let zip = Self.zip(last), words.count > 1 {
        self.zip = zip
        words.removeLast()
        if words.last.map({ ["USA", "US"].contains($0) }) == true { words.removeLast() }
      }
      if zip != nil, words.count > 3, let last = words.last, last.count == 2,
        last.allSatisfy(\.isLetter),
        PostalWords.suffixes[last] == nil
          || words.dropLast().contains(where: { PostalWords.suffixes[$0] != nil })
      {
        region = last
        words.removeLast()
      }
    }
    if let box = Self.takeBox(&words) {
      self.box = box
      rest = words
      return
    }
    if let first = words.first, first.first?.isNumber == true, words.count > 1 {
      number = first
      words.removeFirst()
    }
    takeUnit(&words)
    takeStreet(words)
  }

  /// Takes the designator and name of a unit out of the words.
  private mutating func takeUnit(_ words: inout [String]) {
    guard
      let place = words.indices.first(where: {
        $0 > 0 && (words[$0] == "#" || PostalWords.units[words[$0]] != nil)
          && $0 + 1 < words.count
      })
    else { return }
    unit = words[place + 1]
    words.removeSubrange(place...place + 1)
  }

  /// Parts the street from what follows: up to the last suffix, and a direction after it.
  ///
  /// A word is abbreviated by its place: `ST` at the beginning of a name is no street, and of two
  /// suffix words only the second is one (Publication 28 section 234.2).
  private mutating func takeStreet(_ words: [String]) {
    var end = words.indices.last { $0 > 0 && PostalWords.suffixes[words[$0]] != nil }
    if let found = end, found + 1 < words.count, PostalWords.directions[words[found + 1]] != nil {
      end = found + 1
    }
    let taken = end.map { Array(words[...$0]) } ?? words
    rest = end.map { Array(words[($0 + 1)...]) } ?? []
    street = taken.indices.map { place in
      let word = taken[place]
      let isEdge = place == 0 || place == taken.count - 1
      if isEdge, taken.count > 1, let direction = PostalWords.directions[word] { return direction }
      if place > 0, let suffix = PostalWords.suffixes[word],
        place == taken.count - 1 || PostalWords.directions[taken[place + 1]] != nil
      {
        return suffix
      }
      return PostalWords.ordinals[word] ?? word
    }
  }

  /// Takes `PO BOX n` from the beginning.
  private static func takeBox(_ words: inout [String]) -> String? {
    let joined = words.prefix(3).joined()
    for start in ["POBOX", "POSTOFFICEBOX", "BOX"] {
      let count = (1...min(4, max(1, words.count))).first {
        words.prefix($0).joined() == start
      }
      guard let count, words.count > count else { continue }
      let box = words[count]
      words.removeFirst(count + 1)
      return box
    }
    guard joined.hasPrefix("POBOX"), let first = words.first, first.count > 5 else { return nil }
    words.removeFirst()
    return String(first.dropFirst(5))
  }

  /// Upper-case words without punctuation; `#4` parts into `#` and `4`.
  private static func words(_ line: String) -> [String] {
    line.uppercased()
      .replacing("#", with: " # ")
      .replacing(".", with: "").replacing("'", with: "").replacing("\u{2019}", with: "")
      .split { $0.isSpace || $0 == "," || $0 == ";" }
      .map(String.init)
  }

  private static func unitWords(_ unit: String) -> String {
    let words = words(unit)
    let named = words.contains { $0 == "#" || PostalWords.units[$0] != nil }
    return named ? unit : "UNIT \(unit)"
  }

  /// The first five digits of `30301`, `30301-1234` or `303011234`; nil for anything else.
  static func zip(_ text: String) -> String? {
    let digits = text.filter { $0 != "-" && !$0.isWhitespace }
    guard digits.count == 5 || digits.count == 9, digits.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return String(digits.prefix(5))
  }
}
