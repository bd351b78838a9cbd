import Proofing

@testable import Recognition

extension TextLine {
  /// A line as an engine reads it, set in one size: letters are 0.7 as wide as tall.
  ///
  /// `small` characters at the front are set at 0.65 of the size, as field numbers are.
  static func make(
    _ text: String, x: Int = 400, y: Int = 100, height: Int = 30, small: Int = 0,
    confidence: Double = 0.995
  ) -> TextLine {
    var left = x
    let characters = text.enumerated().map { place, character -> ReadCharacter in
      let size = place < small ? height * 65 / 100 : height
      defer { left += size * 7 / 10 }
      let isSpace = character == " "
      return ReadCharacter(
        character: character, confidence: isSpace ? 1 : confidence,
        box: isSpace
          ? Box(x: 0, y: 0, width: 0, height: 0)
          : Box(x: left, y: y + height - size, width: size * 6 / 10, height: size))
    }
    return TextLine(characters: characters, box: Box(around: characters.map(\.box)))
  }
}

extension VisualZone {
  /// The normal form of an attribute.
  func text(_ attribute: Attribute) -> String? { self[attribute]?.value }
}
