internal import Foundation
import Proofing

/// A caption on a travel document that says what the value below it, or beside it, is.
///
/// ICAO 9303-3 section 3.7: captions are in the issuer's language and in English, French or Spanish.
struct TravelDocumentLabel: Sendable, Equatable {
  /// What it says of the value; nil for a caption of something else.
  var attribute: Attribute?
  /// Where it stands.
  var box: Box
  /// Its value stands in the same line.
  var hasValue = false

  /// All captions of a page.
  static func all(in lines: [PrintedLine]) -> [TravelDocumentLabel] {
    lines.flatMap { $0.stretches() }.compactMap { line in
      let words = line.words.flatMap { word in
        word.text.split { !$0.isLetter }.map {
          $0.folding(options: .diacriticInsensitive, locale: nil).uppercased()
        }
      }
      let attributes = Set(
        keywords.filter { $0.words.contains(where: words.contains) }.map(\.attribute))
      guard let first = attributes.first else { return nil }
      return TravelDocumentLabel(
        attribute: attributes.count == 1 ? first : nil, box: line.box,
        hasValue: line.text.count(where: \.isNumber) >= 4)
    }
  }

  /// What the caption says that belongs to a value: the nearest above it, else one left of it.
  ///
  /// - Parameters:
  ///   - box: The value's box.
  ///   - labels: All captions of the page.
  /// - Returns: The attribute; nil when no caption is near, or the nearest is of something else.
  static func nearest(to box: Box, among labels: [TravelDocumentLabel]) -> Attribute? {
    let above = labels.filter { label in
      let gap = box.y - (label.box.y + label.box.height)
      let overlap =
        min(label.box.x + label.box.width, box.x + box.width) - max(label.box.x, box.x)
      return !label.hasValue && 2 * gap >= -box.height && gap <= 2 * box.height
        && 2 * overlap >= box.height
    }
    if let label = above.max(by: { $0.box.y < $1.box.y }) { return label.attribute }
    let beside = labels.filter { label in
      let gap = box.x - (label.box.x + label.box.width)
      let apart = abs((2 * label.box.y + label.box.height) - (2 * box.y + box.height))
      return apart <= box.height && gap >= 0 && gap <= 6 * box.height
    }
    return beside.max { $0.box.x < $1.box.x }?.attribute
  }

  /// Words that captions have, without diacritics; those of what is not looked for keep its values apart.
  private static let keywords: [(attribute: Attribute?, words: Set<String>)] = [
    (
      .dateOfBirth,
      ["BIRTH", "NAISSANCE", "NACIMIENTO", "GEBURTSDATUM", "GEBURTSTAG", "NASCIMENTO", "NASCITA"]
    ),
    (
      .dateOfExpiry,
      [
        "EXPIRY", "EXPIRATION", "EXPIRES", "CADUCIDAD", "VENCIMIENTO", "VALIDADE", "SCADENZA",
        "ABLAUFDATUM",
      ]
    ),
    (.documentNumber, ["NUMBER", "NO", "NUMERO", "NUM", "NR"]),
    (nil, ["PLACE", "LIEU", "LUGAR", "ORT", "GEBURTSORT", "LUOGO", "LOCAL"]),
    (nil, ["PERSONAL", "PERSONNEL", "PERSONALE", "PESSOAL", "IDENTITY", "ENTRIES"]),
    (
      nil,
      [
        "ISSUE", "ISSUED", "DELIVRANCE", "EXPEDICION", "EMISSION", "AUSSTELLUNG", "AUTHORITY",
        "AUTORITE",
      ]
    ),
  ]
}
