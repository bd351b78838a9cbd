import Foundation
import Imaging

/// A picture file of the folder Fixtures; its `make.py` says what they show.
enum Fixture {
  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }

  /// The mean of each channel in the four quarters, without their borders.
  static func quarters(of pixels: Pixels) -> [[Double]] {
    let (halfWidth, halfHeight) = (pixels.width / 2, pixels.height / 2)
    return [(0, 0), (1, 0), (0, 1), (1, 1)].map { column, row in
      (0..<pixels.channels).map { channel in
        var sum = 0.0
        var count = 0.0
        for y in row * halfHeight + 2..<(row + 1) * halfHeight - 2 {
          for x in column * halfWidth + 2..<(column + 1) * halfWidth - 2 {
            sum += Double(pixels.bytes[(y * pixels.width + x) * pixels.channels + channel])
            count += 1
          }
        }
        return sum / count
      }
    }
  }

  static let colors: [[Double]] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]
  static let greys: [[Double]] = [[50], [100], [150], [250]]

  /// Whether every quarter is near what it should be.
  static func shows(_ expected: [[Double]], _ pixels: Pixels, within tolerance: Double) -> Bool {
    let found = quarters(of: pixels)
    return zip(found, expected).allSatisfy { found, expected in
      found.count == expected.count
        && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance }
    }
  }

  /// Something with fine structure, the same on every machine.
  static func noise(width: Int, height: Int, channels: Int, seed: UInt64 = 1) -> Pixels {
    var state = seed
    let bytes = (0..<width * height * channels).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    return Pixels(width: width, height: height, channels: channels, bytes: bytes)
  }
}
