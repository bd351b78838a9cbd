/// Rows next to each other, read as a zone of one format.
struct ZoneCandidate {
  /// The rows' places.
  var window: Range<Int>
  /// The zone that they give.
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
      switch format {
      case .mrva, .mrvb: code == "V"
      case .td3: code == "P"
      case .td1, .td2, .frenchCard: "IAC".contains(code)
      case .drivingLicense: code == "D"
      }
    return read.fit + (3 * held - 4.5 * refuted + (codeFits ? 4 : 0)) / cells
  }

  /// Whether it can be a zone at all.
  ///
  /// A single line has nothing beside it that shows what it is, so that its digit has to hold over
  /// characters that were surely read.
  var isPlausible: Bool {
    guard read.fit > -0.3 else { return false }
    return read.zone.format.lineCount > 1
      || (read.zone.everyCheckHolds && read.leastConfidence >= FoundZone.provedBar)
  }

  /// The rows that hold names.
  var namesRows: [Int] { read.zone.format.namePlaces.map { window.lowerBound + $0.line } }

  /// The rows on which digits that fail stand, or what they cover.
  var refutedRows: Set<Int> {
    let zone = read.zone
    let failing = MachineReadableZone.Check.allCases.filter { zone.verdict(on: $0) == .refuted }
    return Set(failing.flatMap { zone.cells(under: $0).map { window.lowerBound + $0.line } })
  }

  /// The rows with a character that is less sure than this.
  func rows(lessSureThan bar: Double) -> [Int] {
    window.filter { row in read.confidences[row - window.lowerBound].contains { $0 < bar } }
  }
}

extension ReadZone {
  /// The least confidence of all cells.
  var leastConfidence: Double { confidences.joined().min() ?? 0 }
}
