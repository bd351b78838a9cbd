import Proofing

/// The printed front of a United States driver's license or identification card, as text.
///
/// It is read from lines of text with boxes, whoever read them, by field numbers and words that
/// stand beside values (AAMVA card design standard 2020, section 4.2), by where things stand to
/// each other and by the shape of values. Missing is better than wrong: what does not say what it
/// is stays unread.
struct VisualZone: Sendable, Equatable {
  /// What was read, at most one value an attribute, in the order of attributes.
  var values: [PrintedValue]
  /// Attributes for which two values of equal standing were found.
  var ambiguous: Set<Attribute>
  /// The print says that this is a license or an identification card.
  var saysWhatItIs: Bool

  /// Finds the fields among printed lines.
  ///
  /// The order of the lines does not matter.
  init(reading textLines: [TextLine]) {
    let lines = PrintedLine.rows(of: textLines.compactMap(PrintedLine.init))
    let address = PrintedAddress(in: lines)
    let dates = Dates(in: lines)
    let issuer = Self.issuer(in: lines, below: address)
    // The state of an address is not sure enough to tell the order of names.
    let region = address?.values.first { $0.attribute == .region }
    let known = issuer.flatMap { $0.raw == region?.raw ? nil : $0.value }
    let names = Names(in: lines, above: address, order: Self.nameOrder(of: known))
    var values = dates.values + names.values + (address?.values ?? [])
    let number = Self.documentNumber(in: lines, issuer: issuer?.value, above: address)
    values += [issuer, DocumentHeading.value(in: lines)].compactMap { $0 } + number.values
    values += Self.description(in: lines)
    self.values = values.sorted { $0.attribute < $1.attribute }
    ambiguous = dates.ambiguous.union(names.ambiguous).union(number.ambiguous)
    saysWhatItIs = lines.contains(where: Self.saysWhatItIs)
  }

  /// A zone of ready parts.
  init(values: [PrintedValue], ambiguous: Set<Attribute>, saysWhatItIs: Bool) {
    self.values = values.sorted { $0.attribute < $1.attribute }
    self.ambiguous = ambiguous
    self.saysWhatItIs = saysWhatItIs
  }

  /// The value of an attribute, if it was read.
  subscript(attribute: Attribute) -> PrintedValue? {
    values.first { $0.attribute == attribute }
  }

  /// What a license front must show to be of use.
  static let mandatory: [Attribute] = [
    .familyName, .givenNames, .dateOfBirth, .documentNumber, .dateOfExpiry,
  ]

  private static func saysWhatItIs(_ line: PrintedLine) -> Bool {
    line.words.map(\.key).contains { ["LICENSE", "LICENCE", "IDENTIFICATION"].contains($0) }
  }
}

extension VisualZone {
  /// Joins two readings of the same print.
  ///
  /// A value that one of them lacks is taken from the other. Where they differ, one wins only if
  /// it is nearly certain and the other is not; otherwise the attribute is ambiguous and stays
  /// unread.
  func merged(with other: VisualZone) -> VisualZone {
    var values: [PrintedValue] = []
    var ambiguous: Set<Attribute> = []
    for attribute in Attribute.allCases {
      let both = [self[attribute], other[attribute]].compactMap { $0 }
        .sorted { $0.leastConfidence > $1.leastConfidence }
      guard let best = both.first else { continue }
      if let second = both.dropFirst().first, second.value != best.value,
        best.leastConfidence < Self.certain || second.leastConfidence > Self.doubtful
      {
        ambiguous.insert(attribute)
      } else {
        values.append(best)
      }
    }
    let open = self.ambiguous.union(other.ambiguous).subtracting(values.map(\.attribute))
    return VisualZone(
      values: values, ambiguous: ambiguous.union(open),
      saysWhatItIs: saysWhatItIs || other.saysWhatItIs)
  }

  /// A least confidence from which a value outweighs a ``doubtful`` one.
  ///
  /// Tesseract 5.3 `eng` on the visual zone of synthetic cards, 37,830 characters: 97 % of those
  /// between 0.98 and 0.99 were right, 71 % of those between 0.93 and 0.95.
  static let certain = 0.98
  static let doubtful = 0.95

  /// The least sure character of a value that is given on.
  ///
  /// Values of a short list, such as states, are right long before each of their letters is certain.
  /// What networks read is right long before Tesseract's would be: of 245 values that 27 license fronts
  /// gave without any bar none was wrong.
  static func least(_ attribute: Attribute, byNetwork: Bool) -> Double {
    switch attribute {
    case .issuer, .documentType, .region, .eyeColor: byNetwork ? 0.3 : 0.8
    default: byNetwork ? 0.5 : 0.93
    }
  }
}
