public import Proofing

/// The machine readable zone of a travel document, cut into its fields (ICAO 9303-3 to 9303-7).
///
/// It holds what is printed, right or wrong; ``verdict(on:)`` says what the check digits make of
/// it. It changes nothing: repairing a misread character is a matter of the evidence for it.
public struct MachineReadableZone: Sendable, Equatable {
  /// The size and layout.
  public let format: Format
  /// The lines from the top, each of the format's length.
  public let lines: Redacted<[String]>

  let cells: [[Character]]

  /// A zone of a known format; nil when number or length of the lines or a character is not right.
  public init?(format: Format, lines: [String]) {
    let cells = lines.map(Array.init)
    guard cells.count == format.lineCount,
      cells.allSatisfy({ $0.count == format.lineLength }),
      cells.allSatisfy({ $0.allSatisfy { CheckDigit.value(of: $0) != nil } })
    else { return nil }
    self.format = format
    self.lines = Redacted(lines)
    self.cells = cells
  }

  /// A zone whose format follows from its lines; nil when no format has such lines.
  ///
  /// A single line is a driving license's. Visas have the size of a passport or of a card of size TD2, and a `V` in front (9303-7); the French
  /// identity card of two lines has TD2's size, and `IDFRA` in front.
  public init?(lines: [String]) {
    guard let first = lines.first else { return nil }
    let format = Format.allCases.first {
      $0.lineCount == lines.count && $0.lineLength == first.count && $0.begins(first)
    }
    guard let format else { return nil }
    self.init(format: format, lines: lines)
  }

  /// The characters of a zone, ICAO 9303-3 section 4.3.
  public static let characters: [Character] = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<")

  /// What stands in a part, fillers included; empty when the format lacks it.
  public func text(of part: Part) -> Redacted<String> {
    Redacted(String(characters(of: part)))
  }

  func characters(of part: Part) -> ArraySlice<Character> {
    guard let place = format.place(of: part) else { return [] }
    return cells[place.line][place.columns]
  }
}
