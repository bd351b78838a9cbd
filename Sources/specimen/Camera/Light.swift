import Foundation
import Imaging
import Randomness

/// How much light falls on each part of a picture, and where it is thrown back.
struct Light: Sendable {
  private let effects: Effects
  private let shade: Pixels
  private let reflection: Pixels

  /// The light of a scene: a shadow with a soft edge across it, and one oval reflection on the document.
  init(_ effects: Effects, in scene: Scene, by random: inout SeededRandom) {
    self.effects = effects
    // Both change slowly: a sixteenth of the pixels carries them.
    let (width, height) = (max(2, scene.width / 16), max(2, scene.height / 16))
    let angle = random.real(0...6.283)
    let edge = random.real(-0.25...0.25)
    let corners = scene.corners.corners
    let (across, down) = (random.real(0.2...0.8), random.real(0.15...0.6))
    let spot = Point(
      x: (corners[0].x + (corners[2].x - corners[0].x) * across) / Double(scene.width),
      y: (corners[0].y + (corners[2].y - corners[0].y) * down) / Double(scene.height))
    let (wide, high) = (random.real(0.08...0.16), random.real(0.05...0.1))
    var shades: [UInt8] = []
    var reflections: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let (u, v) = (Double(x) / Double(width - 1), Double(y) / Double(height - 1))
        let side = (u - 0.5) * cos(angle) + (v - 0.5) * sin(angle) - edge
        let covered = 1 / (1 + exp(-side * 18))
        shades.append(UInt8(255 * (1 - effects.shadow * covered)))
        let (dx, dy) = ((u - spot.x) / wide, (v - spot.y) / high)
        reflections.append(UInt8(255 * effects.glare * exp(-(dx * dx + dy * dy))))
      }
    }
    shade = Pixels(width: width, height: height, channels: 1, bytes: shades)
      .resized(width: scene.width, height: scene.height)
    reflection = Pixels(width: width, height: height, channels: 1, bytes: reflections)
      .resized(width: scene.width, height: scene.height)
  }

  /// The picture in this light.
  func applied(to picture: Pixels) -> Pixels {
    let gain = Int((effects.light * 256).rounded())
    var bytes = picture.bytes
    for index in 0..<shade.bytes.count {
      let factor = Int(shade.bytes[index]) * gain
      let bright = Int(reflection.bytes[index]) * 2
      for sample in index * 3..<index * 3 + 3 {
        bytes[sample] = UInt8(clamping: Int(bytes[sample]) * factor / 65_280 + bright)
      }
    }
    return Pixels(width: picture.width, height: picture.height, channels: 3, bytes: bytes)
  }
}
