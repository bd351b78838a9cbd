import Foundation
import Imaging
import Proofing

/// A zone that was found, with the rows that it stands on.
struct FoundZone: Sendable, Equatable {
  /// The zone as fused from all readings.
  var read: ReadZone
  /// The ink of every line, at the zone's common ends.
  var lines: [Quad]
  /// How far two readings at different crops agreed on the whole name field.
  var namesAgree: Bool
}

/// What a second engine says of one line.
enum SecondReading {
  case text(TextLine)
  case steps(ZoneSteps)
  case nothing
}

/// The readings of a zone's rows, from few crops to more as long as check digits fail.
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
  private var texts: [[TextLine]]
  private var steps: [[ZoneSteps]]

  init(rows: [TextRow]) {
    self.rows = Array(rows.prefix(8))
    texts = Array(repeating: [], count: self.rows.count)
    steps = Array(repeating: [], count: self.rows.count)
  }

  /// Reads crop after crop until every digit holds and the name was read twice alike.
  ///
  /// Where digits still fail then, another engine reads the same rows: the model of OCR-B misreads
  /// zones that are printed in other typefaces.
  mutating func read(
    with readLine: (Quad, Int) -> TextLine?, second: (Quad, Int) -> SecondReading
  ) -> FoundZone? {
    guard rows.count >= 2 else { return nil }
    let (start, end) = (rows.map(\.from).min() ?? 0, rows.map(\.to).max() ?? 0)
    var best: Candidate?
    for (round, crop) in Self.crops.enumerated() {
      func read(_ index: Int) {
        let row = rows[index]
        let quad = row.quad(
          from: crop.usesCommonEnds ? start : row.from, to: crop.usesCommonEnds ? end : row.to,
          margin: crop.ends, above: crop.above, below: crop.below)
        if let text = readLine(quad, crop.height) { texts[index].append(text) }
      }
      if let best {
        doubtfulRows(best).forEach(read)
      } else {
        let alike = rowsAlike()
        alike.forEach(read)
        if bestCandidate()?.isPlausible != true {
          rows.indices.filter { !alike.contains($0) }.forEach(read)
        }
      }
      best = bestCandidate()
      // More crops mend characters and not a reading that fits nowhere: of 77 pictures of zones, as many
      // are read rightly with these bounds as without.
      guard let best, best.read.fit > (round == 0 ? -0.7 : -0.45) else { return nil }
      if round > 0, best.read.zone.everyCheckHolds, best.read.leastConfidence > 0.8 { break }
    }
    for crop in Self.crops.prefix(2) {
      guard let doubtful = best, doubtful.isPlausible else { break }
      let rows = rowsWithoutProof(doubtful)
      guard !rows.isEmpty else { break }
      for index in rows {
        let quad = self.rows[index].quad(
          from: start, to: end, margin: crop.ends, above: crop.above, below: crop.below)
        switch second(quad, crop.height) {
        case .text(let text): texts[index].append(text)
        case .steps(let read): steps[index].append(read)
        case .nothing: break
        }
      }
      best = bestCandidate()
    }
    guard let best, best.isPlausible else { return nil }
    let lines = best.window.map {
      rows[$0].quad(from: start, to: end, margin: 0, above: 0, below: 0)
    }
    return FoundZone(
      read: best.read.repairing(), lines: lines, namesAgree: namesAgree(best))
  }

  /// The rows that another engine has to look at: those whose digits fail, those with a character that is
  /// hardly surer than its rivals, and the names where no two readings give the same.
  private func rowsWithoutProof(_ candidate: Candidate) -> [Int] {
    let zone = candidate.read.zone
    let failing = MachineReadableZone.Check.allCases.filter { zone.verdict(on: $0) == .refuted }
    let lines = Set(failing.flatMap { zone.cells(under: $0).map(\.line) })
    let names = namesAgree(candidate) ? nil : namesRow(candidate)
    return candidate.window.filter { row in
      let line = row - candidate.window.lowerBound
      return row == names || lines.contains(line)
        || candidate.read.confidences[line].contains { $0 < 0.6 }
    }
  }

  /// The row that holds a candidate's names.
  private func namesRow(_ candidate: Candidate) -> Int? {
    candidate.read.zone.format.place(of: .name).map { candidate.window.lowerBound + $0.line }
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
  private func doubtfulRows(_ candidate: Candidate) -> [Int] {
    let (window, read) = (candidate.window, candidate.read)
    guard read.zone.everyCheckHolds else { return Array(window) }
    let names = namesRow(candidate)
    return window.filter { index in
      index == names
        || read.confidences[index - window.lowerBound].contains { $0 < FoundZone.provedBar }
    }
  }

  /// Rows next to each other, read as a zone of one format.
  private struct Candidate {
    var window: Range<Int>
    var read: ReadZone

    /// Higher is better: how well the lines fit, and the check digits.
    var score: Double {
      let format = read.zone.format
      let cells = Double(format.lineCount * format.lineLength)
      let checks = MachineReadableZone.Check.allCases.map { read.zone.verdict(on: $0) }
      let held = Double(checks.count { $0 == .verified })
      let refuted = Double(checks.count { $0 == .refuted })
      let code = read.zone.cells[0][0]
      let codeFits =
        format.isVisa ? code == "V" : format == .td3 ? code == "P" : "IAC".contains(code)
      return read.fit + (3 * held - 4.5 * refuted + (codeFits ? 4 : 0)) / cells
    }

    /// Whether it can be a zone at all: digits hold, or everything fits.
    var isPlausible: Bool {
      read.fit > -0.3
    }
  }

  private func bestCandidate() -> Candidate? {
    var best: Candidate?
    for format in MachineReadableZone.Format.allCases where rows.count >= format.lineCount {

      let alphabets = format.alphabets
      for first in 0...(rows.count - format.lineCount) {
        let window = first..<(first + format.lineCount)
        let evidence = zip(window, alphabets).compactMap { index, alphabets -> LineEvidence? in
          let first = LineEvidence.fused(
            texts[index].compactMap { LineEvidence($0.characters, over: alphabets) })
          let second = LineEvidence.fused(
            steps[index].compactMap { LineEvidence($0, over: alphabets) })
          return second.map { first?.and($0) ?? $0 } ?? first
        }
        guard evidence.count == format.lineCount,
          let read = ReadZone(evidence, format: format)
        else { continue }
        let candidate = Candidate(window: window, read: read)
        // Only visas begin with a V, 9303-7.
        guard format.isVisa == (read.zone.cells[0][0] == "V") else { continue }
        if candidate.score > best?.score ?? -.infinity { best = candidate }
      }
    }
    return best
  }

  /// Whether two single readings, each by itself, give the name field that was decided.
  private func namesAgree(_ candidate: Candidate) -> Bool {
    let format = candidate.read.zone.format
    guard let place = format.place(of: .name) else { return false }
    let decided = candidate.read.zone.text(of: .name).revealed
    let row = candidate.window.lowerBound + place.line
    let alike = texts[row].count { text in
      guard text.characters.count == format.lineLength else { return false }
      return String(text.characters[place.columns].map(\.character)) == decided
    }
    let alphabets = format.alphabets[place.line]
    let alikeAgain = steps[row].count { steps in
      guard let line = LineEvidence(steps, over: alphabets) else { return false }
      return line.names(in: place.columns, over: alphabets) == decided
    }
    return alike + alikeAgain >= 2
  }
}

extension LineEvidence {
  /// The names that this evidence alone gives.
  func names(in columns: Range<Int>, over alphabets: [MachineReadableZone.Alphabet]) -> String {
    let scores = columns.map { cell in
      zip(cells[cell], CharacterNoise.weights(alphabets[cell])).map { $0 + log($1) }
    }
    return String(NameGrammar.best(scores).map { MachineReadableZone.characters[$0] })
  }
}

extension ReadZone {
  /// The least confidence of all cells.
  var leastConfidence: Double { confidences.joined().min() ?? 0 }
}
