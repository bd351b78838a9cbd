/// Rows of cells as lines: each column as wide as its widest cell, two spaces between, the last as it is.
public func aligned(_ rows: [[String]]) -> [String] {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in
    rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
  }
  return rows.map { row in
    row.enumerated().map { column, cell in
      column == row.count - 1 ? cell : padded(cell, to: widths[column])
    }.joined(separator: "  ")
  }
}

extension String {
  /// Without spaces at the end.
  var trimmedAtEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
