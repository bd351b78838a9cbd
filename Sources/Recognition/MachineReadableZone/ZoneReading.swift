import Imaging
import Proofing

/// A zone that was found, with the rows that it stands on.
struct FoundZone: Sendable, Equatable {
  /// The zone as fused from all readings.
  var read: ReadZone
  /// The ink of every line, at the zone's common ends.
  var lines: [Quad]
  /// How far two single readings agreed on the names.
  var namesAgree: Bool
  /// The bar where a character has a look-alike that counts the same, and no digit tells the two apart.
  ///
  /// One engine by itself is never as sure as two.
  var blindBar = 0.95
}

/// The readings of a zone's rows, from few crops to more as long as they leave doubt.
struct ZoneReading {
  /// One crop of a row: margins in heights of a row, and the crop's height in pixels.
  struct Crop {
    var ends: Double
    var above: Double
    var below: Double
    var height: Int
    var usesCommonEnds: Bool
  }

  /// The crops in the order in which they are tried.
  static let crops = [
    Crop(ends: 0.35, above: 0.35, below: 0.35, height: 48, usesCommonEnds: true),
    Crop(ends: 0.5, above: 0.25, below: 0.25, height: 40, usesCommonEnds: true),
    Crop(ends: 0.35, above: 0.5, below: 0.5, height: 64, usesCommonEnds: false),
    Crop(ends: 0.7, above: 0.15, below: 0.3, height: 36, usesCommonEnds: true),
    Crop(ends: 0.35, above: 0.4, below: 0.2, height: 56, usesCommonEnds: false),
  ]

  let rows: [TextRow]
  /// Which engine reads beside the model of zones.
  let second: LineEngine
  private var evidence: ZoneEvidence
  /// Where the outermost rows begin and end.
  private var start: Double
  private var end: Double
  /// The row and the engine of which the first reading is there already.
  private var known: (row: Int, engine: LineEngine)?
  /// Whether one row alone may be a zone.
  private var mayBeAlone = false

  init(rows: [TextRow], second: LineEngine) {
    self.rows = Array(rows.prefix(8))
    self.second = second
    evidence = ZoneEvidence(rowCount: self.rows.count)
    start = rows.map(\.from).min() ?? 0
    end = rows.map(\.to).max() ?? 0
  }

  /// Takes a reading of the row that was found first, which has been made already, instead of the first one by that engine.
  mutating func add(_ reading: LineReading, of quad: Quad, by engine: LineEngine) {
    mayBeAlone = reading.looksLikeLicense
    guard let row = rows.firstIndex(where: { $0.quad == quad }) else { return }
    add(reading, of: row)
    known = (row, engine)
  }

  /// Reads crop after crop until every digit holds and the names were read twice alike.
  ///
  /// The network reads each crop that the model of zones reads: they err in different ways. Where there is
  /// none, the model of print reads the rows whose digits fail in the end; of others it knows less.
  mutating func read(_ ask: (Quad, Int, LineEngine) -> LineReading) -> FoundZone? {
    guard rows.count >= 2 || mayBeAlone else { return nil }
    let engines = second == .network ? [second, .zoneModel] : [.zoneModel]
    var best: ZoneCandidate?
    for (round, crop) in Self.crops.enumerated() {
      if let best {
        read(doubtfulRows(best), crop, engines, ask)
      } else {
        let alike = rowsAlike()
        read(alike, crop, engines, ask)
        if bestCandidate()?.isPlausible != true {
          read(rows.indices.filter { !alike.contains($0) }, crop, engines, ask)
        }
      }
      let last = best
      best = bestCandidate()
      if round == 0, let misfit = best, misfit.read.fit <= Self.misfit, trim(to: misfit, in: crop) {
        read(Array(misfit.window), crop, engines, ask)
        best = bestCandidate()
      }
      // More crops mend characters and not a reading that fits nowhere: of 77 pictures of zones, as many
      // are read rightly with these bounds as without.
      guard let best, best.read.fit > (round == 0 ? -0.7 : Self.misfit) else { return nil }
      if isSettled(best, after: last, in: round) { break }
    }
    if second == .printModel {
      for crop in Self.crops.prefix(2) {
        guard let doubtful = best, doubtful.isPlausible else { break }
        read(doubtful.refutedRows.sorted(), crop, [second], ask)
        best = bestCandidate()
      }
    }
    guard let best, best.isPlausible else { return nil }
    let lines = best.window.map {
      rows[$0].quad(from: start, to: end, margin: 0, above: 0, below: 0)
    }
    return FoundZone(
      read: best.read.repairing(), lines: lines, namesAgree: namesAgree(best),
      blindBar: second == .network ? 0.99 : 0.95)
  }

  /// Up to this fit rows are no zone, or other print runs into them.
  private static let misfit = -0.45

  /// Cuts the rows' common ends to the longest stretch without a space, each with a character to spare.
  ///
  /// Where a card or a page lies on print, a row goes on beside it.
  ///
  /// - Returns: Whether a side lost three characters or more.
  private mutating func trim(to candidate: ZoneCandidate, in crop: Crop) -> Bool {
    let ends = candidate.window.compactMap { row in
      evidence.steps[row].last?.longestStretch.map { stretch in
        let margin = crop.ends * rows[row].height
        let (from, width) = (start - margin, end - start + 2 * margin)
        return (from: from + stretch.lowerBound * width, to: from + stretch.upperBound * width)
      }
    }
    guard let from = ends.map(\.from).min(), let to = ends.map(\.to).max() else { return false }
    let character = (to - from) / Double(candidate.read.zone.format.lineLength)
    let (newStart, newEnd) = (max(start, from - character), min(end, to + character))
    guard newStart - start >= 3 * character || end - newEnd >= 3 * character else { return false }
    (start, end) = (newStart, newEnd)
    return true
  }

  private mutating func read(
    _ rows: [Int], _ crop: Crop, _ engines: [LineEngine],
    _ ask: (Quad, Int, LineEngine) -> LineReading
  ) {
    for index in rows {
      let row = self.rows[index]
      let quad = row.quad(
        from: crop.usesCommonEnds ? start : max(start, row.from),
        to: crop.usesCommonEnds ? end : min(end, row.to),
        margin: crop.ends, above: crop.above, below: crop.below)
      for engine in engines {
        if let known, known == (index, engine) {
          self.known = nil
        } else {
          add(ask(quad, crop.height, engine), of: index)
        }
      }
    }
  }

  private mutating func add(_ reading: LineReading, of row: Int) {
    switch reading {
    case .text(let text): evidence.add(text, of: row)
    case .steps(let steps): evidence.add(steps, of: row)
    case .nothing: break
    }
  }

  /// Whether no further crop is needed: two engines say the same, or several crops do.
  ///
  /// A digit that fails asks for a second look at what two engines read surely, and not for more: misprinted
  /// zones exist.
  private mutating func isSettled(
    _ candidate: ZoneCandidate, after last: ZoneCandidate?, in round: Int
  ) -> Bool {
    let (zone, least) = (candidate.read.zone, candidate.read.leastConfidence)
    if round > 0, zone.everyCheckHolds, least > 0.8 { return true }
    guard second == .network, namesAgree(candidate) else { return false }
    if least > FoundZone.provedBar { return round > 0 || zone.everyCheckHolds }
    return round > 1 && last?.read.zone == zone
  }

  /// The rows that lie over each other like those of a zone: where the seed begins and ends, and as high;
  /// all where no two do.
  private func rowsAlike() -> [Int] {
    guard let seed = rows.min(by: { abs($0.offset) < abs($1.offset) }) else { return [] }
    let length = seed.to - seed.from
    let alike = rows.indices.filter { index in
      let row = rows[index]
      return abs(row.from - seed.from) < 0.08 * length && abs(row.to - seed.to) < 0.08 * length
        && (0.6...1.7).contains(row.height / seed.height)
        && abs(row.offset - seed.offset) < 8 * seed.height
    }
    return alike.count >= 2 ? Array(alike) : Array(rows.indices)
  }

  /// The rows that another crop may say more about: all where a digit fails, else those that are not sure,
  /// and the names, which no digit covers.
  private mutating func doubtfulRows(_ candidate: ZoneCandidate) -> [Int] {
    guard candidate.read.zone.everyCheckHolds else { return Array(candidate.window) }
    let names = namesAgree(candidate) ? [] : candidate.namesRows
    let unsure = candidate.rows(lessSureThan: FoundZone.provedBar)
    return candidate.window.filter { names.contains($0) || unsure.contains($0) }
  }

  private mutating func bestCandidate() -> ZoneCandidate? {
    let formats = MachineReadableZone.Format.allCases.filter { rows.count >= $0.lineCount }
    var places = formats.flatMap { format in
      (0...(rows.count - format.lineCount)).map { (format, $0..<($0 + format.lineCount)) }
    }
    // What Tesseract read shows at little cost which formats and rows need a closer look.
    let scores = places.map { format, window in
      evidence.hasTexts(of: window)
        ? candidate(format, on: window, textsOnly: true)?.score : nil
    }
    if let most = scores.compactMap({ $0 }).max() {
      places = zip(places, scores).filter { $1.map { $0 > most - 0.5 } ?? true }.map(\.0)
    }
    return places.compactMap { candidate($0.0, on: $0.1) }
      .filter { $0.read.zone.format.begins($0.read.zone.cells[0]) }
      .max { $0.score < $1.score }
  }

  private mutating func candidate(
    _ format: MachineReadableZone.Format, on window: Range<Int>, textsOnly: Bool = false
  ) -> ZoneCandidate? {
    var lines: [LineEvidence] = []
    for (row, alphabets) in zip(window, format.alphabets) {
      guard let line = evidence.fused(row, over: alphabets, textsOnly: textsOnly) else {
        return nil
      }
      lines.append(line)
    }
    return ReadZone(lines, format: format).map { ZoneCandidate(window: window, read: $0) }
  }

  /// Whether two single readings, each by itself, give the names that were decided.
  private mutating func namesAgree(_ candidate: ZoneCandidate) -> Bool {
    let format = candidate.read.zone.format
    for part in [MachineReadableZone.Part.name, .givenNames] {
      guard let place = format.place(of: part) else { continue }
      let count = evidence.countAlike(
        candidate.read.zone.text(of: part).revealed, row: candidate.window.lowerBound + place.line,
        columns: place.columns, over: format.alphabets[place.line], isList: part == .givenNames)
      if count < 2 { return false }
    }
    return true
  }
}
