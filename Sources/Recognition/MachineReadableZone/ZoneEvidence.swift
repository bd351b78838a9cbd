/// What all readings of a zone's rows say, row by row.
///
/// Laying a reading over the cells of a line takes longer than all else that is done with it, so that it is
/// done once for each alphabet.
struct ZoneEvidence {
  private struct Place: Hashable {
    var row: Int
    var alphabets: [MachineReadableZone.Alphabet]
  }

  /// What readings say, and how many have been asked; those that do not fit say nothing.
  private struct Laid {
    var evidence: [LineEvidence] = []
    var asked = 0
  }

  /// What Tesseract read, by row.
  private(set) var texts: [[TextLine]]
  /// What the network read, by row.
  private(set) var steps: [[ZoneSteps]]
  private var laidTexts: [Place: Laid] = [:]
  private var laidSteps: [Place: Laid] = [:]

  init(rowCount: Int) {
    texts = Array(repeating: [], count: rowCount)
    steps = Array(repeating: [], count: rowCount)
  }

  mutating func add(_ text: TextLine, of row: Int) { texts[row].append(text) }

  mutating func add(_ read: ZoneSteps, of row: Int) { steps[row].append(read) }

  /// Whether Tesseract has read each of some rows.
  func hasTexts(of rows: Range<Int>) -> Bool { rows.allSatisfy { !texts[$0].isEmpty } }

  /// All evidence for a row as a line with these alphabets; nil when nothing fits.
  ///
  /// `textsOnly` leaves out the network, whose answer takes longer to lay over the cells.
  mutating func fused(
    _ row: Int, over alphabets: [MachineReadableZone.Alphabet], textsOnly: Bool = false
  ) -> LineEvidence? {
    let place = Place(row: row, alphabets: alphabets)
    let first = LineEvidence.fused(
      Self.lay(texts[row], at: place, in: &laidTexts) {
        LineEvidence($0.characters, over: alphabets)
      })
    guard !textsOnly else { return first }
    let second = LineEvidence.fused(stepEvidence(at: place))
    return second.map { first?.and($0) ?? $0 } ?? first
  }

  /// How many single readings, each by itself, give these names.
  mutating func countAlike(
    _ names: String, row: Int, columns: Range<Int>,
    over alphabets: [MachineReadableZone.Alphabet], isList: Bool
  ) -> Int {
    let alike = texts[row].count { text in
      text.characters.count == alphabets.count
        && String(text.characters[columns].map(\.character)) == names
    }
    let evidence = stepEvidence(at: Place(row: row, alphabets: alphabets))
    return alike
      + evidence.count { $0.names(in: columns, over: alphabets, isList: isList) == names }
  }

  private mutating func stepEvidence(at place: Place) -> [LineEvidence] {
    Self.lay(steps[place.row], at: place, in: &laidSteps) {
      LineEvidence($0, over: place.alphabets)
    }
  }

  private static func lay<Read>(
    _ readings: [Read], at place: Place, in laid: inout [Place: Laid],
    _ evidence: (Read) -> LineEvidence?
  ) -> [LineEvidence] {
    var known = laid[place] ?? Laid()
    known.evidence += readings[known.asked...].compactMap(evidence)
    known.asked = readings.count
    laid[place] = known
    return known.evidence
  }
}
