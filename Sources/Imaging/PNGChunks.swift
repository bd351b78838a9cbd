/// What has to be known of a PNG before libpng sees it.
///
/// Sources: PNG (third edition) section 5.3 for chunks, 11.2.1 for IHDR, 11.3.2.7 for eXIf and
/// 11.3.4.1 for acTL, the mark of an animation.
struct PNGChunks: Equatable {
  /// Size and samples a pixel after decoding; the size may be anything, also 0.
  var size: PictureSize
  /// Whether it says that it has more than one frame.
  var isAnimated: Bool
  /// EXIF orientation, 1 to 8.
  var orientation: Int

  /// Reads the chunks' headers; checksums are left to libpng.
  init(_ bytes: [UInt8]) throws(DecodeError) {
    func number(at place: Int) -> Int {
      bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    // Signature, then the length and type of the first chunk, 13 bytes of it, and its checksum.
    guard bytes.count >= 33, number(at: 8) == 13, bytes[12..<16].elementsEqual(Array("IHDR".utf8))
    else { throw .damaged(.header) }
    let colorType = bytes[25]
    size = PictureSize(
      width: number(at: 16), height: number(at: 20),
      channels: colorType == 0 || colorType == 4 ? 1 : 3)
    isAnimated = false
    orientation = 1
    var place = 33
    while place + 12 <= bytes.count {
      let length = number(at: place)
      guard length <= bytes.count - place - 12 else { return }
      switch number(at: place + 4) {
      case Self.animationControl: isAnimated = length < 4 || number(at: place + 8) != 1
      case Self.exif: orientation = exifOrientation(inTIFF: bytes[place + 8..<place + 8 + length])
      case Self.end: return
      default: break
      }
      place += 12 + length
    }
  }

  // Types as numbers, since a hostile file may hold millions of empty chunks: acTL, eXIf and IEND.
  private static let animationControl = 0x6163_544C
  private static let exif = 0x6558_4966
  private static let end = 0x4945_4E44
}
