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

  /// A picture in which a card lies within four corners on a table, as a JPEG keeps it.
  static func photograph(
    of card: Pixels, at quad: Quad, width: Int, height: Int, table: UInt8 = 70
  ) throws -> Pixels {
    // The inverse of flattening: where the corners of the picture lie, seen from the card. Around it
    // lies a strip of table, which the border repeats.
    let strip = 8
    let corners = [(0, 0), (card.width, 0), (card.width, card.height), (0, card.height)]
    let toCard = homography(
      from: quad.corners,
      to: corners.map { Point(x: Double($0.0 + strip), y: Double($0.1 + strip)) })
    let picture = [(0, 0), (width, 0), (width, height), (0, height)].map {
      apply(toCard, Double($0.0), Double($0.1))
    }
    let pixels = framed(card, by: strip, value: table).warped(
      from: Quad(
        topLeft: picture[0], topRight: picture[1], bottomRight: picture[2], bottomLeft: picture[3]),
      width: width, height: height)
    return try decode(encodeJPEG(pixels, quality: 75)).pixels
  }

  /// The same pixels with a frame of one grey around them.
  private static func framed(_ pixels: Pixels, by strip: Int, value: UInt8) -> Pixels {
    let width = pixels.width + 2 * strip
    let row = pixels.width * 3
    let above = [UInt8](repeating: value, count: width * strip * 3)
    let beside = [UInt8](repeating: value, count: strip * 3)
    let middle = (0..<pixels.height).flatMap {
      beside + pixels.bytes[$0 * row..<($0 + 1) * row] + beside
    }
    return Pixels(
      width: width, height: pixels.height + 2 * strip, channels: 3, bytes: above + middle + above)
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

  private static func apply(_ h: [Double], _ x: Double, _ y: Double) -> Point {
    let w = h[6] * x + h[7] * y + h[8]
    return Point(x: (h[0] * x + h[1] * y + h[2]) / w, y: (h[3] * x + h[4] * y + h[5]) / w)
  }
}
