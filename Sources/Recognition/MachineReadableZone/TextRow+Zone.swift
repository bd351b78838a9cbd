import Imaging

extension TextRow {
  /// The rows around a line that may belong to one zone with it, from the top.
  ///
  /// Rows of a zone run side by side, are of one height and begin and end together (9303-3 section
  /// 4); pieces of a row that was torn are joined.
  static func rows(around seed: Quad, among lines: [Quad]) -> [TextRow] {
    let frame = TextFrame(seed)
    let length = frame.middle * 2
    let own = TextRow(seed, in: frame)
    var pieces = lines.map { TextRow($0, in: frame) }.filter { piece in
      abs(piece.offset) < own.height * 9 && (0.5...2.0).contains(piece.height / own.height)
        && piece.to > -0.1 * length && piece.from < 1.1 * length
        && min(piece.to, length) - max(piece.from, 0) > 0.5 * (piece.to - piece.from)
    }
    pieces.removeAll { $0.quad == seed }
    pieces.insert(own, at: 0)
    var rows: [TextRow] = []
    for piece in pieces.sorted(by: { $0.to - $0.from > $1.to - $1.from }) {
      let place = rows.firstIndex {
        abs($0.offset - piece.offset) < 0.5 * max($0.height, piece.height)
      }
      if let place {
        rows[place].join(piece)
      } else {
        rows.append(piece)
      }
    }
    return rows.filter { $0.to - $0.from > 0.35 * length }.sorted { $0.offset < $1.offset }
  }

  /// Grows to the ends of another piece of the same row, along its own direction.
  private mutating func join(_ other: TextRow) {
    let left = max(0, from - other.from)
    let right = max(0, other.to - to)
    quad = quad.extended(left: left, right: right, above: 0, below: 0)
    from -= left
    to += right
  }

  /// The row grown or cut to common ends, with a margin in heights of a row.
  func quad(from start: Double, to end: Double, margin: Double, above: Double, below: Double)
    -> Quad
  {
    quad.extended(
      left: from - start + margin * height, right: end - to + margin * height,
      above: above * height, below: below * height)
  }
}
