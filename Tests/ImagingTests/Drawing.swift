import Foundation
import Imaging

/// Pictures of a document, drawn for a test: lines of print on a light card on a dark table.
enum Drawing {
  /// A card as it would be scanned, with lines of print and a portrait.
  static func card(width: Int, height: Int, paper: UInt8 = 215) -> Pixels {
    var bytes = [UInt8](repeating: paper, count: width * height)
    func fill(_ x: Range<Int>, _ y: Range<Int>, _ value: UInt8) {
      for row in y { for column in x { bytes[row * width + column] = value } }
    }
    fill(width / 20..<width / 3, height / 4..<height * 3 / 4, 120)
    for line in 0..<7 {
      let top = height / 6 + line * height / 9
      for letter in 0..<18 {
        let left = width * 2 / 5 + letter * width / 34
        fill(left..<left + width / 60, top..<top + height / 22, 40)
      }
    }
    return color(Pixels(width: width, height: height, channels: 1, bytes: bytes))
  }

  /// A picture in which a card lies within four corners on a table.
  static func photograph(
    of card: Pixels, at quad: Quad, width: Int, height: Int, table: UInt8 = 70, grain: UInt8 = 6
  ) -> Pixels {
    // The inverse of flattening: where the corners of the picture lie, seen from the card.
    let noise = Fixture.noise(width: width, height: height, channels: 1).bytes
    let toCard = homography(
      from: quad.corners,
      to: [(0, 0), (card.width, 0), (card.width, card.height), (0, card.height)].map {
        Point(x: Double($0.0), y: Double($0.1))
      })
    var bytes = [UInt8](repeating: 0, count: width * height * 3)
    for y in 0..<height {
      for x in 0..<width {
        let (u, v) = apply(toCard, Double(x) + 0.5, Double(y) + 0.5)
        let place = y * width + x
        for channel in 0..<3 {
          if u >= 0, v >= 0, u < Double(card.width), v < Double(card.height) {
            bytes[place * 3 + channel] =
              card.bytes[(Int(v) * card.width + Int(u)) * 3 + channel]
          } else {
            bytes[place * 3 + channel] = table &+ noise[place] % grain
          }
        }
      }
    }
    return Pixels(width: width, height: height, channels: 3, bytes: bytes)
  }

  /// The corners of a rectangle of the given size turned about a middle.
  static func quad(
    middle: (Double, Double), width: Double, height: Double, degrees: Double, lean: Double = 0
  ) -> Quad {
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    func corner(_ x: Double, _ y: Double) -> Point {
      // `lean` makes the far side shorter.
      let x = x * (1 + (y > 0 ? lean : -lean))
      return Point(
        x: middle.0 + x * cosine - y * sine, y: middle.1 + x * sine + y * cosine)
    }
    return Quad(
      topLeft: corner(-width / 2, -height / 2), topRight: corner(width / 2, -height / 2),
      bottomRight: corner(width / 2, height / 2), bottomLeft: corner(-width / 2, height / 2))
  }

  static func color(_ gray: Pixels) -> Pixels {
    Pixels(
      width: gray.width, height: gray.height, channels: 3,
      bytes: gray.bytes.flatMap { [$0, $0, UInt8(max(0, Int($0) - 10))] })
  }

  /// Row by row, the last element 1: solves the eight equations of four pairs of places.
  private static func homography(from: [Point], to: [Point]) -> [Double] {
    var rows: [[Double]] = []
    for (p, q) in zip(from, to) {
      rows.append([p.x, p.y, 1, 0, 0, 0, -p.x * q.x, -p.y * q.x, q.x])
      rows.append([0, 0, 0, p.x, p.y, 1, -p.x * q.y, -p.y * q.y, q.y])
    }
    for column in 0..<8 {
      let pivot = (column..<8).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      rows.swapAt(column, pivot)
      for row in 0..<8 where row != column {
        let factor = rows[row][column] / rows[column][column]
        for place in column..<9 { rows[row][place] -= factor * rows[column][place] }
      }
    }
    return (0..<8).map { rows[$0][8] / rows[$0][$0] } + [1]
  }

  private static func apply(_ h: [Double], _ x: Double, _ y: Double) -> (Double, Double) {
    let w = h[6] * x + h[7] * y + h[8]
    return ((h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w)
  }
}
