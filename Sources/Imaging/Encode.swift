internal import CImageCodecs

/// Writes a baseline JPEG without metadata.
///
/// - Parameters:
///   - pixels: Grey or colour.
///   - quality: 1 to 100 as libjpeg counts; clamped.
/// - Returns: The file; empty when a side is longer than a JPEG can be (65,500).
public func encodeJPEG(_ pixels: Pixels, quality: Int) -> [UInt8] {
  guard pixels.width <= 65_500, pixels.height <= 65_500 else { return [] }
  // A block of 64 samples takes at most 64 codes of 16 + 11 bits, each byte doubled at worst by
  // stuffing; what real blocks take is far less, and memory that is not written is not used.
  let blocks = ((pixels.width + 15) / 16) * ((pixels.height + 15) / 16) * 4 * pixels.channels
  return unsafe encoded(capacity: 4_096 + blocks * 448) { target, written in
    unsafe cimagecodecs_jpeg_encode(
      pixels.bytes, UInt32(pixels.width), UInt32(pixels.height), Int32(pixels.channels),
      Int32(min(max(quality, 1), 100)), target.baseAddress, target.count, &written)
  }
}

/// Writes a PNG without metadata: the same pixels come back from ``decode(_:limits:enoughPixels:)``.
///
/// - Parameter pixels: Grey or colour.
/// - Returns: The file.
public func encodePNG(_ pixels: Pixels) -> [UInt8] {
  let raw = (pixels.width * pixels.channels + 1) * pixels.height
  return unsafe encoded(capacity: 4_096 + raw + raw / 8) { target, written in
    unsafe cimagecodecs_png_encode(
      pixels.bytes, UInt32(pixels.width), UInt32(pixels.height), Int32(pixels.channels),
      target.baseAddress, target.count, &written)
  }
}

/// What a shim wrote into memory of a sufficient size, copied to its own length.
private func encoded(
  capacity: Int, by write: (UnsafeMutableBufferPointer<UInt8>, inout Int) -> Int32
) -> [UInt8] {
  let longest = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    var written = 0
    let status = unsafe write(buffer, &written)
    count = status == Int32(CIMAGECODECS_DONE.rawValue) ? written : 0
  }
  return Array(longest[...])
}
