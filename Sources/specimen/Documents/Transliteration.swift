import Foundation

/// A name component as a machine readable zone spells it: `A` to `Z` and `<`.
///
/// ICAO 9303-3 section 6.A for letters (the first of several spellings, as most issuers use it) and
/// section 4.6 for marks: an apostrophe and other punctuation disappear, a hyphen, a comma and a
/// space become one `<`. Characters of other scripts disappear too.
func transliterated(_ name: String) -> String {
  let special: [Character: String] = [
    "Ä": "AE", "Å": "AA", "Æ": "AE", "Ö": "OE", "Ø": "OE", "Œ": "OE", "Ü": "UE", "Ñ": "N",
    "ẞ": "SS", "Þ": "TH", "Ð": "D", "Đ": "D", "Ĳ": "IJ", "Ł": "L", "İ": "I", "ı": "I", "ß": "SS",
    "Ħ": "H", "Ŋ": "N", "Ŧ": "T",
  ]
  var spelt = ""
  for character in name.precomposedStringWithCanonicalMapping {
    let upper = special[character] == nil ? character.uppercased().first ?? character : character
    if let letters = special[upper] {
      spelt += letters
    } else if character == "-" || character == "," || character.isWhitespace {
      if spelt.last != "<", !spelt.isEmpty { spelt.append("<") }
    } else {
      spelt += upper.decomposedLatin
    }
  }
  while spelt.last == "<" { spelt.removeLast() }
  return spelt
}

/// Text in capital letters without marks, as most cards print it: `É` is `E`, `Ñ` is `N`.
func withoutMarks(_ text: String) -> String {
  let special: [Character: String] = [
    "Æ": "AE", "Ø": "O", "Œ": "OE", "ẞ": "SS", "Þ": "TH", "Ð": "D", "Đ": "D", "Ł": "L", "ı": "I",
  ]
  return text.uppercased().precomposedStringWithCanonicalMapping.map { character in
    if let letters = special[character] { return letters }
    return character.isLetter ? character.decomposedLatin : String(character)
  }.joined()
}

extension Character {
  /// The base letter from `A` to `Z`, or nothing.
  fileprivate var decomposedLatin: String {
    String(
      String(self).uppercased().decomposedStringWithCanonicalMapping.unicodeScalars.filter {
        ("A"..."Z").contains($0)
      }.map(Character.init))
  }
}
