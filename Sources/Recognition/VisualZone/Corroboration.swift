import Proofing

/// What the barcode on the other side says, to hold print against.
///
/// A value that print and error correction give alike is proved twice; no third look adds to that.
struct Corroboration: Sendable {
  private var values: [Attribute: String] = [:]

  /// What some readings say; those of other zones than the barcode count for nothing.
  init(_ readings: [Reading] = []) {
    for reading in readings where reading.zone == .barcode {
      values[reading.attribute] = Self.plain(reading.value.revealed)
    }
    if let given = values[.givenNames] {
      values[.givenNames] = given + (values[.middleNames] ?? "")
    }
  }

  /// Whether the barcode says the same, apart from spaces and punctuation.
  ///
  /// Given names are compared together with the middle names, which print does not part from them.
  func agrees(_ value: PrintedValue) -> Bool {
    values[value.attribute].map { $0 == Self.plain(value.value) } ?? false
  }

  private static func plain(_ text: String) -> String {
    String(text.uppercased().filter { $0.isLetter || $0.isNumber })
  }
}
