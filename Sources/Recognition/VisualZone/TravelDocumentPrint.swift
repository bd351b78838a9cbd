internal import Foundation
import Proofing

/// What a page with a machine readable zone prints for people: the visual inspection zone of ICAO 9303-3.
///
/// The zone says what to look for. A value that is printed as the zone has it is found in any layout and
/// language. One that differs from the zone's is given only where a label says what it is, every
/// character of it is sure, and nothing else on the page says what the zone says: to miss an altered print is
/// better than to accuse a sound one.
struct TravelDocumentPrint: Sendable, Equatable {
  /// What was read, at most one value an attribute, in the order of attributes.
  var values: [PrintedValue]

  /// Finds the fields among printed lines.
  ///
  /// - Parameters:
  ///   - textLines: The lines of the page, in any order, those of the zone left out.
  ///   - zone: What the page's zone says; none when it was not read.
  init(reading textLines: [TextLine], besides zone: [Reading]) {
    let lines = PrintedLine.rows(of: textLines.compactMap(PrintedLine.init))
    let asSaid = Self.values(in: lines, asIn: zone)
    let labels = TravelDocumentLabel.all(in: lines)
    let others = [
      Self.labelledDate(.dateOfBirth, in: lines, labels),
      Self.labelledNumber(in: lines, zone.value(of: .documentNumber), labels),
      Self.labelledDate(.dateOfExpiry, in: lines, labels),
    ].compactMap { $0 }
    let found = Set(asSaid.map(\.attribute))
    values = (asSaid + others.filter { !found.contains($0.attribute) })
      .sorted { $0.attribute < $1.attribute }
  }

  /// What of names, number and dates printed lines do not say as the zone does; nil when they say it all.
  static func sought(by zone: [Reading], besides textLines: [TextLine]) -> NetworkReader.Sought? {
    let lines = PrintedLine.rows(of: textLines.compactMap(PrintedLine.init))
    let found = Set(values(in: lines, asIn: zone).map(\.attribute))
    var missing: Set<Attribute> = [
      .familyName, .givenNames, .documentNumber, .dateOfBirth, .dateOfExpiry,
    ]
    missing.subtract(found)
    // There are holders without given names.
    if zone.value(of: .givenNames) == nil { missing.remove(.givenNames) }
    guard !missing.isEmpty else { return nil }
    let dates: Set<Attribute> = [.dateOfBirth, .dateOfExpiry]
    let lengths = missing.subtracting(dates).compactMap { zone.value(of: $0)?.count }
    return NetworkReader.Sought(
      lengths: lengths + (missing.isDisjoint(with: dates) ? [] : TravelDocumentDate.usualLengths),
      // A number or date that differs is given only where a caption says what it is.
      needsCaptions: !missing.isSubset(of: [.familyName, .givenNames])
        || !missing.allSatisfy { zone.value(of: $0) != nil })
  }

  /// The values that are printed as the zone has them.
  private static func values(in lines: [PrintedLine], asIn zone: [Reading]) -> [PrintedValue] {
    let isCut = zone.value(of: .nameField).map { $0.last != "<" } ?? false
    return [
      name(.familyName, in: lines, zone.value(of: .familyName), isCut: false),
      name(.givenNames, in: lines, zone.value(of: .givenNames), isCut: isCut),
      date(.dateOfBirth, in: lines, zone.value(of: .dateOfBirth)),
      number(in: lines, zone.value(of: .documentNumber)),
      date(.dateOfExpiry, in: lines, zone.value(of: .dateOfExpiry)),
    ].compactMap { $0 }
  }

  // MARK: Names

  /// Words that are spelled in the zone as a name is; the surest where there are several.
  private static func name(
    _ attribute: Attribute, in lines: [PrintedLine], _ said: String?, isCut: Bool
  ) -> PrintedValue? {
    let wanted = (said ?? "").filter(\.isLetter)
    guard wanted.count >= 2 else { return nil }
    let found = lines.flatMap { line in
      line.stretches().flatMap { stretch in
        // Two scripts stand on either side of a slash.
        let parts = stretch.words.flatMap { word in
          word.characters.split { $0.character == "/" }
            .map { PrintedWord(characters: Array($0)) }
        }
        return parts.indices.compactMap { start -> PrintedValue? in
          let words = parts[start...]
          let count = (1...words.count).first { count in
            isSpelled(letters(words.prefix(count)), as: Array(wanted))
          }
          guard let count else { return nil }
          // Behind a name that the zone cuts off the rest of it is printed.
          let all = isCut ? Array(words) : Array(words.prefix(count))
          return PrintedValue(
            attribute, words: all, keeping: { $0.isLetter || "-'’".contains($0) })
        }
      }
    }
    return surest(found)
  }

  private static func letters(_ words: some Sequence<PrintedWord>) -> [Character] {
    words.flatMap { $0.text.uppercased() }.filter(\.isLetter)
  }

  /// Whether printed letters are spelled so in a zone (ICAO 9303-3 section 6.A).
  private static func isSpelled(_ print: [Character], as zone: [Character]) -> Bool {
    // No letter is left out, and none makes more than three.
    guard print.count <= zone.count, zone.count <= 3 * print.count else { return false }
    // Where in the zone the letters so far may end.
    var ends: Set = [0]
    for letter in print {
      let plain = String(letter).decomposedStringWithCanonicalMapping.unicodeScalars.first
      let spellings = Transliteration.spellings[letter] ?? plain.map { [String($0)] } ?? []
      ends = Set(
        ends.flatMap { end in
          spellings.filter { zone[end...].starts(with: $0) }.map { end + $0.count }
        })
      if ends.isEmpty { return false }
    }
    return ends.contains(zone.count)
  }

  // MARK: Dates

  private static func dates(in lines: [PrintedLine]) -> [TravelDocumentDate] {
    lines.flatMap { line in
      line.stretches().flatMap { TravelDocumentDate.all(in: PrintedValue.raw($0.words)) }
    }
  }

  /// A date that is printed as the zone has it.
  private static func date(
    _ attribute: Attribute, in lines: [PrintedLine], _ said: String?
  ) -> PrintedValue? {
    let agreeing =
      dates(in: lines).compactMap { $0.agreeing(with: said ?? "") }
      + lines.flatMap(\.words).compactMap { TravelDocumentDate(unparted: $0, as: said ?? "") }
    return surest(agreeing.map { $0.value(of: attribute) })
  }

  /// The only date at which a label says what it is.
  private static func labelledDate(
    _ attribute: Attribute, in lines: [PrintedLine], _ labels: [TravelDocumentLabel]
  ) -> PrintedValue? {
    let labelled = dates(in: lines).filter { date in
      date.leastConfidence >= sure
        && TravelDocumentLabel.nearest(to: Box(around: date.raw.map(\.box)), among: labels)
          == attribute
    }
    return labelled.count == 1 ? labelled[0].value(of: attribute) : nil
  }

  // MARK: Document number

  /// All that may be a number: one to four words beside each other.
  private static func numbers(in lines: [PrintedLine]) -> [PrintedValue] {
    lines.flatMap { line in
      line.stretches().flatMap { stretch in
        stretch.words.indices.flatMap { start in
          (1...min(4, stretch.words.count - start)).compactMap { count in
            PrintedValue(
              .documentNumber, words: Array(stretch.words[start..<start + count]),
              keeping: { $0.isASCII && ($0.isLetter || $0.isNumber) }, joinedBy: "")
          }
        }
      }
    }
  }

  /// A number that is printed as the zone has it.
  private static func number(in lines: [PrintedLine], _ said: String?) -> PrintedValue? {
    guard let said, said.count >= 5 else { return nil }
    let agreeing = numbers(in: lines).filter { round($0.value) == round(said) }.map { candidate in
      // Networks take O and 0 for each other; what the zone has of the two decides.
      PrintedValue(
        .documentNumber, value: said, confidences: candidate.confidences, raw: candidate.raw)
    }
    return surest(agreeing)
  }

  /// The only number at which a label says what it is.
  private static func labelledNumber(
    in lines: [PrintedLine], _ said: String?, _ labels: [TravelDocumentLabel]
  ) -> PrintedValue? {
    let labelled = numbers(in: lines).filter { candidate in
      (5...12).contains(candidate.value.count) && candidate.leastConfidence >= sure
        && candidate.value.count(where: \.isNumber) >= 5
        && said.map { candidate.value.count == $0.count } ?? true
        && TravelDocumentLabel.nearest(to: candidate.box, among: labels) == .documentNumber
    }
    return labelled.count == 1 ? labelled[0] : nil
  }

  private static func round(_ number: String) -> String {
    number.replacingOccurrences(of: "O", with: "0")
  }

  /// The surest of some values that are good enough to be given on.
  private static func surest(_ values: [PrintedValue]) -> PrintedValue? {
    values.filter { $0.leastConfidence >= legible }
      .max { $0.leastConfidence < $1.leastConfidence }
  }

  /// From here on print that says what the zone says is given.
  private static let legible = 0.5
  /// From here on print that differs from the zone is given.
  private static let sure = 0.9
}

extension [Reading] {
  /// What was read of an attribute.
  fileprivate func value(of attribute: Attribute) -> String? {
    first { $0.attribute == attribute }?.value.revealed
  }
}
