/// Whether a scalar is a control: it has no shape, and changes what stands around it.
///
/// C0, C1 and DEL (ISO 6429: they drive terminals), the marks of direction of Unicode (UAX 9:
/// they turn text round), the separators U+2028 and U+2029, and the byte order mark.
func isInvisibleControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00...0x1F, 0x7F...0x9F: true
  case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
  case 0x2028, 0x2029, 0xFEFF: true
  case 0xE0000...0xE007F: true
  default: false
  }
}

/// A foreign string on one line, made safe to show to a person on a page or in a terminal.
///
/// Every control becomes U+FFFD, and a long string ends in an ellipsis. A character that HTML must
/// escape is parted from combining marks by U+200B: the template engine compares whole grapheme
/// clusters, and would let a quote with an accent on it through unescaped.
func legible(_ text: String, limit: Int = 200) -> String {
  // Nearly all that is shown is printable ASCII, which stays as it is.
  if text.utf8.count <= limit, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
  var shown = ""
  for (place, character) in text.enumerated() {
    guard place < limit else { return shown + "…" }
    let scalars = character.unicodeScalars
    let mustBeParted = scalars.count > 1 && scalars.contains { escapedInHTML.contains($0) }
    // A cluster has no bound of its own: thousands of accents can sit on one letter.
    for scalar in scalars.prefix(16) {
      let special = mustBeParted && escapedInHTML.contains(scalar)
      if special { shown.unicodeScalars.append("\u{200B}") }
      shown.unicodeScalars.append(isInvisibleControl(scalar) ? "\u{FFFD}" : scalar)
      if special { shown.unicodeScalars.append("\u{200B}") }
    }
  }
  return shown
}

private let escapedInHTML: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]

extension JSON {
  /// The same with every key and every string made legible: what may be shown to a person.
  var legible: JSON {
    switch self {
    case .object(let members):
      .object(
        Dictionary(
          members.map { (Reporting.legible($0.key), $0.value.legible) },
          uniquingKeysWith: { first, _ in first }))
    case .array(let elements): .array(elements.map(\.legible))
    case .string(let string): .string(Reporting.legible(string, limit: 400))
    case .integer, .decimal, .bool: self
    }
  }
}
