import Proofing

extension VisualZone {
  /// The document number: after or under its label, or where the label was misread, by the form of
  /// the issuer's numbers.
  static func documentNumber(
    in lines: [PrintedLine], issuer: String?, above address: PrintedAddress?
  ) -> (values: [PrintedValue], ambiguous: Set<Attribute>) {
    let state = issuer.flatMap { USState(code: String($0.suffix(2))) }
    // `BOISE ID 83703` has no label in it.
    let rows = lines.filter { $0.middle != address?.bottom }
    var candidates: [PrintedValue] = []
    for line in rows {
      for start in line.words.indices {
        guard let found = LabelSearch.label(in: line.words, at: start),
          found.label == .documentNumber
        else { continue }
        let after = number(at: found.words.upperBound, in: line, of: state)
        let label = Box(around: line.words[found.words].map(\.box))
        candidates += [after ?? number(below: label, in: rows)].compactMap { $0 }
      }
    }
    if let state {
      if candidates.isEmpty {
        candidates = rows.flatMap(\.words).compactMap { numberBehindGarbledLabel($0, of: state) }
      }
      if candidates.isEmpty { candidates = numbersByForm(of: state, in: rows, above: address) }
      // Forms change, so a number of another form stays if it was read with near certainty, and no
      // other one has the form.
      let formed = candidates.filter { state.hasForm($0.value) }
      candidates =
        formed.isEmpty ? candidates.filter { $0.leastConfidence >= certain } : formed
    }
    let best = candidates.max { $0.leastConfidence < $1.leastConfidence }
    guard let best else { return ([], []) }
    if Set(candidates.map(\.value)).count > 1 { return ([], [.documentNumber]) }
    return ([best], [])
  }

  /// A number of a state's form right behind a label that was read as one word with it, and wrongly:
  /// `4SLIC=V007989`.
  private static func numberBehindGarbledLabel(
    _ word: PrintedWord, of state: USState
  ) -> PrintedValue? {
    guard word.characters.count >= 10 else { return nil }
    let parts = word.characters.indices.dropFirst(4).compactMap { place -> (Int, PrintedValue)? in
      let label = PrintedWord(characters: Array(word.characters[..<place])).key
      let nearest = glued.map { FieldLabel.distance($0, label) }.min() ?? .max
      guard nearest * 5 <= label.count * 2,
        let value = PrintedValue(
          .documentNumber, words: [PrintedWord(characters: Array(word.characters[place...]))],
          keeping: { $0.isASCII && ($0.isUppercase || $0.isNumber) }),
        value.value.count >= 7, value.value.count == word.characters.count - place,
        state.hasForm(value.value)
      else { return nil }
      return (nearest, value)
    }
    guard let best = parts.min(by: { $0.0 < $1.0 }),
      parts.count(where: { $0.0 == best.0 }) == 1
    else { return nil }
    return best.1
  }

  /// Labels of the number as they are glued to it, with the field number (AAMVA 2020 section 4.2, 4d).
  private static let glued = [
    "4DLIC", "4DLICNO", "4DDLN", "4DDL", "4DDLNO", "4DID", "4DIDN", "4DIDNO", "DLNO", "LICNO",
  ]

  /// Numbers of a state's form above the address, without a label of another field.
  ///
  /// Digits alone could be anything; they count only right behind small print, where a label that
  /// was misread stands.
  private static func numbersByForm(
    of state: USState, in lines: [PrintedLine], above address: PrintedAddress?
  ) -> [PrintedValue] {
    guard let address else { return [] }
    return lines.filter { $0.middle < address.top }.flatMap { line in
      line.words.indices.compactMap { place -> PrintedValue? in
        guard LabelSearch.last(of: Array(line.words[..<place])) == nil,
          let value = number(at: place, in: line, most: 1), value.value.count >= 7,
          state.hasForm(value.value)
        else { return nil }
        let behindLabel = place > 0 && isSmall(line.words[place - 1], beside: line.words[place])
        return value.value.contains(where: \.isLetter) || behindLabel ? value : nil
      }
    }
  }

  private static func isSmall(_ label: PrintedWord, beside value: PrintedWord) -> Bool {
    let height = PrintedLine(words: [value]).height
    return 100 * PrintedLine(words: [label]).height < 87 * height
      && value.box.x - (label.box.x + label.box.width) < 2 * height
  }

  /// The number that starts at a word: groups with digits, and single characters before them.
  ///
  /// Single characters before it that spoil a state's form are dirt.
  private static func number(
    at start: Int, in line: PrintedLine, of state: USState
  ) -> PrintedValue? {
    let value = number(at: start, in: line)
    if let value, state.hasForm(value.value) { return value }
    var next = start
    while next < line.words.count, line.words[next].characters.count == 1 {
      next += 1
      if let later = number(at: next, in: line), state.hasForm(later.value) { return later }
    }
    return value
  }

  private static func number(
    at start: Int, in line: PrintedLine, of state: USState?
  ) -> PrintedValue? {
    state.map { number(at: start, in: line, of: $0) } ?? number(at: start, in: line)
  }

  private static func number(
    at start: Int, in line: PrintedLine, most: Int = 6
  ) -> PrintedValue? {
    var words: [PrintedWord] = []
    for place in line.words.indices.dropFirst(start) {
      let word = line.words[place]
      if words.isEmpty, word.key.isEmpty { continue }
      if let last = words.last,
        word.box.x - (last.box.x + last.box.width) > 2 * line.height
      {
        break
      }
      let isLabel = LabelSearch.label(in: line.words, at: place).map { found in
        line.words[found.words].contains { $0.key.contains(where: \.isLetter) }
      }
      if isLabel == true || !isGroup(word) { break }
      words.append(word)
      if words.count == most { break }
    }
    guard
      let value = PrintedValue(
        .documentNumber, words: words,
        keeping: { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "*") }, joinedBy: ""),
      (5...25).contains(value.value.count), value.value.filter(\.isNumber).count >= 3,
      PrintedDate.all(in: value.raw).isEmpty
    else { return nil }
    return value
  }

  /// Capitals, digits, hyphens and stars with a digit among them, or one character alone.
  ///
  /// Small letters that are the capital's shape count as such beside five digits.
  private static func isGroup(_ word: PrintedWord) -> Bool {
    let text = word.text
    let many = text.filter(\.isNumber).count >= 5
    return text.allSatisfy {
      $0.isASCII && ($0.isUppercase || $0.isNumber || "-*".contains($0))
        || many && "cosvwxzpuk".contains($0)
    } && (text.contains(where: \.isNumber) || text.count == 1)
  }

  private static func number(below label: Box, in lines: [PrintedLine]) -> PrintedValue? {
    lines.flatMap { $0.stretches() }.lazy.filter {
      let gap = $0.box.y - (label.y + label.height)
      return gap > -label.height / 2 && gap < 2 * label.height
        && abs($0.box.x - label.x) < 2 * label.height
    }.compactMap { number(at: 0, in: $0) }.first
  }
}
