/// Whether bytes are laid out as a JPEG file of at most a page's size (ITU-T T.81, annex B): its markers are followed
/// up to the frame header, nothing is decoded.
///
/// - Parameters:
///   - bytes: What a reader says is a picture.
///   - page: The most that it may measure, in pixels.
/// - Returns: False for anything else, and for a file that does not end as it should.
func isJPEG(_ bytes: [UInt8], within page: (width: Int, height: Int)) -> Bool {
  guard bytes.count >= 4, bytes.starts(with: [0xFF, 0xD8]), bytes.suffix(2) == [0xFF, 0xD9] else {
    return false
  }
  var place = 2
  func word(_ at: Int) -> Int { Int(bytes[at]) << 8 | Int(bytes[at + 1]) }
  while place + 9 < bytes.count, bytes[place] == 0xFF {
    let marker = bytes[place + 1]
    // SOF0 to SOF15, but for DHT, JPG and DAC, which lie between.
    if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
      return (1...max(1, page.height)).contains(word(place + 5))
        && (1...max(1, page.width)).contains(word(place + 7))
    }
    let length = word(place + 2)
    guard length >= 2 else { return false }
    place += 2 + length
  }
  return false
}
