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

  /// Names in the order of the barcode, where print without labels was taken the other way round.
  ///
  /// Some states print the family name first and some last, and some have done both.
  func ordered(_ values: [PrintedValue]) -> [PrintedValue] {
    let others: [Attribute: Attribute] = [.familyName: .givenNames, .givenNames: .familyName]
    let exchanged = values.map { value in
      var value = value
      value.attribute = others[value.attribute] ?? value.attribute
      return value
    }
    let names = exchanged.filter { others[$0.attribute] != nil }
    guard names.count == 2, names.allSatisfy(agrees) else { return values }
    return exchanged.sorted { $0.attribute < $1.attribute }
  }

  private static func plain(_ text: String) -> String {
    String(text.uppercased().filter { $0.isLetter || $0.isNumber })
  }
}
