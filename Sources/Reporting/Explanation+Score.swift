import Proofing

/// The waterfall against the closest rival as bars: from the rivals' share to the total.
///
/// - Parameter result: A result file, masks and all.
/// - Returns: Nothing for a result without a score.
func scoreLines(_ result: JSON) -> [String] {
  guard let score = result["score"], let total = score["bits"]?.number,
    let rivals = score["rivals"]?.elements, let closest = rivals.first?["name"]?.text
  else { return [] }
  let share = rivals.first?["share"]?.number ?? 1
  let second = rivals.dropFirst().first.map { rival in
    ", then \(rivalWords(rival["name"]?.text ?? "")) (\(percent(rival["share"]?.number ?? 0)))"
  }
  let lines = (score["lines"]?.elements ?? []).map { line in
    Bar(
      name: lineName(line, result), bits: line["bits"]?[closest]?.number ?? 0,
      note: line["bits"]?["stranger"]?.number.map { "\(signed($0)) against a stranger" } ?? "")
  }
  var bars = [
    Bar(
      name: "share of this rival", bits: score["priorBits"]?.number ?? 0,
      note: "before the evidence")
  ]
  bars += lines
  // What is left to the total is what the other rivals take of it.
  let rest = total - bars.reduce(0) { $0 + $1.bits }
  bars.append(Bar(name: "other rivals", bits: rest, note: ""))
  bars.append(Bar(name: "total", bits: total, note: thresholds(score)))
  let width = bars.map(\.name.count).max() ?? 0
  let head =
    "closest rival: \(rivalWords(closest)) (\(percent(share)))\(second ?? "")"
  return [head] + bars.map { $0.text(nameWidth: width) }
}

/// One row of the waterfall.
private struct Bar {
  var name: String
  var bits: Double
  var note: String

  /// Columns on either side of 0; each is two bits.
  private static let columns = 8

  func text(nameWidth: Int) -> String {
    let filled = min(Self.columns, Int((abs(bits) / 2).rounded()))
    let bar = String(repeating: "█", count: filled)
    let gap = String(repeating: " ", count: Self.columns - filled)
    let empty = String(repeating: " ", count: Self.columns)
    let drawn = bits < 0 ? gap + bar + "│" + empty : empty + "│" + bar + gap
    let number = signed(bits)
    let aligned = String(repeating: " ", count: max(0, 6 - number.count)) + number
    let row = "\(padded(name, to: nameWidth)) \(aligned) \(drawn)"
    return note.isEmpty ? row.trimmedAtEnd : "\(row) \(note)"
  }
}

private func lineName(_ line: JSON, _ result: JSON) -> String {
  let attribute = line["attribute"]?.text ?? ""
  let value = result["fields"]?[attribute]?["claimed"]?.text.map { " \($0)" } ?? ""
  switch line["kind"]?.text {
  case "field":
    let level = line["level"]?.text ?? ""
    let said = level == Comparison.Level.none.rawValue ? "another place" : words(level)
    return "\(words(attribute))\(value): \(said)"
  case "consistency": return "\(words(attribute)): print and zone"
  case "knowledge": return "knowledge answers"
  default: return "?"
  }
}

private func thresholds(_ score: JSON) -> String {
  guard let pass = score["passBits"]?.number, let fail = score["failBits"]?.number else {
    return ""
  }
  return "pass from \(signed(pass)), fail up to \(signed(fail))"
}

private func rivalWords(_ name: String) -> String {
  switch Hypothesis(rawValue: name) {
  case .stranger: "a stranger's document"
  case .relative: "a relative's document"
  case .namesake: "a namesake's document"
  case .forged: "a forged document"
  case .editedBirthDate: "an edited birth date"
  case .editedNumber: "an edited number"
  case .same, nil: name
  }
}

/// A number with its sign and one decimal.
private func signed(_ number: Double) -> String {
  let tenths = (number * 10).rounded() / 10 + 0
  return (tenths < 0 ? "−" : "+") + "\(abs(tenths))"
}

extension String {
  /// Without spaces at the end.
  fileprivate var trimmedAtEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
