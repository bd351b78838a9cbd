internal import Imaging
internal import Proofing

extension Recognizer {
  /// A page that has a machine readable zone: passport, visa, identity card, passport card.
  ///
  /// The flattened page first; the whole picture when that did not prove number and birth date,
  /// because a page's edges are sometimes found too far in and cut the zone off.
  func machineReadablePage(_ image: PageImage, type: EvidenceType, side: Side) -> Recognized {
    let start = milliseconds()
    var page = image.flattened ?? image.picture
    let second = network.isLoaded ? LineEngine.network : .printModel
    var spentOnSecond = 0.0
    func readLine(_ line: Pixels) -> LineReading {
      let start = milliseconds()
      defer { spentOnSecond += milliseconds() - start }
      return secondReading(of: line)
    }
    var result = zones.read(in: page, second: second, readLine)
    if image.flattened != nil, result.provedCount < 2 {
      let whole = zones.read(in: image.picture, second: second, readLine)
      if whole.provedCount > result.provedCount || result.zone == nil {
        (page, result) = (image.picture, whole)
      }
    }
    let zoneEnd = milliseconds()
    page = page.turned(quarterTurns: result.quarterTurns)
    var findings = result.findings
    // A card has its zone on either side, and only Scoring sees both. What looked like a line of a
    // zone on the other one was none.
    if result.zone == nil {
      if Self.mayLackZone(type, side) {
        findings.removeAll { $0.reason == .mrzMalformed }
      } else if findings.isEmpty {
        findings.append(Finding(.mrzNotFound, zone: .machineReadable))
      }
    }
    let lines = printedLines(on: page, besides: result.readings)
    let print = TravelDocumentPrint(reading: lines, besides: result.readings)
    // Sample and Muster are holders' names too, and which print is the name only the zone says.
    findings += VisualZone.printFindings(in: lines, besides: [])
    findings += Self.cutOffFindings(
      lines, zone: result.readings, on: page,
      shapes: image.flattened == nil ? DocumentShape.shapes(of: type) : [])
    let engine = network.isLoaded ? Engine.network : Engine.text
    return Recognized(
      page: page,
      readings: result.readings + print.values.map { $0.reading(confirmed: false, by: engine) },
      findings: findings,
      milliseconds: [
        Engine.zone: zoneEnd - start - spentOnSecond,
        engine: milliseconds() - zoneEnd + spentOnSecond,
      ],
      verbatim: Verbatim(zoneLines: result.zone?.lines.revealed.map { Redacted($0) } ?? []))
  }

  /// One line of a zone, read by the networks or else by Tesseract's model of print.
  private func secondReading(of line: Pixels) -> LineReading {
    if network.isLoaded { return network.zoneSteps(line).map { .steps($0) } ?? .nothing }
    return text.read(line, layout: .line).first.map { .text($0) } ?? .nothing
  }

  private static func mayLackZone(_ type: EvidenceType, _ side: Side) -> Bool {
    switch type {
    case .passport, .visa: side == .back
    case .identityCard, .passportCard, .driversLicense, .stateID: true
    }
  }

  /// The print of an upright page, without the lines of its zone: a zone must not agree with itself.
  ///
  /// The networks read first what looks like names, number and dates, and stop once all that the zone says was found: captions
  /// need not be read then.
  private func printedLines(on page: Pixels, besides zone: [Reading]) -> [TextLine] {
    let box = Box(around: zone.map(\.box))
    if network.isLoaded {
      return network.read(page, except: box) { TravelDocumentPrint.sought(by: zone, besides: $0) }
    }
    // Print across a page is large: 1,200 pixels show it as well as the whole page does.
    let scale = min(1, 1_200 / Double(max(page.width, page.height)))
    let small = page.resized(
      width: max(1, Int(Double(page.width) * scale)),
      height: max(1, Int(Double(page.height) * scale)))
    return text.read(small, layout: .sparse, threshold: .local).map { $0.scaled(by: 1 / scale) }
      .filter { !box.contains($0.box.middle) }
  }
}

extension MachineReadableZoneResult {
  /// How many of number and birth date a check digit proves.
  fileprivate var provedCount: Int {
    readings.count {
      $0.proof == .checkDigit && ($0.attribute == .documentNumber || $0.attribute == .dateOfBirth)
    }
  }
}
