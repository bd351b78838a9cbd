/// Rows of cells as lines: each column as wide as its widest cell, two spaces between, the last as it is.
///
/// - Parameters:
///   - rows: The cells, on one line each.
///   - width: Most columns of a line; what is longer ends in an ellipsis. Nil for no limit.
/// - Returns: A line a row.
public func aligned(_ rows: [[String]], width: Int? = nil) -> [String] {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in
    rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
  }
  return rows.map { row in
    let line = row.enumerated().map { column, cell in
      column == row.count - 1 ? cell : padded(cell, to: widths[column])
    }.joined(separator: "  ")
    return width.map { shortened(line, to: $0) } ?? line
  }
}

extension String {
  /// Without spaces at the end.
  var trimmedAtEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
