import Proofing

/// The waterfall against the closest rival as bars: from the rivals' share to the total.
///
/// - Parameter result: A result file, masks and all.
/// - Returns: Nothing for a result without a score.
func scoreLines(_ result: JSON) -> [String] {
  guard let waterfall = Waterfall(result["score"]) else { return [] }
  var bars = waterfall.steps.enumerated().map { place, step in
    Bar(
      name: step.name(
        claimed: step.compared.flatMap { result["fields"]?[$0.rawValue]?["claimed"]?.text }),
      bits: step.bits,
      note: place == 0
        ? "before the evidence"
        : step.againstStranger.map { "\(signedBits($0)) against a stranger" } ?? "")
  }
  bars.append(Bar(name: "total", bits: waterfall.total, note: waterfall.thresholds))
  let width = bars.map(\.name.count).max() ?? 0
  return ["closest rival: \(waterfall.closest)"] + bars.map { $0.text(nameWidth: width) }
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
    let number = signedBits(bits)
    let aligned = String(repeating: " ", count: max(0, 6 - number.count)) + number
    let row = "\(padded(name, to: nameWidth)) \(aligned) \(drawn)"
    return note.isEmpty ? row.trimmedAtEnd : "\(row) \(note)"
  }
}
