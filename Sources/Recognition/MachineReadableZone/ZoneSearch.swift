import Foundation
import Imaging

/// The search for a zone in one picture.
struct ZoneSearch {
  /// The picture.
  let picture: Pixels
  /// Whether any line looked like one of a zone, with text and fillers.
  private(set) var sawChevrons = false

  init(picture: Pixels) { self.picture = picture }

  /// The best zone of the first direction that has one.
  ///
  /// What most pictures need comes first: print of usual strength that runs across the picture, then in
  /// its other directions.
  ///
  /// `second` reads a line with another engine, where the first leaves doubt.
  mutating func run(_ readLine: LineReader, second: (Pixels) -> SecondReading) -> FoundZone? {
    let level = textLines(in: picture, quick: true)
    if let found = zone(among: level, seeds: 2, readLine, second) { return found }
    let directions = directions()
    for angle in directions where abs(angle) > 2 {
      let lines = textLines(in: picture, along: angle, quick: true)
      if let found = zone(among: lines, seeds: 2, readLine, second) { return found }
    }
    for angle in directions {
      let lines = textLines(in: picture, along: angle)
      if let found = zone(among: lines, readLine, second) { return found }
    }
    // Guilloches and noise tie the lines of a page together. Smoothed away, they cost thin strokes too.
    for angle in directions.prefix(2) {
      let lines = textLines(in: picture, along: angle, smooth: Self.smoothing)
      if let found = zone(among: lines, readLine, second) { return found }
    }
    return nil
  }

  /// Half the width of a stroke of a zone that runs across the picture.
  private static let smoothing = 2.2

  /// Directions of text, those nearest to level first.
  private func directions() -> [Double] {
    let angles = textAngles(in: picture, atMost: 5)
    let level = angles.filter { abs($0) <= 45 }
    let steep = angles.filter { abs($0) > 45 }
    guard let firstLevel = level.first, let firstSteep = steep.first else {
      return angles.isEmpty ? [0, 90] : angles
    }
    return [firstLevel, firstSteep] + level.dropFirst() + steep.dropFirst()
  }

  /// The zone among the lines of one direction; both ways of looking at it are tried.
  private mutating func zone(
    among lines: [Quad], seeds: Int = 6, _ readLine: LineReader,
    _ second: (Pixels) -> SecondReading
  ) -> FoundZone? {
    var seen: [Quad] = []
    for line in Self.promising(lines).prefix(seeds) where !seen.contains(line) {
      for isUpsideDown in [false, true] {
        let seed = isUpsideDown ? line.upsideDown : line
        guard let read = readLine(crop(seed.margined())), Self.looksLikeZone(read) else { continue }
        sawChevrons = sawChevrons || Self.hasTextAndFillers(read)
        let among = isUpsideDown ? lines.map(\.upsideDown) : lines
        let rows = TextRow.rows(around: seed, among: among)
        seen += rows.map { isUpsideDown ? $0.quad.upsideDown : $0.quad }
        var reading = ZoneReading(rows: rows)
        let found = reading.read(
          with: { readLine(crop($0, height: $1)) }, second: { second(crop($0, height: $1)) })
        if let found { return found }
      }
    }
    return nil
  }

  private func crop(_ quad: Quad, height: Int = 48) -> Pixels {
    let width = quad.width / max(1, quad.height) * Double(height)
    return picture.warped(from: quad, width: min(3000, max(8, Int(width))), height: height).gray()
  }

  /// Lines that may belong to a zone, the likeliest first: long ones, and those with another of
  /// the same length beside them before all.
  static func promising(_ lines: [Quad]) -> [Quad] {
    let long = lines.filter { $0.width > 10 * $0.height }
    func rank(_ line: Quad) -> Double {
      let frame = TextFrame(line)
      let length = frame.middle * 2
      let own = TextRow(line, in: frame)
      let partners = long.count { other in
        guard other != line else { return false }
        let row = TextRow(other, in: frame)
        return abs(row.from) < 0.08 * length && abs(row.to - length) < 0.08 * length
          && (0.6...1.7).contains(row.height / own.height)
          && (1.0...5.0).contains(abs(row.offset) / own.height)
      }
      return length * (partners > 0 ? 2 : 1)
    }
    return long.map { ($0, rank($0)) }.sorted { $0.1 > $1.1 }.map(\.0)
  }

  /// Whether a reading shows what every zone has: text beside fillers.
  ///
  /// An engine that knows nothing but zones reads any print as text, and any edge as fillers.
  static func hasTextAndFillers(_ line: TextLine) -> Bool {
    let characters = line.characters.filter { $0.character != " " }
    let fillers = characters.count { $0.character == "<" }
    return fillers >= 3 && characters.count - fillers >= 6
  }

  /// Whether a reading may be a line of a zone: long enough, and with fillers or surely read.
  static func looksLikeZone(_ line: TextLine) -> Bool {
    let characters = line.characters.filter { $0.character != " " }
    guard (22...52).contains(characters.count) else { return false }
    let fillers = characters.count { $0.character == "<" }
    let mean =
      characters.map { CharacterNoise.certainty(of: $0.confidence) }.reduce(0, +)
      / Double(characters.count)
    return (fillers >= 3 && mean > 0.5) || mean > 0.85
  }
}

extension Quad {
  /// With the margin that the engine needs: its model drops an `I` at a tight edge.
  func margined() -> Quad {
    let margin = 0.35 * height
    return extended(left: margin, right: margin, above: margin, below: margin)
  }
}
