/// A picture as 256 bits that hardly change with its size, its light and its sharpness.
///
/// Bit by bit, from the upper left: whether the picture, at 17 by 16 pixels, gets lighter from one
/// pixel to the next (a difference hash). Turning a picture changes all of it.
///
/// - Parameter picture: The picture, grey or colour.
/// - Returns: Four words of 64 bits; nil for a picture that is nearly of one shade, where noise would
///   decide.
public func perceptualHash(of picture: Pixels) -> [UInt64]? {
  let width = 17
  let height = 16
  let small = picture.gray().resized(width: width, height: height).bytes
  guard let least = small.min(), let most = small.max(), most - least >= 40 else { return nil }
  var words = [UInt64](repeating: 0, count: 4)
  for row in 0..<height {
    for column in 0..<(width - 1) {
      let place = row * width + column
      if small[place + 1] > small[place] {
        let bit = row * (width - 1) + column
        words[bit / 64] |= 1 << UInt64(bit % 64)
      }
    }
  }
  return words
}
