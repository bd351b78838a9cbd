/// The number of insertions, deletions, substitutions and swaps of neighbours between two texts.
///
/// Optimal string alignment: no part of a text is edited twice. Texts are short (a name, a number),
/// so the whole table is filled.
func editDistance<Element: Equatable>(_ left: [Element], _ right: [Element]) -> Int {
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  var rows = [Array(0...right.count)]
  for row in 1...left.count {
    var current = [row] + Array(repeating: 0, count: right.count)
    for column in 1...right.count {
      let same = left[row - 1] == right[column - 1]
      var best = min(
        rows[row - 1][column] + 1, current[column - 1] + 1,
        rows[row - 1][column - 1] + (same ? 0 : 1))
      if row > 1, column > 1, left[row - 1] == right[column - 2],
        left[row - 2] == right[column - 1]
      {
        best = min(best, rows[row - 2][column - 2] + 1)
      }
      current[column] = best
    }
    rows.append(current)
  }
  return rows[left.count][right.count]
}
