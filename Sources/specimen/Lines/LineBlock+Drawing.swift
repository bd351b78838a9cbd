import Imaging
import Randomness

extension LineBlock {
  /// A strip of a document with the lines on it.
  struct Drawing: Sendable, Equatable {
    /// The strip, an SVG file.
    let text: String
    /// Where the ink of each line stands on it, in shares of its width and height.
    let rows: [Quad]
    /// Height of the ink by the strip's width.
    let ink: Double
  }

  /// Draws the lines as one issuer might print them: cut, width, weight, spacing and colour of the
  /// letters and the pattern behind them are chosen at random.
  ///
  /// Of Debian's cuts of OCR-B these are the ones that zones are printed in: OCRB, OCRBS (sharp ends)
  /// and, seldom, OCRBL (slanted); the others are outlined or white on black. Spacing and place of lines
  /// stray around those of ICAO 9303-3 section 4.4: letters 2.54 mm apart, lines 6.35 mm.
  func drawing(by random: inout SeededRandom) -> Drawing {
    // A size of 41.6 has OCR-B's own 2.54 mm at 300 dots an inch; its tallest digits are 32 pixels high.
    let (size, pitch, top, bottom) = (41.6, 30.0, 0.78, 0.01)
    let spacing = random.happens(0.7) ? random.real(-3.5...2) : 0
    let stretch = random.happens(0.6) ? random.real(0.85...1.2) : 1
    let leading = random.real(46...84)
    let (left, above) = (random.real(36...90), random.real(50...90))
    let length = Double(lines.first?.count ?? 0) * (pitch + spacing) * stretch
    let width = Int(left + length + random.real(36...90))
    let height = Int(above + leading * Double(lines.count - 1) + random.real(40...70))

    var words = ""
    var rows: [Quad] = []
    for (place, line) in lines.enumerated() {
      let base = above + leading * Double(place)
      words += "<text y=\"\(base)\">\(Template.escaped(line))</text>\n"
      func point(_ x: Double, _ y: Double) -> Point {
        Point(x: x / Double(width), y: y / Double(height))
      }
      let (up, down) = (base - top * size, base + bottom * size)
      rows.append(
        Quad(
          topLeft: point(left, up), topRight: point(left + length, up),
          bottomRight: point(left + length, down), bottomLeft: point(left, down)))
    }
    let cut = random.below(12)
    let face =
      cut < 8 ? "" : cut < 11 ? "font-family=\"OCR B S\"" : "font-style=\"oblique\""
    let (ground, ink) = colours(by: &random)
    let weight = random.real(0...1)
    let stroke = weight < 0.25 ? "stroke=\"\(ink)\" stroke-width=\"\(random.real(0.4...2.2))\"" : ""
    let thin = weight > 0.9 ? "filter=\"url(#thin)\"" : ""
    let pattern =
      random.happens(0.6)
      ? "<g fill=\"none\" stroke-width=\"\(random.real(0.8...3.5))\">\n"
        + guilloche(width: width, height: height, hue: random.below(360), by: &random) + "</g>"
      : ""
    let text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)">
      <filter id="thin"><feMorphology operator="erode" radius="\(random.real(0.4...0.7))"/></filter>
      <rect width="\(width)" height="\(height)" fill="\(ground)"/>
      \(pattern)
      <g transform="translate(\(left) 0) scale(\(stretch) 1)" font-family="OCR B" font-size="\(size)"
        letter-spacing="\(spacing)" fill="\(ink)" \(stroke) \(thin) xml:space="preserve">
      <g \(face)>
      \(words)</g>
      </g>
      </svg>
      """
    return Drawing(text: text, rows: rows, ink: (top + bottom) * size / Double(width))
  }

  private func colours(by random: inout SeededRandom) -> (ground: String, ink: String) {
    let ground = random.whole(62...98)
    // Ink that has faded, or laser engraving, is at least 22 hundredths darker than what is below it.
    let ink = random.happens(0.85) ? random.whole(3...32) : random.whole(30...min(56, ground - 22))
    return (
      "hsl(\(random.below(360)), \(random.below(40))%, \(ground)%)",
      "hsl(\(random.below(360)), \(random.below(50))%, \(ink)%)"
    )
  }
}
