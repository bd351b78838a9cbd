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
    var weights = curve.map { ($0 / total * 65_536).rounded(.down) }
    weights[reach] += 65_536 - weights.reduce(0, +)
    return blurred(by: weights.map { Float($0) })
  }

  /// Across, then down, each time with sums of whole lines.
  ///
  /// Whole numbers up to 255 times 65,536 are exact in single precision.
  private func blurred(by weights: [Float]) -> Pixels {
    let (reach, line) = (weights.count / 2, width * channels)
    let (shifts, edge) = (weights.indices.map { $0 * channels }, reach * channels)
    let samples = bytes.map { Float($0) }
    var sums = [Float](repeating: 0, count: line)
    var across: [Float] = []
    across.reserveCapacity(bytes.count)
    for start in stride(from: 0, to: bytes.count, by: line) {
      let (first, last) = (samples[start..<start + channels], start + line - channels)
      var long: [Float] = []
      long.reserveCapacity(line + 2 * edge)
      for _ in 0..<reach { long += first }
      long += samples[start..<start + line]
      for _ in 0..<reach { long += samples[last..<last + channels] }
      sum(long, from: shifts, times: weights, into: &sums)
      // The sums have their whole part from 65,536 on.
      across += sums.map { Float(Int32($0) >> 16) }
    }
    var down: [UInt8] = []
    down.reserveCapacity(bytes.count)
    for row in 0..<height {
      let rows = weights.indices.map { min(max(row + $0 - reach, 0), height - 1) * line }
      sum(across, from: rows, times: weights, into: &sums)
      down += sums.map { UInt8(truncatingIfNeeded: Int32($0) >> 16) }
    }
    return Pixels(width: width, height: height, channels: channels, bytes: down)
  }

  /// Adds noise as sensors have it: mostly in brightness, a third as much in each colour.
  mutating func addNoise(_ deviation: Double, by random: inout SeededRandom) {
    // All values that a bell can have, to divide each but once.
    let common = (0...SeededRandom.bellSteps).map { SeededRandom.bell($0) * deviation * 0.9 }
    let own = (0...SeededRandom.bellSteps).map { SeededRandom.bell($0) * deviation * 0.3 }
    let (channels, pixels) = (channels, width * height)
    var samples = bytes.mutableSpan
    for index in 0..<pixels {
      let both = common[random.bellStep()]
      for sample in index * channels..<(index + 1) * channels {
        let noisy = Double(samples[sample]) + both + own[random.bellStep()]
        // Rounds like `rounded()`, which calls a function of the C library each time.
        samples[sample] = UInt8(clamping: Int(noisy < 0 ? noisy - 0.5 : noisy + 0.5))
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

/// Half of 65,536, for rounding, and samples times weights, each weight with a place to start from.
///
/// The sums of a whole line grow together, which the compiler turns into vector instructions.
private func sum(
  _ samples: [Float], from places: [Int], times weights: [Float], into sums: inout [Float]
) {
  let count = sums.count
  precondition(places.allSatisfy { $0 >= 0 && $0 + count <= samples.count })
  unsafe sums.withUnsafeMutableBufferPointer { sums in
    unsafe samples.withUnsafeBufferPointer { samples in
      unsafe sums.update(repeating: 32_768)
      for (place, weight) in zip(places, weights) {
        for index in 0..<count {
          unsafe sums[index] += weight * samples[place &+ index]
        }
      }
    }
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
