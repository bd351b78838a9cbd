import Proofing

/// Finds the label of a value by where it stands.
enum LabelSearch {
  /// A label that was found.
  struct Found: Equatable {
    /// The label.
    var label: FieldLabel
    /// Whether it was read letter by letter, or guessed from misread small print.
    var sure: Bool
    /// The words that it takes up.
    var words: Range<Int>
  }

  /// The label that starts at a word: the longest of up to three words.
  static func label(in words: [PrintedWord], at start: Int) -> Found? {
    for count in [3, 2, 1] where start + count <= words.count {
      let key = words[start..<start + count].map(\.key).joined()
      if let label = FieldLabel(words: key) {
        return Found(label: label, sure: true, words: start..<start + count)
      }
    }
    guard let label = FieldLabel(number: words[start].key) else { return nil }
    return Found(label: label, sure: true, words: start..<start + 1)
  }

  /// The label nearest to the end of the words, at most so many words before it.
  static func last(
    of words: [PrintedWord], within reach: Int = 3, garbledDates: Bool = false
  ) -> Found? {
    for start in words.indices.suffix(reach).reversed() {
      // A word such as `No` of `License No` starts inside the longer label: that one wins.
      for earlier in max(0, start - 2)...start {
        if let found = label(in: words, at: earlier), found.words.contains(start) { return found }
      }
      if garbledDates, let label = FieldLabel(garbledDateLabel: words[start].key) {
        return Found(label: label, sure: false, words: start..<start + 1)
      }
    }
    return nil
  }

  /// The label printed over a value.
  ///
  /// Nearest line first, no further than twice its own height, and over at least half of the label or
  /// of the value.
  static func above(_ box: Box, in lines: [PrintedLine]) -> Found? {
    let near = lines.filter { line in
      let gap = box.y - (line.middle + line.height / 2)
      return gap > -box.height / 2 && gap < 2 * box.height
    }
    for line in near.sorted(by: { $0.middle > $1.middle }) {
      let over = line.words.filter { word in
        let shared =
          min(word.box.x + word.box.width, box.x + box.width) - max(word.box.x, box.x)
        return 2 * shared > min(word.box.width, box.width)
      }
      if let found = last(of: over) { return found }
    }
    return nil
  }
}
