/// Decoded pixels in memory: 8 bits a sample, rows without padding.
public struct Pixels: Sendable, Equatable {
  /// Width in pixels, at least 1.
  public let width: Int
  /// Height in pixels, at least 1.
  public let height: Int
  /// Samples a pixel: 1 (grey) or 3 (red, green, blue).
  public let channels: Int
  /// `width * height * channels` samples, row after row from the top.
  public var bytes: [UInt8]

  /// Pixels of the given samples.
  ///
  /// - Precondition: `bytes.count == width * height * channels`.
  public init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
    precondition(width > 0 && height > 0 && (channels == 1 || channels == 3))
    precondition(bytes.count == width * height * channels)
    self.width = width
    self.height = height
    self.channels = channels
    self.bytes = bytes
  }
}
