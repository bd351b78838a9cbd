/// A height as a payload has it.
enum AAMVAHeight: Equatable {
  case inches(Int)
  case centimeters(Int)

  /// Reads `073 in`, `181 cm`, and version 01's `510` (5 feet 10 inches).
  ///
  /// Without a unit, three digits are inches after a zero, feet and inches where that makes sense, and
  /// else centimetres. Nil for anything that no grown person's height can be.
  init?(reading value: String) {
    let scalars = Array(value.uppercased().unicodeScalars)
    let groups = scalars.split { !$0.isDigit }.map(Array.init)
    let unit = scalars.filter(\.isCapital).text
    let height: AAMVAHeight?
    switch (groups.count, unit) {
    case (1, "IN"), (1, "INCHES"): height = groups[0].number.map { .inches($0) }
    case (1, "CM"): height = groups[0].number.map { .centimeters($0) }
    case (1, ""): height = Self.plain(groups[0])
    case (2, ""), (2, "FT"), (2, "FTIN"):
      guard let feet = groups[0].number, let inches = groups[1].number, inches < 12 else {
        return nil
      }
      height = .inches(feet * 12 + inches)
    default: return nil
    }
    switch height {
    case .inches(let number) where (20...107).contains(number): self = .inches(number)
    case .centimeters(let number) where (50...272).contains(number): self = .centimeters(number)
    default: return nil
    }
  }

  private static func plain(_ digits: [Unicode.Scalar]) -> AAMVAHeight? {
    guard let number = digits.number else { return nil }
    switch digits.count {
    case 2: return .inches(number)
    case 3 where digits[0] == "0": return .inches(number)
    case 3 where (200...811).contains(number) && number % 100 < 12:
      return .inches(number / 100 * 12 + number % 100)
    case 3: return .centimeters(number)
    default: return nil
    }
  }

  /// As cards print it: `5'-08"` or `181 cm`.
  var text: String {
    switch self {
    case .inches(let number):
      "\(number / 12)'-\(number % 12 < 10 ? "0" : "")\(number % 12)\""
    case .centimeters(let number): "\(number) cm"
    }
  }
}
