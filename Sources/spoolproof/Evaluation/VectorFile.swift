import Scoring

/// A row of a table of comparisons with the level on which it must land.
struct ExpectedVector: Equatable {
  var line: Int
  var vector: ComparisonVector
  var level: String
}

extension LabelFolder {
  /// The rows of a table of comparisons (RFC 4180, with a header); nil when there is none.
  ///
  /// - Throws: ``LabelError`` when a row is not as it must be.
  func vectors(_ name: String) throws(LabelError) -> [ExpectedVector]? {
    guard let lines = try lines(of: name) else { return nil }
    guard let header = lines.first, Self.cells(header.text) == Self.header else {
      throw LabelError(
        file: name, line: lines.first?.number, expected: Self.header.joined(separator: ","),
        found: "something else")
    }
    let known = ComparisonVector.Comparator.allCases
    var vectors: [ExpectedVector] = []
    for (number, line) in lines.dropFirst() {
      guard let cells = Self.cells(line), cells.count == 4,
        let comparator = ComparisonVector.Comparator(rawValue: cells[0])
      else {
        throw LabelError(
          file: name, line: number,
          expected: "four cells, the first one of \(known.map(\.rawValue).joined(separator: ", "))",
          found: "something else")
      }
      vectors.append(
        ExpectedVector(
          line: number,
          vector: ComparisonVector(comparator: comparator, claim: cells[1], document: cells[2]),
          level: cells[3]))
    }
    return vectors
  }

  private static let header = ["comparator", "claim", "document", "level"]

  /// The cells of a line; nil when a quoted cell does not end or something stands behind it.
  static func cells(_ line: String) -> [String]? {
    var cells = [""]
    var quoted = false
    var ended = false
    var rest = Array(line.unicodeScalars)[...]
    if rest.last == "\r" { rest.removeLast() }
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where quoted && rest.first == "\"":
        rest.removeFirst()
        cells[cells.count - 1].unicodeScalars.append("\"")
      case "\"" where quoted:
        (quoted, ended) = (false, true)
      case "\"" where cells[cells.count - 1].isEmpty && !ended: quoted = true
      case "," where !quoted:
        cells.append("")
        ended = false
      default:
        guard !ended else { return nil }
        cells[cells.count - 1].unicodeScalars.append(scalar)
      }
    }
    return quoted ? nil : cells
  }
}
