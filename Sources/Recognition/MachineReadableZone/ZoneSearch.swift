import Foundation
import Imaging

/// The search for a zone in one picture.
struct ZoneSearch {
  /// The picture.
  let picture: Pixels
  /// The same in grey; lines are cut from it.
  private let gray: Pixels
  /// Which engine reads beside the model of zones.
  let second: LineEngine
  /// Whether any line looked like one of a zone, with text and fillers.
  private(set) var sawChevrons = false
  /// Whether the last direction had such a line.
  private var sawLine = false

  init(picture: Pixels, second: LineEngine) {
    self.picture = picture
    gray = picture.gray()
    self.second = second
  }

  /// The best zone of the first direction that has one.
  ///
  /// What most pictures need comes first: print of usual strength that runs across the picture, then in
  /// its other directions. Where a line of a zone was seen and not the others, a closer look in that
  /// direction comes before all other directions.
  mutating func run(_ readLine: LineReader) -> FoundZone? {
    var quick = [0.0]
    var closer: [Double] = []
    var place = 0
    while place < quick.count {
      let angle = quick[place]
      let lines = textLines(in: picture, along: angle, quick: true)
      if let found = zone(among: lines, seeds: 2, quickAlong: angle, readLine) { return found }
      if sawLine {
        if let found = lookCloser(along: angle, readLine) { return found }
      } else {
        closer.append(angle)
      }
      if place == 0 { quick += directions().filter { abs($0) > 2 } }
      place += 1
    }
    for angle in closer {
      if let found = lookCloser(along: angle, readLine) { return found }
    }
    return nil
  }

  /// The zone among all print of one direction, faint or on patterned ground.
  private mutating func lookCloser(along angle: Double, _ readLine: LineReader) -> FoundZone? {
    if let found = zone(among: textLines(in: picture, along: angle), readLine) { return found }
    // Guilloches and noise tie the lines of a page together. Smoothed away, they cost thin strokes too.
    let lines = textLines(in: picture, along: angle, smooth: Self.smoothing)
    return zone(among: lines, readLine)
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
  ///
  /// Where lines were looked for quickly in a direction, the neighbourhood of one of a zone gets a closer look.
  private mutating func zone(
    among lines: [Quad], seeds: Int = 6, quickAlong angle: Double? = nil, _ readLine: LineReader
  ) -> FoundZone? {
    // The network tells a zone from other print in half of the time.
    let finder = second == .network ? second : .zoneModel
    var seen: [Quad] = []
    sawLine = false
    for line in Self.promising(lines).prefix(seeds) where !seen.contains(line) {
      for isUpsideDown in [false, true] {
        let seed = isUpsideDown ? line.upsideDown : line
        let read = readLine(crop(seed.margined()), finder)
        guard read.looksLikeZone else {
          // What reads surely as it lies is other print, and no zone upside down.
          if finder == .network, read.isSurePrint { break }
          continue
        }
        sawLine = sawLine || read.hasTextAndFillers
        sawChevrons = sawChevrons || sawLine
        var among = lines
        for attempt in 0...1 {
          if attempt == 1 {
            guard let angle, read.hasTextAndFillers else { break }
            among += linesAround(line, along: angle)
          }
          let rows = TextRow.rows(
            around: seed, among: isUpsideDown ? among.map(\.upsideDown) : among)
          seen += rows.map { isUpsideDown ? $0.quad.upsideDown : $0.quad }
          var reading = ZoneReading(rows: rows, second: second)
          reading.add(read, of: seed, by: finder)
          if let found = reading.read({ readLine(crop($0, height: $1), $2) }) { return found }
        }
      }
    }
    return nil
  }

  /// Lines above and below another one, looked for with the ground's fine patterns smoothed away.
  private func linesAround(_ line: Quad, along angle: Double) -> [Quad] {
    // Two more rows of a zone lie on either side, each two and a half heights of ink further.
    let around = line.extended(
      left: line.height, right: line.height, above: 6 * line.height, below: 6 * line.height)
    return textLines(
      in: picture, within: around, along: angle, smooth: Self.smoothing, quick: true)
  }

  private func crop(_ quad: Quad, height: Int = 48) -> Pixels {
    let width = quad.width / max(1, quad.height) * Double(height)
    return gray.warped(from: quad, width: min(3000, max(8, Int(width))), height: height)
  }

  /// Lines that may belong to a zone, the likeliest first: long ones, and those with another of
  /// the same length beside them before all.
  ///
  /// A line of a zone is 30 to 50 times as long as high, half of that where its height was taken for too
  /// large; frames and edges are longer.
  static func promising(_ lines: [Quad]) -> [Quad] {
    let long = lines.filter { (14.0...75.0).contains($0.width / max(1, $0.height)) }
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
}

extension Quad {
  /// With the margin that the engine needs: its model drops an `I` at a tight edge.
  func margined() -> Quad {
    let margin = 0.35 * height
    return extended(left: margin, right: margin, above: margin, below: margin)
  }
}
