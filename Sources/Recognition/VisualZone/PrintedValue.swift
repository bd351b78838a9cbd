import Proofing

/// A value found among printed lines, in normal form, with the characters that it came from.
struct PrintedValue: Sendable, Equatable {
  /// What it is a value of.
  var attribute: Attribute
  /// The normal form.
  var value: String
  /// How sure the engine is of each unicode scalar of ``value``.
  var confidences: [Double]
  /// The characters as read, spaces included.
  var raw: [ReadCharacter]
  /// No label or sign says what it is a value of, only where the issuer usually prints that.
  var isAssumed = false

  /// The value's own box, never that of the line around it.
  var box: Box { Box(around: raw.map(\.box)) }

  /// The least sure character's confidence, 0 when there is none.
  var leastConfidence: Double { confidences.min() ?? 0 }

  /// A value of ready parts.
  init(
    _ attribute: Attribute, value: String, confidences: [Double], raw: [ReadCharacter]
  ) {
    self.attribute = attribute
    self.value = value
    self.confidences = confidences
    self.raw = raw
  }

  /// A value in capitals with single spaces, of those characters that `keeping` lets through.
  ///
  /// Nil when nothing is left. A character whose capital form is several scalars gives its
  /// confidence to each.
  init?(
    _ attribute: Attribute, words: [PrintedWord], keeping: (Character) -> Bool,
    joinedBy separator: String = " "
  ) {
    var value = ""
    var confidences: [Double] = []
    for word in words {
      let kept = word.characters.filter { keeping($0.character) }
      guard !kept.isEmpty else { continue }
      if !value.isEmpty {
        value += separator
        confidences += separator.unicodeScalars.map { _ in 1 }
      }
      for character in kept {
        let capital = character.character.uppercased()
        value += capital
        confidences += capital.unicodeScalars.map { _ in character.confidence }
      }
    }
    guard !value.isEmpty else { return nil }
    self.init(attribute, value: value, confidences: confidences, raw: Self.raw(words))
  }

  /// The characters of some words as read, with a space between two words.
  static func raw(_ words: [PrintedWord]) -> [ReadCharacter] {
    let space = ReadCharacter(
      character: " ", confidence: 1, box: Box(x: 0, y: 0, width: 0, height: 0))
    return Array(words.map(\.characters).joined(separator: [space]))
  }
}

extension PrintedValue {
  /// The value as a reading.
  func reading(confirmed: Bool, by engine: String) -> Reading {
    Reading(
      attribute: attribute, zone: .visual, box: box, raw: String(raw.map(\.character)),
      value: value, confidences: confidences, proof: confirmed ? .confidence : .none,
      engine: engine)
  }
}
