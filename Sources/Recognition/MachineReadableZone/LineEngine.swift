import Imaging

/// The engines that may read one line of a zone.
enum LineEngine: Sendable {
  /// Tesseract with the model of zones: knows OCR-B, and misreads other typefaces.
  case zoneModel
  /// The network that reads print: knows all typefaces, and takes `O` and `0` for each other.
  case network
  /// Tesseract with the model of print, for where there is no network.
  case printModel
}

/// What an engine says of one line.
enum LineReading: Sendable, Equatable {
  case text(TextLine)
  case steps(ZoneSteps)
  case nothing
}

/// Reads one picture of a line of text, given without any text around it.
typealias LineReader = (Pixels, LineEngine) -> LineReading

extension LineReading {
  /// The characters that it comes to, with how probable each is.
  var characters: [(character: Character, probability: Double)] {
    switch self {
    case .text(let line):
      line.characters.filter { $0.character != " " }.map {
        ($0.character, CharacterNoise.certainty(of: $0.confidence))
      }
    case .steps(let steps): steps.likeliest.map { ($0.character, $0.probability) }
    case .nothing: []
    }
  }

  /// Whether a reading shows what every zone has: text beside fillers.
  ///
  /// An engine that knows nothing but zones reads any print as text, and any edge as fillers.
  var hasTextAndFillers: Bool {
    let characters = characters
    let fillers = characters.count { $0.character == "<" }
    return fillers >= 3 && characters.count - fillers >= 6
  }

  /// Whether a reading may be a line of a zone: long enough, and with fillers or surely read.
  ///
  /// A network reads all print surely, so that there a line without fillers has to hold many digits.
  var looksLikeZone: Bool {
    let characters = characters
    guard (22...52).contains(characters.count) else { return false }
    let fillers = characters.count { $0.character == "<" }
    let mean = characters.map(\.probability).reduce(0, +) / Double(characters.count)
    if fillers >= 3 { return mean > 0.5 }
    guard case .steps = self else { return mean > 0.85 }
    return mean > 0.85 && characters.count { $0.character.isNumber } >= 12
  }

  /// Whether most of a line was surely read.
  var isSurePrint: Bool {
    let characters = characters
    return characters.count >= 8
      && 5 * characters.count { $0.probability > 0.9 } >= 4 * characters.count
  }

  /// Whether a reading may be the one line of a driving license.
  var looksLikeLicense: Bool {
    let characters = characters.map(\.character)
    return (28...32).contains(characters.count) && characters[0] == "D" && characters[1].isNumber
  }
}
