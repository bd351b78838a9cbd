import Imaging
import Proofing

/// Reads the printed front of a license from pixels.
///
/// A reader of lines comes in as a function, so that another engine can take Tesseract's place.
struct VisualZoneReader {
  /// Whether networks read the page, and Tesseract only holds against that what matters.
  var usesNetwork = false
  /// What the other side's barcode says, if it was read before.
  var barcode = Corroboration()

  /// What one page gave.
  struct Result {
    /// The page, upright: all boxes lie on it.
    var page: Pixels
    /// The fields, their boxes on the page.
    var zone: VisualZone
    /// Everything that was read at first, on the page, for words that are in no field.
    var lines: [TextLine]
    /// Mandatory attributes that a second look at their value alone confirmed with certainty.
    var confirmed: Set<Attribute>
    /// What networks read; Tesseract read the rest.
    var byNetwork: Set<Attribute> = []

    /// How many of the fields that a license must show were read.
    var mandatoryCount: Int { VisualZone.mandatory.filter { zone[$0] != nil }.count }
  }

  /// One way of looking at a page.
  private struct Look {
    /// Pixels along the page's longer side when it is read.
    var longSide: Int
    var threshold: TextThreshold
  }

  /// Reads the page as it lies and, when that says little, in the other three directions.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - network: Reads all lines of a page with networks, if they are used.
  ///   - numbered: Looks for field numbers in front of such lines.
  ///   - read: Reads all lines of a picture with Tesseract.
  /// - Returns: The best of what was read.
  func read(
    _ page: Pixels, network: (Pixels) -> [PlacedLine] = { _ in [] },
    numbered: ([PlacedLine], Pixels) -> [TextLine] = { lines, _ in lines.map(\.text) },
    with read: (Pixels, TextLayout, TextThreshold) -> [TextLine]
  ) -> Result {
    if usesNetwork { return readWithNetwork(page, network, numbered, read) }
    var best = look(Self.first, at: page, read)
    if Self.legibility(best.lines) < Self.legible {
      let turns = page.height > page.width ? [1, 3, 2] : [2, 1, 3]
      for turn in turns {
        let other = look(Self.first, at: page.turned(quarterTurns: turn), read)
        if Self.legibility(other.lines) > Self.legibility(best.lines) { best = other }
        if Self.legibility(best.lines) >= Self.legible { break }
      }
    }
    let issuer = best.zone[.issuer]?.leastConfidence ?? 0
    let enough =
      issuer >= VisualZone.least(.issuer, byNetwork: false)
      && VisualZone.mandatory.allSatisfy {
        (best.zone[$0]?.leastConfidence ?? 0) >= VisualZone.certain
      }
    if !enough, Self.legibility(best.lines) >= Self.legible {
      best.zone = best.zone.merged(with: look(Self.second, at: best.page, read).zone)
    }
    best.zone.values = barcode.ordered(best.zone.values)
    lookAgain(at: &best, read)
    return best
  }

  /// Reads with the networks; Tesseract only holds against that what matters.
  private func readWithNetwork(
    _ page: Pixels, _ network: (Pixels) -> [PlacedLine],
    _ numbered: ([PlacedLine], Pixels) -> [TextLine],
    _ read: (Pixels, TextLayout, TextThreshold) -> [TextLine]
  ) -> Result {
    var (best, placed) = look(at: page, network)
    if Self.legibility(best.lines) < Self.legible {
      for turn in page.height > page.width ? [1, 3, 2] : [2, 1, 3] {
        let (other, lines) = look(at: page.turned(quarterTurns: turn), network)
        if Self.legibility(other.lines) > Self.legibility(best.lines) {
          (best, placed) = (other, lines)
        }
        if Self.legibility(best.lines) >= Self.legible { break }
      }
    }
    let lacksNames = [Attribute.familyName, .givenNames].contains { best.zone[$0] == nil }
    if lacksNames, Self.legibility(best.lines) >= Self.legible {
      let other = Self.result(best.page, numbered(placed, best.page))
      if other.mandatoryCount > best.mandatoryCount { best = other }
    }
    best.zone.values = barcode.ordered(best.zone.values)
    lookAgain(at: &best, read)
    return best
  }

  private func look(
    at page: Pixels, _ network: (Pixels) -> [PlacedLine]
  ) -> (Result, [PlacedLine]) {
    let lines = network(page)
    return (Self.result(page, lines.map(\.text)), lines)
  }

  /// What the lines of a page that networks read say.
  private static func result(_ page: Pixels, _ lines: [TextLine]) -> Result {
    let zone = VisualZone(reading: lines)
    return Result(
      page: page, zone: zone, lines: lines, confirmed: [],
      byNetwork: Set(zone.values.map(\.attribute)))
  }

  private func look(
    _ look: Look, at page: Pixels, _ read: (Pixels, TextLayout, TextThreshold) -> [TextLine]
  ) -> Result {
    let scale = Double(look.longSide) / Double(max(page.width, page.height))
    let scaled = page.resized(
      width: Int(Double(page.width) * scale), height: Int(Double(page.height) * scale))
    let lines = read(scaled, .sparse, look.threshold)
    var zone = VisualZone(reading: lines)
    for place in zone.values.indices { zone.values[place].scaleBoxes(by: 1 / scale) }
    return Result(
      page: page, zone: zone, lines: lines.map { $0.scaled(by: 1 / scale) }, confirmed: [])
  }

  /// Letters and digits in words of three and more that were read with some confidence.
  private static func legibility(_ lines: [TextLine]) -> Int {
    lines.compactMap(PrintedLine.init).flatMap(\.words).filter { word in
      word.key.count >= 3 && word.key.count == word.characters.count
        && word.characters.allSatisfy { $0.confidence >= 0.95 }
    }.reduce(0) { $0 + $1.key.count }
  }

  /// Upright fronts of 27 licenses gave 35 to 250, turned ones 0 to 20.
  private static let legible = 30

  /// On 27 license fronts Sauvola's threshold at 1,200 pixels read most of the single looks, and
  /// Otsu's at 1,600 added most to it.
  private static let first = Look(longSide: 1_200, threshold: .local)
  private static let second = Look(longSide: 1_600, threshold: .global)
}

extension VisualZoneReader {
  /// Reads each mandatory value again that the barcode does not say too, alone, larger and with another
  /// threshold.
  ///
  /// Confirmed is what two looks agree on with every character above the bar, on a page that shows
  /// at least 290 dots per inch of a card (977 pixels across 85.6 mm), in letters of some height:
  /// below that even agreement was wrong, because the strokes that tell 1 from 4 are not there. Two lines of names
  /// whose field numbers were not read are not confirmed: some cards print the given names first.
  /// Where the second look read as many other characters with some confidence, the value is
  /// ambiguous; what networks read with some certainty outweighs that.
  private func lookAgain(
    at result: inout Result, _ read: (Pixels, TextLayout, TextThreshold) -> [TextLine]
  ) {
    let enough = max(result.page.width, result.page.height) >= Self.leastPixels
    for attribute in VisualZone.mandatory {
      guard let value = result.zone[attribute], !barcode.agrees(value) else { continue }
      let mayConfirm =
        enough && !value.isAssumed && value.box.height >= Self.leastHeight
        && value.leastConfidence >= Self.bar
      let mayDoubt =
        !usesNetwork
        || value.leastConfidence < Self.networkCertain && !hasForm(value, in: result.zone)
      guard mayConfirm || mayDoubt else { continue }
      let once = value.raw.filter(Self.isReadable)
      let again = readAlone(value, on: result.page, read).filter(Self.isReadable)
      let least = again.map(\.confidence).min() ?? 0
      if once.map(\.character) == again.map(\.character) {
        if mayConfirm, least >= Self.bar { result.confirmed.insert(attribute) }
      } else if once.count == again.count, least >= VisualZone.doubtful, mayDoubt {
        result.zone.values.removeAll { $0.attribute == attribute }
        result.zone.ambiguous.insert(attribute)
      }
    }
  }

  /// Whether a number has the form of its issuer's, as hardly any misreading has.
  private func hasForm(_ value: PrintedValue, in zone: VisualZone) -> Bool {
    guard value.attribute == .documentNumber, value.value.contains(where: \.isLetter),
      let issuer = zone[.issuer], issuer.leastConfidence > 0.5
    else { return false }
    return USState(code: String(issuer.value.suffix(2)))?.hasForm(value.value) == true
  }

  private func readAlone(
    _ value: PrintedValue, on page: Pixels,
    _ read: (Pixels, TextLayout, TextThreshold) -> [TextLine]
  ) -> [ReadCharacter] {
    let box = value.box
    let margin = max(2, box.height / 5)
    let crop = page.cropped(
      to: Box(
        x: box.x - margin, y: box.y - margin, width: box.width + 2 * margin,
        height: box.height + 2 * margin))
    let scale = Self.cropHeight / Double(crop.height)
    let larger = crop.resized(
      width: Int(Double(crop.width) * scale), height: Int(Double(crop.height) * scale))
    return read(larger, .line, .global).flatMap(\.characters)
  }

  private static func isReadable(_ read: ReadCharacter) -> Bool {
    read.character.isLetter || read.character.isNumber
  }

  /// From here on what networks read outweighs what Tesseract reads.
  private static let networkCertain = 0.8
  private static let leastPixels = 977
  private static let leastHeight = 16
  private static let cropHeight = 56.0
  /// Tesseract 5.3 `eng`, 37,830 characters of synthetic cards: 99.55 % right between .990 and
  /// .993, 96.7 % between .98 and .99.
  private static let bar = 0.99
}

extension PrintedValue {
  /// Carries the boxes to a picture of another size.
  fileprivate mutating func scaleBoxes(by scale: Double) {
    for place in raw.indices {
      raw[place].box = raw[place].box.scaled(by: scale)
    }
  }
}
