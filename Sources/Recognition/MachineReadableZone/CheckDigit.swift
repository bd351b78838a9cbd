/// The check digit of a machine readable zone, ICAO 9303-3 section 4.9.
public enum CheckDigit {
  /// What a check digit says about the cells that it covers.
  public enum Verdict: String, Sendable {
    /// It is printed and holds.
    case verified
    /// It is printed, or has to be, and does not hold.
    case refuted
    /// The format has none here, or a filler stands for it over an empty field.
    case notPrinted
  }

  /// What a character counts: digits themselves, `A` 10 to `Z` 35, the filler 0; nil for any other.
  public static func value(of character: Character) -> Int? {
    guard let ascii = character.asciiValue else { return nil }
    switch ascii {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return Int(ascii) - 48
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return Int(ascii) - 55
    case UInt8(ascii: "<"): return 0
    default: return nil
    }
  }

  /// The digit over some cells: weights 7, 3, 1 repeating, sum modulo 10; nil when a character
  /// may not stand in a zone.
  public static func digit(over text: some Sequence<Character>) -> Int? {
    var sum = 0
    for (index, character) in text.enumerated() {
      guard let value = value(of: character) else { return nil }
      sum += value * [7, 3, 1][index % 3]
    }
    return sum % 10
  }

  /// The characters that no check digit can tell from this one: they count the same modulo 10.
  ///
  /// `8`, `I` and `S` are one such class. The character itself is not among them.
  public static func blindPartners(of character: Character) -> [Character] {
    guard let own = value(of: character) else { return [] }
    return MachineReadableZone.characters.filter {
      $0 != character && value(of: $0).map { $0 % 10 } == own % 10
    }
  }
}
