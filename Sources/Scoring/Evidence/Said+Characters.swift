import Foundation
import Proofing

/// One character of a reading, and how likely it is right.
struct NoisyCharacter: Equatable {
  var scalar: Unicode.Scalar
  var right: Double
}

extension Said {
  /// The characters with their calibrated probabilities.
  ///
  /// What error correction accepted is as good as certain. A check digit that holds makes a misreading
  /// ten times less likely, and the engine was sure besides (ICAO 9303-3 section 4.9).
  func characters(in zone: Zone, _ tables: ScoringTables) -> [NoisyCharacter] {
    let scalars = Array(text.unicodeScalars)
    let calibration = tables.channel(engine).calibration
    let known =
      confidences.count == scalars.count
      ? confidences : Array(repeating: confidence, count: scalars.count)
    return zip(scalars, known).map { scalar, confidence in
      let measured = calibration.probability(confidence)
      let right =
        switch proof {
        case .errorCorrection: Self.proved
        case .checkDigit: max(measured, Self.proved)
        case .agreement, .confidence, .none: zone == .barcode ? Self.proved : measured
        }
      return NoisyCharacter(scalar: scalar, right: right)
    }
  }

  /// How likely a character is right that a symbol's error correction or a check digit vouches for.
  private static let proved = 0.9995

  /// Letters and digits only, in upper case, as numbers and dates are compared.
  func plainText(in zone: Zone, _ tables: ScoringTables) -> NoisyText {
    noisyText(characters(in: zone, tables).flatMap(Self.folded), tables)
  }

  /// The tokens of a name, folded to plain letters.
  func nameTokens(in zone: Zone, _ tables: ScoringTables) -> [[NoisyCharacter]] {
    characters(in: zone, tables)
      .split { NameForms.isParting($0.scalar) }
      .map { $0.flatMap(Self.folded) }
      .filter { !$0.isEmpty }
  }

  /// A text of these characters, read by this engine.
  func noisyText(_ characters: [NoisyCharacter], _ tables: ScoringTables) -> NoisyText {
    NoisyText(
      characters.map(\.scalar.value), right: characters.map(\.right),
      channel: tables.channel(engine))
  }

  /// A character as it is compared: upper case without diacritics; nothing for punctuation.
  private static func folded(_ character: NoisyCharacter) -> [NoisyCharacter] {
    if character.scalar.isASCII {
      switch character.scalar {
      case "A"..."Z", "0"..."9": return [character]
      case "a"..."z":
        return Unicode.Scalar(character.scalar.value - 32)
          .map { [NoisyCharacter(scalar: $0, right: character.right)] } ?? []
      default: return []
      }
    }
    return String(character.scalar).folding(options: .diacriticInsensitive, locale: nil)
      .uppercased().unicodeScalars
      .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      .map { NoisyCharacter(scalar: $0, right: character.right) }
  }
}
