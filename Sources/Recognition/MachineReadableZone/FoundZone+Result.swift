import Foundation
import Imaging
import Proofing

extension FoundZone {
  /// The bar for ``Proof/checkDigit`` and ``Proof/confidence``: the least sure character's confidence.
  static let provedBar = 0.9

  /// Below this a character could hardly be read: of pictures out of focus single letters were read as sure as
  /// 99 % and wrong, but never all.
  static let readableBar = 0.5

  /// From how many pixels a character on look-alikes can be told without a digit's help: on a picture of 275
  /// pixels, 5.7 a character, made a little poor, `L` was surely read as `1`.
  static let legibleBar = 6.0

  /// Readings and findings, with boxes in the picture turned upright.
  func result(in picture: Pixels) -> MachineReadableZoneResult {
    let turns = quarterTurns
    let zone = read.zone
    let readings = MachineReadableZone.attributes.compactMap { attribute in
      zone.field(attribute).map { field in
        Reading(
          attribute: attribute, zone: .machineReadable,
          box: box(of: field.cells, in: picture, turns: turns),
          raw: String(field.cells.map(zone.character)), value: field.value,
          confidences: field.origins.map { read.leastConfidence(of: $0) },
          proof: proof(of: attribute, field), engine: "tesseract/mrz")
      }
    }
    var findings = sureFindings
    findings += read.repaired.map { check in
      Finding(.mrzRepaired, attribute: check.attribute, zone: .machineReadable)
    }
    if hasBlindCharacters {
      findings.append(
        Finding(.mrzBlindCharacters, attribute: .documentNumber, zone: .machineReadable))
    }
    return MachineReadableZoneResult(
      zone: zone, readings: readings, findings: Set(findings).sorted(), quarterTurns: turns)
  }

  /// Clockwise quarter turns that make the zone's lines run from left to right.
  private var quarterTurns: Int {
    guard let line = lines.first else { return 0 }
    let (left, right) = (line.leftMiddle, line.rightMiddle)
    let degrees = atan2(right.y - left.y, right.x - left.x) * 180 / .pi
    return (4 - Int((degrees / 90).rounded()) % 4) % 4
  }

  /// The zone's findings, as far as they are the document's and not the reader's.
  ///
  /// A digit that fails and a date that is no day count against a document only where every character
  /// behind them was surely read. If one was not, or any other character of the zone could hardly be read at all,
  /// others that looked sure may be wrong too, and all such findings only ask for another picture.
  private var sureFindings: [Finding] {
    let all = read.zone.findings
    let isMisread =
      read.leastConfidence < Self.readableBar
      || all.contains { finding in
        cells(behind: finding).map { read.leastConfidence(of: $0) < Self.provedBar } ?? false
      }
    guard isMisread else { return all }
    return all.map { finding in
      guard cells(behind: finding) != nil else { return finding }
      var unsure = finding
      unsure.reason = .ocrRequiredFieldUncertain
      return unsure
    }
  }

  /// The cells on which a finding that speaks against a document rests; nil for any other.
  private func cells(behind finding: Finding) -> [MachineReadableZone.Cell]? {
    switch finding.reason {
    case .mrzCheckdigitNumber: read.zone.cells(under: .number)
    case .mrzCheckdigitBirth: read.zone.cells(under: .birth)
    case .mrzCheckdigitExpiry: read.zone.cells(under: .expiry)
    case .mrzCheckdigitOptional: read.zone.cells(under: .optional)
    case .mrzCheckdigitComposite: read.zone.cells(under: .composite)
    case .mrzInvalidDate, .mrzBirthUnknownPart:
      finding.attribute.flatMap(read.zone.field)?.cells
    default: nil
    }
  }

  /// A digit proves nothing by itself: one wrong field in ten has a digit that holds.
  private func proof(of attribute: Attribute, _ field: MachineReadableZone.Field) -> Proof {
    // Nothing shows that what was read is a zone, or the one that is printed.
    guard !read.isRefutedAsAWhole else { return .none }
    let isSure = read.leastConfidence(of: field.cells) >= Self.provedBar
    if let check = MachineReadableZone.Check.allCases.first(where: { $0.attribute == attribute }) {
      let cells = read.zone.cells(under: check)
      let holds = read.zone.verdict(on: check) == .verified && !read.repaired.contains(check)
      guard holds, read.leastConfidence(of: cells) >= Self.provedBar else { return .none }
      // A digit may hold by chance, and most of what was misread has no such month or day.
      let isDate = attribute == .dateOfBirth || attribute == .dateOfExpiry
      guard !isDate || Self.mayBeDate(field.cells.map(read.zone.character)) else { return .none }
      // What tells 1 from L in smaller print is less than a pixel: both engines may surely take one for the
      // other, and the digit cannot tell them apart.
      let isLegible = cells.allSatisfy { cell in
        !hasBlindLookalike(at: cell)
          || pixelsACharacter(on: cell.line) >= Self.legibleBar
            && read.confidences[cell.line][cell.column] >= blindBar
      }
      return isLegible ? .checkDigit : .none
    }
    switch attribute {
    case .nameField, .familyName, .givenNames:
      return namesAgree ? .agreement : isSure ? .confidence : .none
    default: return isSure ? .confidence : .none
    }
  }

  /// Whether `YYMMDD` has a month and a day that there are, or unknown ones (ICAO 9303-3 section 4.8).
  ///
  /// Misprinted documents have a 29 February in any year.
  private static func mayBeDate(_ characters: [Character]) -> Bool {
    let digits = characters.map(\.wholeNumberValue)
    guard digits.count == 6 else { return false }
    func isIn(_ range: ClosedRange<Int>, _ tens: Int?, _ ones: Int?) -> Bool {
      guard let tens, let ones else { return true }
      return range.contains(tens * 10 + ones)
    }
    return isIn(1...12, digits[2], digits[3]) && isIn(1...31, digits[4], digits[5])
  }

  private func pixelsACharacter(on line: Int) -> Double {
    guard lines.indices.contains(line) else { return 0 }
    return lines[line].width / Double(read.zone.format.lineLength)
  }

  /// Whether a character of the number could as well be another that looks like it and that no
  /// check digit can tell from it.
  private var hasBlindCharacters: Bool {
    read.zone.cells(under: .number).contains { cell in
      read.confidences[cell.line][cell.column] < blindBar && hasBlindLookalike(at: cell)
    }
  }

  /// Whether another character that may stand in a cell looks like the one that was read and counts the same.
  private func hasBlindLookalike(at cell: MachineReadableZone.Cell) -> Bool {
    let character = read.zone.character(at: cell)
    let alphabet = read.zone.format.alphabets[cell.line][cell.column]
    let partners = CheckDigit.blindPartners(of: character)
    return CharacterNoise.lookalikes(of: character).contains {
      alphabet.contains($0) && partners.contains($0)
    }
  }

  private func box(of cells: [MachineReadableZone.Cell], in picture: Pixels, turns: Int) -> Box {
    let count = Double(read.zone.format.lineLength)
    var points: [Point] = []
    for cell in cells where lines.indices.contains(cell.line) {
      let quad = lines[cell.line]
      for (first, second) in [(quad.topLeft, quad.topRight), (quad.bottomLeft, quad.bottomRight)] {
        for share in [Double(cell.column) / count, Double(cell.column + 1) / count] {
          points.append(
            Point(
              x: first.x + (second.x - first.x) * share, y: first.y + (second.y - first.y) * share))
        }
      }
    }
    let turned = points.map { point in
      switch turns {
      case 1: Point(x: Double(picture.height) - point.y, y: point.x)
      case 2: Point(x: Double(picture.width) - point.x, y: Double(picture.height) - point.y)
      case 3: Point(x: point.y, y: Double(picture.width) - point.x)
      default: point
      }
    }
    let sideways = turns % 2 == 1
    let width = Double(sideways ? picture.height : picture.width)
    let height = Double(sideways ? picture.width : picture.height)
    let left = max(0, (turned.map(\.x).min() ?? 0).rounded(.down))
    let top = max(0, (turned.map(\.y).min() ?? 0).rounded(.down))
    let right = min(width, (turned.map(\.x).max() ?? 0).rounded(.up))
    let bottom = min(height, (turned.map(\.y).max() ?? 0).rounded(.up))
    return Box(
      x: Int(left), y: Int(top), width: Int(max(0, right - left)),
      height: Int(max(0, bottom - top)))
  }
}

extension MachineReadableZone.Check {
  /// The attribute that the digit covers by itself.
  var attribute: Attribute? {
    switch self {
    case .number: .documentNumber
    case .birth: .dateOfBirth
    case .expiry: .dateOfExpiry
    case .optional, .composite: nil
    }
  }
}
