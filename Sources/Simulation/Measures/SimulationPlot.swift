import Foundation
public import Proofing

/// A picture of a simulation: for each kind, which share of its jobs has at least so many bits.
///
/// - Parameters:
///   - outcomes: The outcomes.
///   - rule: Where the thresholds are.
/// - Returns: An SVG file, the same for the same outcomes.
public func simulationPlot(
  _ outcomes: [SimulatedOutcome], rule: Policy.ScoringRule
) -> [UInt8] {
  let frame = PlotFrame()
  var parts = [frame.opening, frame.axes]
  let thresholds = [(rule.failBits, "fail below"), (rule.passBits, "pass from")]
  parts += thresholds.map { frame.threshold($0.0, $0.1) }
  let byKind = Dictionary(grouping: outcomes, by: \.kind)
  for (place, kind) in SimulatedKind.allCases.enumerated() {
    guard let own = byKind[kind], !own.isEmpty else { continue }
    let color = PlotFrame.colors[place % PlotFrame.colors.count]
    parts.append(frame.curve(own.map(\.bits), color: color, isBold: kind == .genuine))
    parts.append(frame.key(kind.rawValue, color: color, row: place))
  }
  return Array((parts.joined(separator: "\n") + "\n</svg>\n").utf8)
}

/// Where things are in the picture, in its own units.
private struct PlotFrame {
  let left = 60.0
  let top = 24.0
  let width = 560.0
  let height = 320.0
  /// The bits at either end.
  let least = -40.0
  let most = 40.0

  static let colors = [
    "#1a7f37", "#8250df", "#bf8700", "#57606a", "#cf222e", "#0969da", "#d4499b", "#953800",
    "#1b7c83",
  ]

  func x(_ bits: Double) -> Double {
    left + (min(most, max(least, bits)) - least) / (most - least) * width
  }
  func y(_ share: Double) -> Double { top + (1 - share) * height }

  var opening: String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="800" height="400" viewBox="0 0 800 400" \
    font-family="sans-serif" font-size="12">
    <title>Share of the jobs of each kind with at least so many bits</title>
    <rect width="800" height="400" fill="white"/>
    """
  }

  var axes: String {
    var lines: [String] = []
    for bits in stride(from: least, through: most, by: 10) {
      lines.append(line(x(bits), y(0), x(bits), y(1), "#d8dee4"))
      lines.append(text("\(Int(bits))", x(bits), y(0) + 16, "middle"))
    }
    for tenth in stride(from: 0, through: 10, by: 2) {
      let share = Double(tenth) / 10
      lines.append(line(x(least), y(share), x(most), y(share), "#d8dee4"))
      lines.append(text("\(tenth * 10) %", left - 8, y(share) + 4, "end"))
    }
    lines.append(text("bits for the claim", left + width / 2, y(0) + 36, "middle"))
    return lines.joined(separator: "\n")
  }

  func threshold(_ bits: Double, _ word: String) -> String {
    line(x(bits), y(0), x(bits), y(1), "#24292f", dash: true) + "\n"
      + text("\(word) \(number(bits))", x(bits) + 4, top - 8, bits < 0 ? "end" : "start")
  }

  /// Steps down from all jobs to none, at no more than a few hundred places.
  func curve(_ bits: [Double], color: String, isBold: Bool) -> String {
    let sorted = bits.sorted()
    let step = max(1, sorted.count / 300)
    var points = ["\(number(x(least))),\(number(y(1)))"]
    for place in stride(from: 0, to: sorted.count, by: step) {
      let share = 1 - Double(place) / Double(sorted.count)
      points.append("\(number(x(sorted[place]))),\(number(y(share)))")
    }
    points.append("\(number(x(sorted.last ?? 0))),\(number(y(0)))")
    return "<polyline fill=\"none\" stroke=\"\(color)\" stroke-width=\"\(isBold ? 3 : 1.5)\" "
      + "points=\"\(points.joined(separator: " "))\"/>"
  }

  func key(_ word: String, color: String, row: Int) -> String {
    let height = top + 10 + Double(row) * 20
    return line(left + width + 14, height, left + width + 34, height, color, width: 3) + "\n"
      + text(word, left + width + 40, height + 4, "start")
  }

  private func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ color: String, dash: Bool = false,
    width: Double = 1
  ) -> String {
    "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" "
      + "stroke=\"\(color)\" stroke-width=\"\(number(width))\""
      + (dash ? " stroke-dasharray=\"4 3\"/>" : "/>")
  }

  private func text(_ words: String, _ x: Double, _ y: Double, _ anchor: String) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\">\(words)</text>"
  }

  /// To one decimal, which is more than the eye sees.
  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
  }
}
