import Foundation
import Randomness

/// The fine waves of a document's background, as SVG paths.
///
/// They are pale on purpose: a background that real cards have and that a reader must bear.
///
/// - Parameters:
///   - width: Width of the area in pixels.
///   - height: Height of the area in pixels.
///   - hue: Colour of the lines in degrees.
///   - random: The numbers that shape the waves.
/// - Returns: SVG paths.
func guilloche(width: Int, height: Int, hue: Int, by random: inout SeededRandom) -> String {
  var paths = ""
  for family in 0..<3 {
    let swing = random.real(14...44)
    let length = random.real(160...420)
    let drift = random.real(0...6.28)
    let tone = (hue + family * 40) % 360
    let step = 26
    // One path a family: stroking it once costs a third of stroking each wave.
    var path = ""
    for base in stride(from: -40, to: height + 40, by: step) {
      path += "M"
      for x in stride(from: 0, through: width + 18, by: 18) {
        let angle = Double(x) / length * 6.283 + drift
        let bend = sin(angle) * swing + sin(angle * 2.3 + Double(base) * 0.02) * swing * 0.35
        path += " \(x) \(base + Int(bend.rounded()))"
      }
    }
    paths +=
      "<path d=\"\(path)\" stroke=\"hsl(\(tone), 45%, 72%)\" stroke-opacity=\"0.42\" shape-rendering=\"crispEdges\"/>\n"
  }
  return paths
}
