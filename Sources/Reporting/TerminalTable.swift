import Proofing

/// How a report for the terminal may look.
public struct TerminalStyle: Sendable, Equatable {
  /// Most columns of a line.
  public var width: Int
  /// Colour the decisions with ANSI sequences (ECMA-48).
  public var color: Bool

  /// A style; by default 100 columns without colour.
  public init(width: Int = 100, color: Bool = false) {
    self.width = width
    self.color = color
  }

  /// The text in the colour of a decision; unchanged without colour.
  public func colored(_ text: String, as word: String) -> String {
    guard color, let code = Self.codes[word] else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// Less bright, as the head of a table is; unchanged without colour.
  public func faint(_ text: String) -> String { color ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  private static let codes = [
    "pass": "32", "escalate": "33", "warn": "33", "fail": "31", "refused": "35", "notRun": "2",
    "dead": "31", "alive": "32",
  ]
}

/// The run for the terminal: one line a job, escalations first, then the counts.
///
/// - Returns: Lines of at most the style's width (a decision and a time always fit), each ending in
///   a line feed.
public func terminalTable(_ batch: Batch, style: TerminalStyle = TerminalStyle()) -> String {
  let rows = batch.sortedRows
  let longest = rows.map { legible($0.id, limit: 128).count }.max() ?? 0
  let idWidth = min(max(longest, 3), max(12, style.width / 3))
  let lines = rows.map { terminalLine($0, idWidth: idWidth, style: style) }
  let counts = ["escalate", "refused", "fail", "pass"].map { word in
    "\(style.colored(word, as: word)) \(rows.count { $0.ending.word == word })"
  }
  return lines.joined() + "\(jobCount(batch)): \(counts.joined(separator: ", "))\n"
}

/// One job for the terminal: name, decision, milliseconds and as many reasons as fit.
public func terminalLine(
  _ row: BatchRow, idWidth: Int = 24, style: TerminalStyle = TerminalStyle()
) -> String {
  let id = padded(shortened(legible(row.id), to: idWidth), to: idWidth)
  let word = row.ending.word
  let milliseconds = wholeMilliseconds(row.milliseconds)
  let time = String(repeating: " ", count: max(0, 7 - milliseconds.count)) + milliseconds + " ms"
  let head = "\(id)  \(style.colored(padded(word, to: 8), as: word))  \(time)"
  let room = style.width - idWidth - 2 - 8 - 2 - max(10, milliseconds.count + 3) - 2
  let reasons = fitting(row.reasons.map(\.rawValue), in: room)
  return reasons.isEmpty ? head + "\n" : "\(head)  \(reasons)\n"
}

/// As many words as fit, and how many do not.
private func fitting(_ words: [String], in room: Int) -> String {
  for count in stride(from: words.count, through: 0, by: -1) {
    let left = words.count - count
    let parts = words.prefix(count) + (left > 0 ? ["+\(left)"] : [])
    let line = parts.joined(separator: " ")
    if line.count <= room { return line }
  }
  return ""
}

/// The text, ending in an ellipsis when it is longer.
func shortened(_ text: String, to width: Int) -> String {
  text.count > width ? text.prefix(max(0, width - 1)) + "…" : text
}

/// The text with spaces up to a width.
func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
