/// How much a picture may cost before it is refused unread.
///
/// Checked against the file's size and its header, before memory for pixels is asked for.
public struct ImagingLimits: Codable, Sendable, Equatable {
  /// Most bytes of a file.
  public var bytes: Int
  /// Most pixels along either side.
  public var side: Int
  /// Most pixels in all.
  public var pixels: Int

  /// The usual limits: 25 MB, 16,384 pixels a side, 40 megapixels.
  ///
  /// The largest cameras of telephones that store a single exposure give up to 50 megapixels only in a mode that has to be
  /// chosen; their usual pictures have 12 to 24.
  public init(bytes: Int = 25_000_000, side: Int = 16_384, pixels: Int = 40_000_000) {
    self.bytes = bytes
    self.side = side
    self.pixels = pixels
  }

  /// Whether a picture of this size may be decoded.
  func allow(width: Int, height: Int) -> Bool {
    width <= side && height <= side && width * height <= pixels
  }
}
