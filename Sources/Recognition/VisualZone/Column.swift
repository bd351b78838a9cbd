import Proofing

/// Parts values from the field numbers and the dirt in front of them.
enum Column {
  /// A line without what stood before it.
  struct Stripped: Equatable {
    /// The rest, at least one word.
    var line: PrintedLine
    /// What stood before it, as read.
    var prefix: String
  }

  /// Drops signs and small characters from the front of a line.
  ///
  /// Cards print field numbers smaller than values (measured: 0.5 to 0.83 of their height on
  /// license fronts of ten states), so that `8123` with a small 8 is field 8 and house number 123.
  /// With a known column, a lone word of one or two characters goes too where the next begins there.
  ///
  /// Nil when nothing is left, or when more stands there than a field number and dirt, such as a
  /// word that could not be read.
  static func strip(_ line: PrintedLine, at column: Int? = nil) -> Stripped? {
    var words = line.words
    var prefix = ""
    if let column, let number = gluedNumber(words[0], before: column, height: line.height) {
      prefix = String(number.prefix.map(\.character))
      words[0] = PrintedWord(characters: number.rest)
    }
    while let word = words.first {
      // What begins at the column is the value.
      if let column, 2 * abs(word.box.x - column) <= line.height,
        word.characters.first?.character.isNumber == true
      {
        break
      }
      let small = word.characters.prefix {
        isSign($0.character)
          || !isCapital($0.character) && 100 * $0.box.height < smallPercent * line.height
      }
      let lone =
        word.characters.count <= 2 && words.count > 1
        && column.map {
          word.box.x + line.height / 2 < $0 && 2 * abs(words[1].box.x - $0) <= line.height
        } == true
      let dropped = lone ? word.characters.count : small.count
      if dropped == 0 { break }
      prefix += String(word.characters.prefix(dropped).map(\.character))
      let kept = word.characters.dropFirst(dropped)
      if kept.isEmpty {
        words.removeFirst()
      } else {
        words[0] = PrintedWord(characters: Array(kept))
        break
      }
    }
    guard let first = line.words.first, !words.isEmpty, prefix.count <= 4,
      words[0].box.x - first.box.x <= 2 * PrintedLine(words: words).height
    else { return nil }
    return Stripped(line: PrintedLine(words: words), prefix: prefix)
  }

  /// The field number 8 read together with the house number behind it, which stands at the column.
  private static func gluedNumber(
    _ word: PrintedWord, before column: Int, height: Int
  ) -> (prefix: [ReadCharacter], rest: [ReadCharacter])? {
    let ahead = word.characters.prefix { 4 * ($0.box.x + $0.box.width / 2 - column) < -height }
    guard (1...2).contains(ahead.count), let first = ahead.first, first.character == "8",
      ahead.dropFirst().allSatisfy({ isSign($0.character) }),
      let next = word.characters.dropFirst(ahead.count).first,
      10 * abs(next.box.x - column) <= 8 * height
    else { return nil }
    return (Array(ahead), Array(word.characters.dropFirst(ahead.count)))
  }

  private static func isSign(_ character: Character) -> Bool {
    !character.isLetter && !character.isNumber && character != "#"
  }

  /// A capital letter begins a value, however small; only an I may be a 1.
  private static func isCapital(_ character: Character) -> Bool {
    character.isUppercase && character != "I"
  }

  private static let smallPercent = 87
}
