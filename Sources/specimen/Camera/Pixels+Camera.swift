import Foundation
import Imaging
import Randomness

extension Pixels {
  /// Adds noise as sensors have it: mostly in brightness, a third as much in each colour.
  ///
  /// One random number a pixel gives four places in a list of noises, in 256ths of a grey value.
  mutating func addNoise(_ deviation: Double, by random: inout SeededRandom) {
    func noises(_ deviation: Double) -> [Int32] {
      (0..<4_096).map { _ in Int32((random.bell() * deviation * 256).rounded()) }
    }
    let (common, own) = (noises(deviation * 0.9), noises(deviation * 0.3))
    let (channels, pixels) = (channels, width * height)
    var samples = bytes.mutableSpan
    for index in 0..<pixels {
      var bits = random.next()
      let both = common[Int(bits & 4_095)] + 128
      for sample in index * channels..<(index + 1) * channels {
        bits >>= 12
        let noisy = Int32(samples[sample]) << 8 + both + own[Int(bits & 4_095)]
        samples[sample] = UInt8(clamping: noisy >> 8)
      }
    }
  }

  /// These pixels as a camera with an EXIF orientation stores them: the reverse of what a viewer does.
  ///
  /// Source: Exif 2.32, tag 0x0112: 1 to 4 keep rows as rows, 5 to 8 swap them; even numbers up to 4
  /// and odd ones above are mirrored.
  func stored(orientation: Int) -> Pixels {
    switch orientation {
    case 2: mirrored()
    case 3: turned(quarterTurns: 2)
    case 4: turned(quarterTurns: 2).mirrored()
    case 5: turned(quarterTurns: 1).mirrored()
    case 6: turned(quarterTurns: -1)
    case 7: turned(quarterTurns: -1).mirrored()
    case 8: turned(quarterTurns: 1)
    default: self
    }
  }

  /// Left and right exchanged.
  func mirrored() -> Pixels {
    var result = bytes
    for y in 0..<height {
      for x in 0..<width {
        for channel in 0..<channels {
          result[(y * width + x) * channels + channel] =
            bytes[(y * width + width - 1 - x) * channels + channel]
        }
      }
    }
    return Pixels(width: width, height: height, channels: channels, bytes: result)
  }
}

/// A JPEG file with an EXIF segment that holds nothing but an orientation.
///
/// Source: Exif 2.32 section 4.5: segment APP1 directly after the start, a big-endian TIFF header, and
/// one directory of one entry, tag 0x0112 of type SHORT.
func withOrientation(_ orientation: Int, jpeg: [UInt8]) -> [UInt8] {
  let tiff: [UInt8] =
    [0x4d, 0x4d, 0x00, 0x2a, 0, 0, 0, 8]
    + [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(clamping: orientation), 0, 0, 0, 0, 0, 0]
  let body = Array("Exif\0\0".utf8) + tiff
  let length = UInt8(body.count + 2)
  return Array(jpeg.prefix(2)) + [0xff, 0xe1, 0, length] + body + jpeg.dropFirst(2)
}
