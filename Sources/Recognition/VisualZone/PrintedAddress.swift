import Proofing

/// A postal address in the United States as printed over two or three lines.
///
/// The last line ends with the state's abbreviation and the ZIP code, which no other text does, so
/// it is found first. Its left edge is the column in which names and address stand; what stands to
/// the left of it on their lines is a field number or noise.
struct PrintedAddress: Sendable, Equatable {
  /// Street, unit, city, region and postal code, those that could be read.
  var values: [PrintedValue]
  /// The left edge of the column of names and address.
  var column: Int
  /// The middle of the address's first line: names stand above.
  var top: Int
  /// The height of its characters.
  var height: Int
  /// The middle of its last line.
  var bottom: Int

  /// Nil when there is no such line, or more than one that differ.
  init?(in lines: [PrintedLine]) {
    let last = lines.flatMap { $0.stretches() }.compactMap(LastLine.init)
    guard let city = last.first, last.allSatisfy({ $0.end == city.end }) else { return nil }
    column = city.column
    height = city.line.height
    top = city.line.middle
    bottom = city.line.middle
    var values = [city.region, city.postalCode]
    var above = Self.lines(above: city.line, in: lines)
    var unit: PrintedValue?
    if let first = above.first.flatMap({ Column.strip($0, at: city.column) })?.line,
      Self.isUnit(first.words[0].key)
    {
      unit = Self.unit(first.words)
      top = first.middle
      above = Self.lines(above: first, in: lines)
    }
    let street = above.lazy.compactMap { Column.strip($0, at: city.column) }
      .first { Self.isStreet($0.line) || $0.prefix.contains("8") && $0.line.words.count > 1 }?.line
    if let street {
      top = street.middle
      // Lines of one address begin at one edge. Where they do not, the first letters of one of
      // them were not read.
      if 10 * abs(street.box.x - city.column) <= 7 * height {
        let parts = Self.parts(of: street.words)
        values += [parts.street, parts.unit ?? unit, city.city].compactMap { $0 }
      }
    } else if above.isEmpty {
      values += [city.city, unit].compactMap { $0 }
    }
    self.values = values
  }

  /// Stretches over a line whose middles lie one line above, nearest to its left edge first.
  private static func lines(above line: PrintedLine, in lines: [PrintedLine]) -> [PrintedLine] {
    lines.flatMap { $0.stretches() }.filter {
      let apart = line.middle - $0.middle
      return 10 * apart > 7 * line.height && 10 * apart < 24 * line.height
        && $0.box.x < line.box.x + line.box.width && $0.box.x + $0.box.width > line.box.x
    }.sorted { abs($0.box.x - line.box.x) < abs($1.box.x - line.box.x) }
  }

  private static func isStreet(_ line: PrintedLine) -> Bool {
    guard let first = line.words.first?.text.first, let key = line.words.first?.key else {
      return false
    }
    let spelt = line.text.filter { $0.isLetter }.count >= 2
    let route = ["RR", "HC"].contains {
      key.hasPrefix($0) && key.dropFirst(2).allSatisfy(\.isNumber)
    }
    return spelt && (first.isNumber || route || ["PO", "POBOX", "RURAL"].contains(key))
  }

  private static func isUnit(_ key: String) -> Bool { unitWords.contains(key) }

  private static func parts(
    of words: [PrintedWord]
  ) -> (street: PrintedValue?, unit: PrintedValue?) {
    let cut = words.indices.dropFirst(2).first {
      isUnit(words[$0].key) && $0 + 1 < words.count || words[$0].text.hasPrefix("#")
    }
    guard let cut else { return (street(words), nil) }
    return (street(Array(words[..<cut])), unit(Array(words[cut...])))
  }

  private static func street(_ words: [PrintedWord]) -> PrintedValue? {
    let clean = words.filter { !$0.key.isEmpty }
    let readable = clean.allSatisfy { word in
      word.text.allSatisfy { $0.isLetter || $0.isNumber || "-/.,'’#&".contains($0) }
    }
    guard readable else { return nil }
    return PrintedValue(.street, words: clean.map { $0.withoutAccents() }) {
      $0.isLetter || $0.isNumber || "-/#&".contains($0)
    }
  }

  private static func unit(_ words: [PrintedWord]) -> PrintedValue? {
    PrintedValue(.unit, words: words) { $0.isLetter || $0.isNumber || "-#".contains($0) }
  }

  private static let unitWords: Set<String> = [
    "APT", "APARTMENT", "UNIT", "STE", "SUITE", "ROOM", "RM", "LOT", "BLDG", "BUILDING", "TRLR",
    "SPC", "FL", "FLOOR",
  ]
}

extension PrintedAddress {
  /// City, state and ZIP code.
  private struct LastLine {
    var line: PrintedLine
    var city: PrintedValue?
    var region: PrintedValue
    var postalCode: PrintedValue
    var column: Int

    /// State and ZIP code: what tells two addresses apart.
    var end: String { region.value + postalCode.value }

    init?(_ line: PrintedLine) {
      guard
        let place = line.words.indices.dropFirst().last(where: {
          Self.isPostalCode(line.words[$0].text)
            && Self.isState(Self.letters(line.words[$0 - 1].key))
        }), place >= 2,
        let postalCode = PrintedValue(
          .postalCode, words: [line.words[place]], keeping: { $0.isNumber || $0 == "-" })
      else { return nil }
      let state = line.words[place - 1]
      let code = Self.letters(state.key)
      let least = state.characters.map(\.confidence).min() ?? 0
      // A digit read for a letter is put right by the list of states; the doubt stays.
      let sure = state.key == code ? least : min(least, 0.5)
      self.line = line
      self.postalCode = postalCode
      region = PrintedValue(
        .region, value: code, confidences: code.unicodeScalars.map { _ in sure },
        raw: state.characters)
      let words = Array(line.words[..<(place - 1)].drop(while: Self.isNoise))
      let bare = words.first.map { word in
        [PrintedWord(characters: Array(word.characters.drop { !$0.character.isLetter }))]
          + words.dropFirst()
      }
      guard let bare, let first = bare.first, !first.characters.isEmpty else { return nil }
      column = first.box.x
      let readable = bare.allSatisfy { word in
        word.text.allSatisfy { $0.isLetter || "-.,;'’".contains($0) }
      }
      city =
        readable
        ? PrintedValue(.city, words: bare.map { $0.withoutAccents() }) {
          $0.isLetter || "-'".contains($0)
        } : nil
    }

    /// Five digits, or five and four.
    private static func isPostalCode(_ text: String) -> Bool {
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      return parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
        && (parts.map(\.count) == [5] || parts.map(\.count) == [5, 4])
    }

    /// A state, or what stands in its place for the armed forces (USPS Publication 28, section 225).
    private static func isState(_ code: String) -> Bool {
      USState(code: code) != nil || ["AA", "AE", "AP"].contains(code)
    }

    private static func letters(_ key: String) -> String {
      String(key.map { $0 == "1" ? "I" : $0 == "0" ? "O" : $0 })
    }

    /// A word without two letters, or one small letter: dirt, or the edge of a picture.
    private static func isNoise(_ word: PrintedWord) -> Bool {
      word.text.filter(\.isLetter).count < 2
    }
  }
}
