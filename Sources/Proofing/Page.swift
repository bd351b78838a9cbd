/// What the reader process saw on one picture: values and findings, without pixels.
public struct Page: Codable, Sendable, Equatable {
  /// Which picture: the place of the evidence in the job.
  public var evidence: Int
  /// Which picture: its place within the evidence.
  public var picture: Int
  /// The side that the job says it shows.
  public var side: Side
  /// The picture file; nil when it could not be decoded.
  public var format: PictureFormat?
  /// Width of the flattened page in pixels; boxes lie within.
  ///
  /// 0 when nothing was decoded.
  public var width: Int
  /// Height of the flattened page in pixels.
  ///
  /// 0 when nothing was decoded.
  public var height: Int
  /// Measured quality; nil when nothing was decoded.
  public var quality: Quality?
  /// How light falls across the page: two pages whose bits are nearly the same show the same side.
  ///
  /// 256 bits; nil when nothing was decoded, or nothing is to be seen.
  public var perceptualHash: [UInt64]?
  /// What was read, in the order of zones and then of attributes.
  public var readings: [Reading]
  /// What was noticed about the picture and the zones.
  public var findings: [Finding]
  /// CPU milliseconds by stage (`imaging`, `recognition`).
  public var milliseconds: [String: Double]
  /// What the zones for machines hold, character by character; nil unless it was asked for.
  public var verbatim: Verbatim?

  /// A page on which nothing has been read yet.
  public init(evidence: Int, picture: Int, side: Side) {
    self.evidence = evidence
    self.picture = picture
    self.side = side
    self.width = 0
    self.height = 0
    self.readings = []
    self.findings = []
    self.milliseconds = [:]
  }
}

/// The zones for machines as they were read, for whoever measures reading.
///
/// It is handed out only when it is asked for, and never for a job: a payload may hold what is
/// dropped on sight otherwise, such as a social security number.
public struct Verbatim: Codable, Sendable, Equatable {
  /// The lines of the machine readable zone from the top; empty when no zone was found.
  public var zoneLines: [Redacted<String>]
  /// The bytes of the PDF417 symbol, whatever they mean; nil when none was decoded.
  public var payload: Redacted<[UInt8]>?

  /// What was read; nothing by default.
  public init(zoneLines: [Redacted<String>] = [], payload: Redacted<[UInt8]>? = nil) {
    self.zoneLines = zoneLines
    self.payload = payload
  }
}

/// The picture as it arrived.
public struct PictureFormat: Codable, Sendable, Equatable {
  /// `jpeg` or `png`.
  public var name: String
  /// Width of the file's pixels before the orientation is applied.
  public var width: Int
  /// Height of the file's pixels before the orientation is applied.
  public var height: Int
  /// EXIF orientation, 1 to 8; 1 when there is none.
  public var orientation: Int

  /// A format.
  public init(name: String, width: Int, height: Int, orientation: Int) {
    self.name = name
    self.width = width
    self.height = height
    self.orientation = orientation
  }
}

/// Numbers that say how well a picture can be read.
public struct Quality: Codable, Sendable, Equatable {
  /// Pixels along the longer side of the document (of the picture, when no document was found).
  public var documentPixels: Int
  /// Resolution on the document in dots per inch, assuming its standard size; nil when no edges were found.
  public var dotsPerInch: Double?
  /// Focus: variance of the Laplacian of the grey document scaled to 1,000 pixels along its longer side.
  public var focus: Double
  /// Detail in the direction in which the document has least of it, by that in which it has most, 0 to 1: little when the
  /// camera moved.
  public var steadiness: Double
  /// Mean grey value, 0 to 255.
  public var brightness: Double
  /// Difference between the 95th and the 5th percentile of grey, 0 to 255.
  public var contrast: Double
  /// Share of the document's area that is burnt out, 0 to 1.
  public var glare: Double
  /// Whether the document's four edges were found.
  public var edgesFound: Bool

  /// The numbers of one picture.
  public init(
    documentPixels: Int, dotsPerInch: Double?, focus: Double, steadiness: Double,
    brightness: Double, contrast: Double, glare: Double, edgesFound: Bool
  ) {
    self.documentPixels = documentPixels
    self.dotsPerInch = dotsPerInch
    self.focus = focus
    self.steadiness = steadiness
    self.brightness = brightness
    self.contrast = contrast
    self.glare = glare
    self.edgesFound = edgesFound
  }
}
