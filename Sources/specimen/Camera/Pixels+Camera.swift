import Foundation
import Imaging

extension Pixels {
  /// Blurred by a Gaussian of a deviation in pixels; below a tenth nothing happens.
  ///
  /// Weights are whole numbers that sum to 65,536, so that every machine rounds alike; the border
  /// pixels go on outside.
  func blurred(_ deviation: Double) -> Pixels {
    guard deviation >= 0.1 else { return self }
    let reach = Int((deviation * 3).rounded(.up))
    let curve = (-reach...reach).map { exp(-Double($0 * $0) / (2 * deviation * deviation)) }
    let total = curve.reduce(0, +)
    var weights = curve.map { Int($0 / total * 65_536) }
    weights[reach] += 65_536 - weights.reduce(0, +)
    let rows = spread(
      weights, count: width, step: channels, lines: height, lineStep: width * channels)
    return rows.spread(
      weights, count: height, step: width * channels, lines: width, lineStep: channels)
  }

  /// Weighted sums along one direction.
  private func spread(_ weights: [Int], count: Int, step: Int, lines: Int, lineStep: Int) -> Pixels
  {
    let reach = weights.count / 2
    var result = bytes
    for line in 0..<lines {
      for channel in 0..<channels {
        let start = line * lineStep + channel
        for place in 0..<count {
          var sum = 32_768
          for offset in -reach...reach {
            let near = min(max(place + offset, 0), count - 1)
            sum += weights[offset + reach] * Int(bytes[start + near * step])
          }
          result[start + place * step] = UInt8(clamping: sum >> 16)
        }
      }
    }
    return Pixels(width: width, height: height, channels: channels, bytes: result)
  }

  /// Adds noise as sensors have it: mostly in brightness, a third as much in each colour.
  mutating func addNoise(_ deviation: Double, by random: inout SeededRandom) {
    for index in 0..<width * height {
      let common = random.bell() * deviation * 0.9
      for sample in index * channels..<(index + 1) * channels {
        let own = random.bell() * deviation * 0.3
        bytes[sample] = UInt8(clamping: Int((Double(bytes[sample]) + common + own).rounded()))
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
