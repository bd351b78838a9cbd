import Proofing

/// Words on a card that say what kind of card it is.
///
/// The kinds are those of the subfile types of AAMVA 2020 D.12.3: `DL` for licenses and permits of
/// every class, `ID` for identification cards of people who do not drive.
enum DocumentHeading {
  /// The kind of card as a value; nil when nothing says it, or two kinds are named.
  ///
  /// A heading may be parted over two lines, one under the other (`DRIVER` over `LICENSE`).
  static func value(in lines: [PrintedLine]) -> PrintedValue? {
    let stretches = lines.flatMap { $0.stretches() }
    let rows = stretches + stacked(stretches)
    for atMost in [0, 1] {
      let found = rows.compactMap { row in
        kind(of: row, atMost: atMost).map { Found(kind: $0, row: row) }
      }
      let kinds = Set(found.map(\.kind))
      // `NONDRIVER` and the like speak of licenses only to deny that the card is one.
      let one = kinds.contains(.denied) ? Kind.denied : kinds.count == 1 ? kinds.first : nil
      if let one, let best = found.filter({ $0.kind == one }).map(\.row).max(by: isLessSure) {
        return value(one, best)
      }
      if !kinds.isEmpty { return nil }
    }
    return nil
  }

  /// What words say of a card.
  private enum Kind {
    case license, identification
    /// An identification card, since it says that it is no license.
    case denied
  }

  private struct Found {
    var kind: Kind
    var row: PrintedLine
  }

  private static func value(_ kind: Kind, _ row: PrintedLine) -> PrintedValue {
    let least = confidence(row)
    return PrintedValue(
      .documentType, value: kind == .license ? "DL" : "ID", confidences: [least, least],
      raw: PrintedValue.raw(row.words))
  }

  private static func isLessSure(_ left: PrintedLine, _ right: PrintedLine) -> Bool {
    confidence(left) < confidence(right)
  }

  private static func confidence(_ row: PrintedLine) -> Double {
    row.words.flatMap(\.characters).map(\.confidence).min() ?? 0
  }

  /// Every stretch with the one under it that belongs to it.
  private static func stacked(_ stretches: [PrintedLine]) -> [PrintedLine] {
    stretches.filter { heads.contains(letters(of: $0)) }.compactMap { upper in
      let box = upper.box
      let lower = stretches.filter { other in
        let apart = other.middle - upper.middle
        return 2 * apart > upper.height && apart < 3 * upper.height
          && other.box.x < box.x + box.width && other.box.x + other.box.width > box.x
      }.min { $0.middle < $1.middle }
      return lower.map { PrintedLine(words: upper.words + $0.words) }
    }
  }

  private static func kind(of row: PrintedLine, atMost errors: Int) -> Kind? {
    let text = letters(of: row)
    let keys = Set(row.words.map(\.key))
    if denials.contains(where: { text.contains($0) }) { return .denied }
    guard keys.isDisjoint(with: besides), !text.contains("PURPOSES") else { return nil }
    let isLicense = licenses.contains { contains($0, in: text, atMost: errors) }
    let isIdentification = identifications.contains { contains($0, in: text, atMost: errors) }
    if isLicense == isIdentification { return nil }
    return isLicense ? .license : .identification
  }

  /// Letters only; digits that engines read for them count as such.
  private static func letters(of row: PrintedLine) -> String {
    let looks: [Character: Character] = ["0": "O", "1": "I", "5": "S", "8": "B"]
    return String(
      row.words.map(\.key).joined().compactMap { looks[$0] ?? ($0.isLetter ? $0 : nil) })
  }

  private static func contains(_ phrase: String, in text: String, atMost errors: Int) -> Bool {
    if errors == 0 { return text.contains(phrase) }
    guard phrase.count >= 10, text.count >= phrase.count - errors else { return false }
    let letters = Array(text)
    return (0...(max(0, letters.count - phrase.count))).contains { start in
      let window = letters[start..<min(letters.count, start + phrase.count)]
      return FieldLabel.differ(phrase, String(window), atMost: errors)
    }
  }

  /// The AAMVA's words, those of single issuers, and French and Spanish ones of Canada and Puerto Rico.
  private static let licenses = [
    "DRIVERLICENSE", "DRIVERSLICENSE", "DRIVERLICENCE", "DRIVERSLICENCE", "DRIVINGLICENSE",
    "DRIVINGLICENCE", "OPERATORLICENSE", "OPERATORSLICENSE", "CHAUFFEURLICENSE",
    "CHAUFFEURSLICENSE", "COMMERCIALDRIVER", "COMMERCIALLICENSE", "COMMERCIALDL", "JUNIORLICENSE",
    "PROVISIONALLICENSE", "LEARNERPERMIT", "LEARNERSPERMIT", "LEARNERLICENSE", "LEARNERSLICENSE",
    "INSTRUCTIONPERMIT", "INSTRUCTIONALPERMIT", "DRIVERPERMIT", "DRIVERSPERMIT", "DRIVINGPERMIT",
    "DRIVINGPRIVILEGE", "DRIVERPRIVILEGE", "DRIVERAUTHORIZATION", "PERMISDECONDUIRE",
    "LICENCIADECONDUCIR",
  ]

  private static let identifications = [
    "IDENTIFICATIONCARD", "IDENTIFICATION", "IDENTITYCARD", "IDCARD", "CARTEDIDENTITE",
    "CARTEDIDENTIFICATION", "TARJETADEIDENTIFICACION", "IDENTIFICACION",
  ]

  private static let denials = ["NONDRIVER", "NOTADRIVER", "NOTALICENSE", "NOTFORDRIVING"]

  /// Words that stand first in a heading of two lines.
  private static let heads: Set<String> = [
    "DRIVER", "DRIVERS", "OPERATOR", "OPERATORS", "COMMERCIAL", "COMMERCIALDRIVER", "LEARNER",
    "LEARNERS", "INSTRUCTION", "CHAUFFEUR", "IDENTIFICATION",
  ]

  /// Words of other sentences: what a card is not for, and which authority gives it out.
  private static let besides: Set<String> = [
    "NOT", "FEDERAL", "DIVISION", "DEPARTMENT", "DEPT", "BUREAU", "OFFICE", "DIRECTOR",
    "COMMISSIONER", "SERVICES", "NUMBER", "NO", "LICENSEID",
  ]
}
