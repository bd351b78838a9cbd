/// What a camera and its user do to a document on the way to a picture.
///
/// With all of it left alone the drawing is saved as it is.
struct Effects: Codable, Sendable, Equatable {
  /// What the document lies on; nothing: the document fills the picture.
  var ground: Ground = .none
  /// Pixels across the document in the picture; 0: as drawn.
  var across: Int = 0
  /// Space on each side of the document, as a share of its width.
  var margin: Double = 0.08
  /// Turn in degrees, clockwise.
  var degrees: Double = 0
  /// How much the far side shrinks, 0 to 0.4.
  var perspective: Double = 0
  /// Blur, the deviation of a Gaussian in pixels of the picture.
  var blur: Double = 0
  /// Noise, its deviation in grey levels.
  var noise: Double = 0
  /// Brightness of a reflection, 0 to 1.
  var glare: Double = 0
  /// Depth of a shadow over a part, 0 to 1.
  var shadow: Double = 0
  /// Light, 1 is neutral.
  var light: Double = 1
  /// JPEG quality, 1 to 100.
  var quality: Int = 85
  /// Quarter turns of the pixels, clockwise.
  var quarterTurns: Int = 0
  /// EXIF orientation 1 to 8: the pixels are stored so that a viewer that obeys it shows them upright.
  var exif: Int = 1

  /// What a document lies on.
  enum Ground: String, Codable, Sendable, CaseIterable {
    /// Nothing: the document is the picture.
    case none
    /// A brown desk with a faint grain.
    case desk
    /// White paper, or a scanner's lid.
    case paper
    /// Dark cloth.
    case cloth
    /// Old wood with a strong grain, which has edges of its own.
    case wood
  }
}
