import Foundation
import Imaging
import Proofing
import Randomness

/// Takes pictures of drawn documents.
struct Camera: Sendable {
  /// A finished picture.
  struct Shot: Sendable, Equatable {
    /// The JPEG file.
    let file: [UInt8]
    /// Width of the pixels in the file.
    let width: Int
    /// Height of the pixels in the file.
    let height: Int
    /// The document's corners as a viewer that obeys the EXIF orientation sees them, clockwise from the document's own upper left.
    let corners: [Point]
  }

  /// Takes a picture: the same document, effects and numbers give the same bytes.
  ///
  /// - Parameters:
  ///   - document: The document as drawn, in colour.
  ///   - cornerRadius: Radius of its corners in pixels.
  ///   - effects: What happens on the way.
  ///   - random: The numbers for noise and places.
  /// - Returns: The file, and where the document lies in it.
  /// - Throws: ``SpecimenError`` when the picture is larger than a JPEG can be.
  func shoot(
    _ document: Pixels, cornerRadius: Double, under effects: Effects,
    by random: inout SeededRandom
  ) throws(SpecimenError) -> Shot {
    let scene = Scene(of: document, under: effects, by: &random)
    guard scene.width <= 20_000, scene.height <= 20_000, document.channels == 3 else {
      throw .picture("it would have \(scene.width) by \(scene.height) pixels")
    }
    var picture = laid(document, cornerRadius: cornerRadius, in: scene, under: effects, by: &random)
    if effects.glare > 0 || effects.shadow > 0 || effects.light != 1 {
      picture = Light(effects, in: scene, by: &random).applied(to: picture)
    }
    picture = picture.blurred(effects.blur)
    if effects.noise > 0 { picture.addNoise(effects.noise, by: &random) }

    let corners = scene.corners.corners.map {
      turned($0, quarterTurns: effects.quarterTurns, width: scene.width, height: scene.height)
    }
    let upright = picture.turned(quarterTurns: effects.quarterTurns)
    let stored = upright.stored(orientation: effects.exif)
    let jpeg = encodeJPEG(stored, quality: effects.quality)
    guard !jpeg.isEmpty else { throw .picture("the JPEG encoder refuses it") }
    return Shot(
      file: effects.exif == 1 ? jpeg : withOrientation(effects.exif, jpeg: jpeg),
      width: stored.width, height: stored.height, corners: corners)
  }

  private func laid(
    _ document: Pixels, cornerRadius: Double, in scene: Scene, under effects: Effects,
    by random: inout SeededRandom
  ) -> Pixels {
    guard effects.ground != .none else {
      return document.resized(width: scene.width, height: scene.height)
    }
    let below = ground(effects.ground, width: scene.width, height: scene.height, by: &random)
    let above = scene.seen(document)
    let shape = scene.seen(outline(of: document, cornerRadius: cornerRadius))
    // The document's own shadow: its outline, made soft by shrinking and growing it.
    let soft = shape.resized(width: max(1, shape.width / 24), height: max(1, shape.height / 24))
      .resized(width: shape.width, height: shape.height)
    var bytes = below.bytes
    for index in 0..<shape.bytes.count {
      let cover = Int(shape.bytes[index])
      let shade = 255 - Int(soft.bytes[index]) * 90 / 255
      for sample in index * 3..<index * 3 + 3 {
        let dark = Int(bytes[sample]) * shade / 255
        bytes[sample] = UInt8((Int(above.bytes[sample]) * cover + dark * (255 - cover)) / 255)
      }
    }
    return Pixels(width: below.width, height: below.height, channels: 3, bytes: bytes)
  }

  /// White where the document is, black outside its round corners and along its very edge.
  private func outline(of document: Pixels, cornerRadius: Double) -> Pixels {
    let (width, height) = (document.width, document.height)
    var bytes = [UInt8](repeating: 255, count: width * height)
    for y in 0..<height {
      bytes[y * width] = 0
      bytes[y * width + width - 1] = 0
    }
    for x in 0..<width {
      bytes[x] = 0
      bytes[(height - 1) * width + x] = 0
    }
    let reach = Int(cornerRadius.rounded(.up))
    for y in 0..<min(reach, height / 2) {
      for x in 0..<min(reach, width / 2) {
        let (dx, dy) = (cornerRadius - Double(x) - 0.5, cornerRadius - Double(y) - 0.5)
        guard dx * dx + dy * dy > cornerRadius * cornerRadius else { continue }
        for (column, row) in [
          (x, y), (width - 1 - x, y), (x, height - 1 - y), (width - 1 - x, height - 1 - y),
        ] {
          bytes[row * width + column] = 0
        }
      }
    }
    return Pixels(width: width, height: height, channels: 1, bytes: bytes)
  }

  private func turned(_ point: Point, quarterTurns: Int, width: Int, height: Int) -> Point {
    let (across, down) = (Double(width), Double(height))
    return switch quarterTurns % 4 {
    case 1: Point(x: down - point.y, y: point.x)
    case 2: Point(x: across - point.x, y: down - point.y)
    case 3: Point(x: point.y, y: across - point.x)
    default: point
    }
  }
}
