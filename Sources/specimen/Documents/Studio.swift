import Imaging
import Randomness

/// Draws documents and takes their pictures; each document is rendered once.
struct Studio: Sendable {
  private let artist: Artist
  private let renderer: Renderer
  private var rendered: (drawing: String, pixels: Pixels)?

  /// A studio with everything that it needs in place.
  ///
  /// - Throws: ``SpecimenError`` when data files, programs or fonts are missing.
  init() throws(SpecimenError) {
    artist = Artist(resources: try Resources())
    renderer = try Renderer()
  }

  /// The templates, names and states.
  var resources: Resources { artist.resources }

  /// Takes a picture of one side of a person's document.
  ///
  /// - Throws: ``SpecimenError`` when it cannot be drawn.
  mutating func picture(
    of kind: DocumentKind, for person: Identity, under effects: Effects,
    by random: inout SeededRandom
  ) throws(SpecimenError) -> Camera.Shot {
    try picture(
      of: try artist.drawing(of: kind, for: person), cornerRadius: kind.cornerRadius,
      under: effects, by: &random)
  }

  /// Takes a picture of a drawing, an SVG file.
  ///
  /// - Throws: ``SpecimenError`` when it cannot be drawn.
  mutating func picture(
    of drawing: String, cornerRadius: Double, under effects: Effects,
    by random: inout SeededRandom
  ) throws(SpecimenError) -> Camera.Shot {
    let pixels: Pixels
    if let rendered, rendered.drawing == drawing {
      pixels = rendered.pixels
    } else {
      pixels = try renderer.pixels(of: drawing)
      rendered = (drawing, pixels)
    }
    return try Camera().shoot(
      pixels, cornerRadius: cornerRadius, under: effects, by: &random)
  }
}
