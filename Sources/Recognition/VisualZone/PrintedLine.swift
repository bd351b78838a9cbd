private import Foundation
import Proofing

/// One word of a printed line: characters without a space between them.
struct PrintedWord: Sendable, Equatable {
  /// The characters, at least one.
  var characters: [ReadCharacter]

  /// The text as read.
  var text: String { String(characters.map(\.character)) }

  /// The rectangle around all characters.
  var box: Box { Box(around: characters.map(\.box)) }

  /// Capital letters and digits only: what labels are compared by.
  var key: String { text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }

  /// A dollar sign within a word is an S: no card prints one, and of all misreadings of Tesseract 5.3
  /// `eng` on 37,830 characters of cards this was the most frequent.
  func withoutDollars() -> PrintedWord {
    guard characters.count > 1 else { return self }
    return PrintedWord(
      characters: characters.map {
        $0.character == "$"
          ? ReadCharacter(character: "S", confidence: $0.confidence, box: $0.box) : $0
      })
  }

  /// Letters without the accents that networks see in dirt: streets and cities of the United States are
  /// printed without, but for Ñ.
  func withoutAccents() -> PrintedWord {
    PrintedWord(
      characters: characters.map { read in
        guard !read.character.isASCII, read.character.isLetter, read.character.uppercased() != "Ñ",
          let base = String(read.character).decomposedStringWithCanonicalMapping.unicodeScalars
            .first
        else { return read }
        return ReadCharacter(
          character: Character(base), confidence: read.confidence, box: read.box)
      })
  }

  /// What was read as one word and is printed as several: a label and its value (`NO.1234567`,
  /// `DLI1234568`, `1234567DOB`), a sex and the next field's number (`M18`), a city and its state
  /// (`MONTPELIER,VT`), a state and its postal code (`ROUGELA70896`); any other word as it is.
  func parted() -> [PrintedWord] {
    if let sign = characters.firstIndex(where: { Self.isSign($0) }), sign > 0 {
      let label = PrintedWord(characters: Array(characters[..<sign]))
      let rest = characters[sign...].firstIndex { !Self.isSign($0) }
      if let rest, FieldLabel(words: label.key) != nil { return parted(at: rest) }
    }
    let text = self.text
    if let comma = characters.firstIndex(where: { $0.character == "," }), comma > 1,
      characters.count == comma + 3, USState(code: String(text.suffix(2))) != nil
    {
      return parted(at: comma + 1)
    }
    if characters.count == 3, ["15", "16", "17", "18", "19"].contains(String(text.suffix(2))),
      "MFX".contains(characters[0].character)
    {
      return parted(at: 1)
    }
    let digits = text.count { $0.isASCII && $0.isNumber }
    guard digits >= 5, text.count == characters.count else { return [self] }
    for label in ["DOB", "EXP", "ISS"]
    where text.hasSuffix(label) && text.dropLast(3).last?.isNumber == true {
      return parted(at: characters.count - 3)
    }
    if let place = Self.postalCode(in: text) {
      let code = PrintedWord(characters: Array(characters[place...]))
      let state = PrintedWord(characters: Array(characters[(place - 2)..<place]))
      let town = PrintedWord(characters: Array(characters[..<(place - 2)]))
      return town.characters.isEmpty ? [state, code] : [town, state, code]
    }
    let number = text.hasPrefix("4d") || text.hasPrefix("4D") ? 2 : 0
    let rest = text.dropFirst(number)
    for label in ["DLN", "DL", "LIC", "IDN", "ID"] where rest.hasPrefix(label) {
      let value = rest.dropFirst(label.count)
      if value.first?.isNumber == true || value.dropFirst().first?.isNumber == true {
        return parted(at: number + label.count)
      }
    }
    return [self]
  }

  /// A sign between a label and its value.
  private static func isSign(_ read: ReadCharacter) -> Bool { ".:#=".contains(read.character) }

  /// Where a word ends in a postal code right behind a state's two letters; nil for any other.
  private static func postalCode(in text: String) -> Int? {
    let head = text.prefix { !$0.isNumber }
    let code = text.dropFirst(head.count)
    let digits = code.filter(\.isNumber).count
    guard head.count >= 2, head.allSatisfy({ $0.isUppercase || $0 == "," }),
      USState(code: String(head.suffix(2))) != nil,
      digits == 5 && code.count == 5
        || digits == 9 && code.count == 10 && Array(code)[5] == "-"
    else { return nil }
    return head.count
  }

  private func parted(at place: Int) -> [PrintedWord] {
    [characters[..<place], characters[place...]].map { PrintedWord(characters: Array($0)) }
  }
}

/// One printed line: words from left to right.
struct PrintedLine: Sendable, Equatable {
  /// The words, at least one.
  var words: [PrintedWord]

  /// The text, with one space between words.
  var text: String { words.map(\.text).joined(separator: " ") }

  /// The rectangle around all words.
  var box: Box { Box(around: words.map(\.box)) }

  /// Middle of the line's characters, upper edge first: noise far above or below does not move it.
  var middle: Int { Self.median(words.flatMap(\.characters).map { $0.box.y + $0.box.height / 2 }) }

  /// The usual height of its characters.
  var height: Int { max(1, Self.median(words.flatMap(\.characters).map(\.box.height))) }

  /// The words of a line as an engine read it; nil when it holds nothing but spaces.
  init?(_ line: TextLine) {
    words = line.characters.split(whereSeparator: { $0.character == " " })
      .flatMap { PrintedWord(characters: Array($0)).withoutDollars().parted() }
    if words.isEmpty { return nil }
  }

  /// A line of some words of another.
  init(words: [PrintedWord]) { self.words = words }

  /// Rows of lines that stand beside each other, sorted from the top.
  ///
  /// Engines part a row where its words stand far apart, such as a label and its value.
  static func rows(of lines: [PrintedLine]) -> [PrintedLine] {
    var rows: [(line: PrintedLine, middle: Int, height: Int)] = []
    let ordered = lines.map { ($0, middle: $0.middle, box: $0.box) }
      .sorted { ($0.middle, $0.box.x) < ($1.middle, $1.box.x) }
    for (line, middle, box) in ordered {
      let height = line.height
      let place = rows.lastIndex { row in
        let least = min(row.height, height)
        guard 10 * abs(row.middle - middle) < 5 * least else { return false }
        return row.line.words.allSatisfy { word in
          let other = word.box
          return 3 * (min(other.x + other.width, box.x + box.width) - max(other.x, box.x)) <= least
        }
      }
      if let place {
        let words = (rows[place].line.words + line.words).sorted { $0.box.x < $1.box.x }
        let joined = PrintedLine(words: words)
        rows[place] = (joined, joined.middle, joined.height)
      } else {
        rows.append((line, middle, height))
      }
    }
    return rows.map(\.line)
  }

  /// Stretches of words without a gap wider than so many times the height between them.
  func stretches(gap: Int = 3) -> [PrintedLine] {
    var parts: [[PrintedWord]] = []
    for word in words {
      if let last = parts.last?.last,
        word.box.x - (last.box.x + last.box.width) <= gap * height
      {
        parts[parts.count - 1].append(word)
      } else {
        parts.append([word])
      }
    }
    return parts.map(PrintedLine.init(words:))
  }

  private static func median(_ numbers: [Int]) -> Int {
    numbers.isEmpty ? 0 : numbers.sorted()[numbers.count / 2]
  }
}

extension Box {
  /// The smallest rectangle around others, those without area left out.
  init(around boxes: [Box]) {
    let solid = boxes.filter { $0.width > 0 && $0.height > 0 }
    let left = solid.map(\.x).min() ?? 0
    let top = solid.map(\.y).min() ?? 0
    self.init(
      x: left, y: top, width: (solid.map { $0.x + $0.width }.max() ?? left) - left,
      height: (solid.map { $0.y + $0.height }.max() ?? top) - top)
  }
}
