import Imaging
import Randomness

/// One line of OCR-B as a reader would cut it out of a picture, and what stands on it.
struct DrawnLine: Sendable, Equatable {
  /// The characters of a zone, without spaces.
  let text: String
  /// The line with little around it, grey.
  let pixels: Pixels
}

/// Draws, photographs and cuts out lines of OCR-B.
struct LineStudio: Sendable {
  private var studio: Studio

  /// - Throws: ``SpecimenError`` when data files, programs or fonts are missing.
  init() throws(SpecimenError) { studio = try Studio() }

  /// Invents a block of lines and takes a picture of it.
  ///
  /// - Parameter random: The numbers that make all of it: the same ones give the same pixels.
  /// - Returns: One to three lines.
  /// - Throws: ``SpecimenError`` when they cannot be drawn.
  mutating func lines(by random: inout SeededRandom) throws -> [DrawnLine] {
    let block = LineBlock.invented(names: studio.resources.names, by: &random)
    let drawing = block.drawing(by: &random)
    let effects = Self.effects(ink: drawing.ink, by: &random)
    let shot = try studio.picture(
      of: drawing.text, cornerRadius: 0, under: effects, by: &random)
    let picture = try decode(shot.file).pixels.gray()
    let seen = Homography(
      unitSquareTo: Quad(
        topLeft: shot.corners[0], topRight: shot.corners[1], bottomRight: shot.corners[2],
        bottomLeft: shot.corners[3]))
    return zip(block.lines, drawing.rows).map { text, row in
      DrawnLine(
        text: text,
        pixels: Self.cut(
          Quad(
            topLeft: seen(row.topLeft), topRight: seen(row.topRight),
            bottomRight: seen(row.bottomRight), bottomLeft: seen(row.bottomLeft)),
          outOf: picture, by: &random))
    }
  }

  /// Pictures from a scanner's to what is hardly legible: letters are 9 to 34 pixels high, and blur and
  /// noise follow that.
  private static func effects(ink: Double, by random: inout SeededRandom) -> Effects {
    let height = random.happens(0.8) ? random.real(12...34) : random.real(9...13)
    var effects = Effects()
    effects.ground = .paper
    effects.across = Int(height / ink)
    effects.margin = 0.03
    effects.degrees = random.bell() * 3
    effects.perspective = random.happens(0.5) ? random.real(0...0.06) : 0
    effects.blur = random.happens(0.7) ? random.real(0...0.09) * height : 0
    effects.noise = random.happens(0.7) ? random.real(0.5...9) : 0
    effects.glare = random.happens(0.2) ? random.real(0.05...0.3) : 0
    effects.shadow = random.happens(0.3) ? random.real(0.05...0.45) : 0
    effects.light = random.real(0.75...1.1)
    effects.quality = random.whole(30...95)
    return effects
  }

  /// What lies around the ink of a line, as a reader finds it: not quite level, with margins that vary.
  private static func cut(_ ink: Quad, outOf picture: Pixels, by random: inout SeededRandom)
    -> Pixels
  {
    let across = Point(
      x: (ink.topRight.x - ink.topLeft.x) / ink.width,
      y: (ink.topRight.y - ink.topLeft.y) / ink.width)
    let down = Point(
      x: (ink.bottomLeft.x - ink.topLeft.x) / ink.height,
      y: (ink.bottomLeft.y - ink.topLeft.y) / ink.height)
    let unit = ink.height
    let (above, below) = (random.real(0.1...0.5), random.real(0.1...0.5))
    let (before, behind) = (random.real(0...0.9), random.real(0...0.9))
    let (left, right) = (random.bell() * 0.04, random.bell() * 0.04)
    func moved(_ point: Point, _ x: Double, _ y: Double) -> Point {
      Point(
        x: point.x + (across.x * x + down.x * y) * unit,
        y: point.y + (across.y * x + down.y * y) * unit)
    }
    let quad = Quad(
      topLeft: moved(ink.topLeft, -before, -above + left),
      topRight: moved(ink.topRight, behind, -above + right),
      bottomRight: moved(ink.bottomRight, behind, below + right),
      bottomLeft: moved(ink.bottomLeft, -before, below + left))
    let height = random.pick([36, 40, 48, 56]) ?? 48
    let width = Int((quad.width / quad.height * Double(height)).rounded())
    return picture.warped(from: quad, width: width, height: height)
  }
}
