import Foundation
import Imaging
import Proofing
import Randomness

/// Where a document lies in a picture.
struct Scene: Sendable, Equatable {
  /// Width of the picture in pixels.
  let width: Int
  /// Height of the picture in pixels.
  let height: Int
  /// The document's corners.
  let corners: Quad

  /// The place of a document of a size under effects that turn, tilt and surround it.
  ///
  /// - Parameters:
  ///   - document: The document as drawn.
  ///   - effects: What the camera does.
  ///   - random: Says which side is far away.
  init(of document: Pixels, under effects: Effects, by random: inout SeededRandom) {
    let scale = effects.across > 0 ? Double(effects.across) / Double(document.width) : 1
    let (across, down) = (Double(document.width) * scale, Double(document.height) * scale)
    guard effects.ground != .none else {
      (width, height) = (Int(across.rounded()), Int(down.rounded()))
      corners = Quad(
        topLeft: Point(x: 0, y: 0), topRight: Point(x: across, y: 0),
        bottomRight: Point(x: across, y: down), bottomLeft: Point(x: 0, y: down))
      return
    }
    let tilt = effects.perspective / 2
    let side = tilt * random.real(-0.6...0.6)
    let far = random.happens(0.75) ? tilt : -tilt
    // A far edge is shorter and the sides lean towards it; foreshortening takes as much of the height.
    func place(_ x: Double, _ y: Double) -> Point {
      let (u, v) = (x * (1 + far * y * 2), y * (1 - abs(tilt) * 0.5) * (1 + side * x * 2))
      let angle = effects.degrees * .pi / 180
      return Point(
        x: (u * across) * cos(angle) - (v * down) * sin(angle),
        y: (u * across) * sin(angle) + (v * down) * cos(angle))
    }
    let around = [place(-0.5, -0.5), place(0.5, -0.5), place(0.5, 0.5), place(-0.5, 0.5)]
    let border = effects.margin * across
    let (left, right) = (around.map(\.x).min() ?? 0, around.map(\.x).max() ?? 0)
    let (top, bottom) = (around.map(\.y).min() ?? 0, around.map(\.y).max() ?? 0)
    width = Int((right - left + 2 * border).rounded())
    height = Int((bottom - top + 2 * border).rounded())
    let moved = around.map { Point(x: $0.x - left + border, y: $0.y - top + border) }
    corners = Quad(
      topLeft: moved[0], topRight: moved[1], bottomRight: moved[2], bottomLeft: moved[3])
  }

  /// Pixels of the document's size as they look in the picture; their border goes on outside.
  func seen(_ document: Pixels) -> Pixels {
    let back = Homography(unitSquareTo: corners).inverse
    func source(_ x: Int, _ y: Int) -> Point {
      let unit = back(Point(x: Double(x), y: Double(y)))
      return Point(x: unit.x * Double(document.width), y: unit.y * Double(document.height))
    }
    // A lens is softer than four neighbours of a pixel are.
    return document.warped(
      from: Quad(
        topLeft: source(0, 0), topRight: source(width, 0), bottomRight: source(width, height),
        bottomLeft: source(0, height)), width: width, height: height, linear: true)
  }
}
