/// How the machine readable zone spells letters that are not A to Z (ICAO 9303-3 section 6.A).
///
/// Only the letters whose spelling is not simply the letter without its diacritic, or that have more
/// than one; all others lose their diacritic.
public enum Transliteration {
  /// Upper-case letter to its spellings, the plain one first.
  public static let spellings: [Character: [String]] = [
    "Ä": ["A", "AE"], "Å": ["A", "AA"], "Æ": ["AE"], "Ö": ["O", "OE"], "Ø": ["O", "OE"],
    "Œ": ["OE"], "Ü": ["U", "UE", "UXX"], "Ñ": ["N", "NXX"], "ẞ": ["SS"], "Þ": ["TH"],
    "Ð": ["D"], "Đ": ["D"], "Ĳ": ["IJ"], "Ł": ["L"], "İ": ["I"], "ı": ["I"], "Ħ": ["H"],
    "Ŧ": ["T"], "Ŋ": ["N"], "ĸ": ["Q"],
  ]
}
