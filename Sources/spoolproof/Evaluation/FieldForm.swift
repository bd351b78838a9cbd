import Foundation
import Proofing

/// How the values of a field are compared.
enum FieldForm: Equatable {
  /// Letters and digits, whatever their case.
  case text
  /// Days; one of them may be `YYMMDD`.
  case date
  /// `5'-08"`, `508`, `68 in`, `173 cm`, `Imperial:5, 8`, `Metric:173`.
  case height
  /// `Imperial:160` in pounds, `Metric:72` in kilograms.
  case weight
  /// Colours of eyes and hair: words, or the letters of ANSI D-20.
  case color
  /// `M`, `F`, `X` or a word that begins so.
  case sex
  /// A state, with or without its country in front.
  case jurisdiction
  /// An address or its postal code, without the zeros of an unknown ZIP+4.
  case address

  /// The form of a label's field by its name.
  init(_ name: String) {
    self =
      switch name {
      case "dateOfBirth", "dateOfExpiry", "dateOfIssue", "birthYYMMDD", "expiryYYMMDD": .date
      case "height": .height
      case "weight": .weight
      case "eyeColor", "hairColor": .color
      case "sex": .sex
      case "jurisdiction", "issuer": .jurisdiction
      case "address", "postalCode": .address
      default: .text
      }
  }

  /// Whether what was read says what is true.
  func agree(_ truth: String, _ read: String) -> Bool {
    let (truth, read) = (normal(truth), normal(read))
    guard !truth.isEmpty, !read.isEmpty else { return false }
    if self == .date, truth.count != read.count { return truth.suffix(6) == read.suffix(6) }
    return truth == read
  }

  /// The value in a form in which equal values are equal; empty when it has none.
  func normal(_ value: String) -> String {
    let plain = Self.plain(value)
    switch self {
    case .text: return plain
    case .date:
      if let day = CalendarDate(iso8601: value.trimmingCharacters(in: .whitespaces)) {
        return Self.plain(day.description)
      }
      return value.count == 6 ? value : ""
    case .height: return Self.height(value)
    case .weight:
      let number = Int(value.filter { $0.isASCII && $0.isNumber }) ?? 0
      return number == 0 ? "" : "\(number) \(plain.hasPrefix("METRIC") ? "kg" : "lb")"
    case .color: return Self.colors[plain] ?? plain
    case .sex: return plain.isEmpty && value == "<" ? "X" : String(plain.prefix(1))
    case .jurisdiction:
      for country in ["US-", "CA-", "MX-"] where value.uppercased().hasPrefix(country) {
        return Self.plain(String(value.dropFirst(3)))
      }
      return plain
    case .address:
      let hasZeros = plain.count >= 9 && plain.hasSuffix("0000")
      return hasZeros && plain.dropLast(4).suffix(5).allSatisfy(\.isNumber)
        ? String(plain.dropLast(4)) : plain
    }
  }

  /// Letters and digits in capitals.
  private static func plain(_ text: String) -> String {
    String(text.uppercased().filter { $0.isLetter || $0.isNumber })
  }

  /// Inches or centimetres with their unit.
  private static func height(_ value: String) -> String {
    let groups = value.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
    let letters = value.uppercased().filter(\.isLetter)
    switch (groups.count, letters) {
    case (1, "METRIC"), (1, "CM"): return "\(groups[0]) cm"
    case (1, "IMPERIAL"), (1, "IN"): return "\(groups[0]) in"
    case (2, _): return "\(groups[0] * 12 + groups[1]) in"
    case (1, _) where (200...811).contains(groups[0]) && groups[0] % 100 < 12:
      return "\(groups[0] / 100 * 12 + groups[0] % 100) in"
    case (1, _): return groups[0] < 100 ? "\(groups[0]) in" : "\(groups[0]) cm"
    default: return ""
    }
  }

  /// Words for colours to the letters of ANSI D-20.
  private static let colors = [
    "BLACK": "BLK", "BK": "BLK", "BLUE": "BLU", "BROWN": "BRO", "BRN": "BRO",
    "BR": "BRO", "GRAY": "GRY", "GREY": "GRY", "GREEN": "GRN", "GN": "GRN",
    "HAZEL": "HAZ", "HZL": "HAZ", "HZ": "HAZ", "MAROON": "MAR", "PINK": "PNK",
    "DICHROMATIC": "DIC", "BLOND": "BLN", "BLONDE": "BLN", "RED": "RED", "SANDY": "SDY",
    "WHITE": "WHI", "BALD": "BAL",
  ]
}
