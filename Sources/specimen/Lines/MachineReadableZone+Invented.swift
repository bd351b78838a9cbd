import Randomness

extension MachineReadableZone {
  /// A zone that holds, of any format, issuer and name: more varied than the documents that can be drawn.
  ///
  /// Half of the names and of the issuers are letters at random, so that who learns from such zones does not
  /// expect names. Dates exist in every year; what a date of birth and one of expiry say need not make sense.
  static func invented(_ format: Format, names: Names, by random: inout SeededRandom)
    -> MachineReadableZone
  {
    let width = [.td1: 30, .td2: 31, .mrvb: 31][format] ?? 39
    let code =
      switch format {
      case .td1: ["I", "ID", "C", "AC", "IP", "IR"]
      // `IDFRA` would begin the French card of 1988, which has a layout of its own.
      case .td2: ["I", "C", "AC", "IP", "IR"]
      case .td3: ["P", "P", "P", "PD", "PO", "PS", "PN"]
      case .mrva, .mrvb: ["V", "V", "VN", "VC"]
      }
    let issuer = country(by: &random)
    return MachineReadableZone(
      format,
      Fields(
        code: random.pick(code) ?? "", issuer: issuer,
        name: name(names, width: width, by: &random), number: number(by: &random),
        nationality: random.happens(0.7) ? issuer : country(by: &random), birth: date(by: &random),
        sex: random.pick(["M", "F", "<"]) ?? "<", expiry: date(by: &random),
        optional: optional([.td1: 15, .td2: 7, .td3: 14, .mrva: 16][format] ?? 8, by: &random),
        secondOptional: optional(11, by: &random)))
  }

  private static func country(by random: inout SeededRandom) -> String {
    let known = ["UTO", "USA", "D", "GBR", "FRA", "ESP", "MEX", "CAN", "IND", "CHN", "BRA", "NGA"]
    return random.happens(0.5) ? random.pick(known) ?? "UTO" : random.text(of: letters, 3)
  }

  private static func name(_ names: Names, width: Int, by random: inout SeededRandom) -> String {
    func word(_ known: [String]) -> String {
      guard random.happens(0.5), let name = random.pick(known) else {
        return random.text(of: letters, random.whole(2...11))
      }
      return transliterated(name)
    }
    let family = word(names.family)
    let given = (0..<random.whole(0...3)).map { _ in word(names.female + names.male) }
    let name = given.isEmpty ? family : family + "<<" + given.joined(separator: "<")
    return String(name.prefix(width))
  }

  private static func number(by random: inout SeededRandom) -> String {
    switch random.below(5) {
    case 0: random.text(of: digits, 9)
    case 1: random.text(of: letters, 1) + random.text(of: digits, 8)
    case 2: random.text(of: letters, 2) + random.text(of: digits, 7)
    case 3: random.text(of: digits, 8)
    default: random.text(of: letters + digits, 9)
    }
  }

  private static func date(by random: inout SeededRandom) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return two(random.below(100)) + two(random.whole(1...12)) + two(random.whole(1...28))
  }

  private static func optional(_ width: Int, by random: inout SeededRandom) -> String {
    switch random.below(4) {
    case 0: ""
    case 1: random.text(of: digits, random.whole(1...width))
    case 2: random.text(of: letters + digits, width)
    default: random.text(of: letters + digits, random.whole(1...width))
    }
  }
}

private let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
private let digits = Array("0123456789")

extension SeededRandom {
  /// So many characters of a list.
  mutating func text(of characters: [Character], _ count: Int) -> String {
    String((0..<count).compactMap { _ in pick(characters) })
  }
}
