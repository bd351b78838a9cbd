import Proofing

extension VisualZone {
  /// Sex, height and colour of the eyes, each beside or under its label.
  static func description(in lines: [PrintedLine]) -> [PrintedValue] {
    [sex, height, eyeColor].compactMap { find in
      let found = lines.flatMap { line in
        line.words.indices.compactMap { find(line, $0, lines) }
      }
      return Set(found.map(\.value)).count == 1 ? found.first : nil
    }
  }

  /// Whether a label stands right before a word of a line, or over it.
  private static func follows(
    _ label: FieldLabel, _ place: Int, in line: PrintedLine, _ lines: [PrintedLine]
  ) -> Bool {
    let words = Array(line.words[..<place])
    if let before = LabelSearch.last(of: words, within: 1) { return before.label == label }
    // `16 Hat 6-02`: the number tells, though the word was misread.
    if let number = words.dropLast().last, let word = words.last, (2...5).contains(word.key.count),
      word.key.allSatisfy(\.isLetter), FieldLabel(number: number.key) == label
    {
      return true
    }
    return LabelSearch.above(line.words[place].box, in: lines)?.label == label
  }

  private static func sex(
    _ line: PrintedLine, _ place: Int, _ lines: [PrintedLine]
  ) -> PrintedValue? {
    let word = line.words[place]
    if word.characters.count > 3, FieldLabel(words: String(word.key.dropLast())) == .sex,
      let last = word.characters.last, "MFX".contains(last.character)
    {
      return PrintedValue(
        .sex, words: [PrintedWord(characters: [last])], keeping: { $0.isUppercase })
    }
    guard ["M", "F", "X"].contains(word.text), follows(.sex, place, in: line, lines) else {
      return nil
    }
    return PrintedValue(.sex, words: [word], keeping: { $0.isUppercase })
  }

  /// Feet and inches, in the normal form `5'-08"`.
  private static func height(
    _ line: PrintedLine, _ place: Int, _ lines: [PrintedLine]
  ) -> PrintedValue? {
    let word = line.words[place]
    let isShaped =
      word.text.contains { "'’‘".contains($0) } && word.text.contains { "\"”“".contains($0) }
    guard isShaped || follows(.height, place, in: line, lines) else { return nil }
    if let unit = line.words.dropFirst(place + 1).first?.key, unit == "IN" || unit == "CM" {
      return height(word, unit: unit)
    }
    let digits = word.characters.filter { $0.character.isASCII && $0.character.isNumber }
    let inches = digits.dropFirst().prefix(2)
    let signs = word.text.filter { !$0.isNumber }
    guard digits.count == 3 || digits.count == 2, let feet = digits.first,
      "34567".contains(feet.character), let number = Int(String(inches.map(\.character))),
      number < 12, signs.allSatisfy({ "'’‘-\"”“°".contains($0) }),
      digits.count == 3 || !signs.isEmpty
    else { return nil }
    let padded = number < 10 ? "0\(number)" : "\(number)"
    let least = inches.map(\.confidence).min() ?? 0
    return PrintedValue(
      .height, value: "\(feet.character)'-\(padded)\"",
      confidences: [feet.confidence, 1, 1, least, least, 1], raw: word.characters)
  }

  /// A number of inches or centimetres, in the normal form of the barcode's.
  private static func height(_ word: PrintedWord, unit: String) -> PrintedValue? {
    let text = word.text
    guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text) else { return nil }
    let least = word.characters.map(\.confidence).min() ?? 0
    let value: String
    switch unit {
    case "IN" where (36...95).contains(number):
      value = "\(number / 12)'-\(number % 12 < 10 ? "0" : "")\(number % 12)\""
    case "CM" where (90...240).contains(number): value = "\(number) cm"
    default: return nil
    }
    return PrintedValue(
      .height, value: value, confidences: value.unicodeScalars.map { _ in least },
      raw: word.characters)
  }

  private static func eyeColor(
    _ line: PrintedLine, _ place: Int, _ lines: [PrintedLine]
  ) -> PrintedValue? {
    var word = line.words[place]
    if word.characters.count > 6, FieldLabel(words: String(word.key.dropLast(3))) == .eyeColor {
      word.characters.removeFirst(word.characters.count - 3)
    } else if !follows(.eyeColor, place, in: line, lines) {
      return nil
    }
    let least = word.characters.map(\.confidence).min() ?? 0
    return eyeColors[word.key].map {
      PrintedValue(
        .eyeColor, value: $0, confidences: [least, least, least], raw: word.characters)
    }
  }

  /// ANSI D-20 codes, which AAMVA element DAY has too, by themselves and by other forms in print.
  private static let eyeColors: [String: String] = [
    "BLK": "BLK", "BLU": "BLU", "BRO": "BRO", "BRN": "BRO", "DIC": "DIC", "GRY": "GRY",
    "GRN": "GRN", "GN": "GRN", "HAZ": "HAZ", "MAR": "MAR", "PNK": "PNK",
  ]
}
