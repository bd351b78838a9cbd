/// A state, district or territory of the United States that issues licenses.
struct USState: Sendable, Equatable {
  /// The postal abbreviation.
  var code: String
  /// The name in capitals.
  var name: String
  /// Forms of license numbers; empty when none are known.
  ///
  /// `A` stands for a letter and `9` for a digit. They come from a public list of about 2017, and
  /// states have changed theirs since: that a number has none of these forms proves nothing.
  var numberForms: [String]

  /// All of them.
  static let all: [USState] = table.map { code, name, forms in
    USState(code: code, name: name, numberForms: forms.split(separator: " ").flatMap(expand))
  }

  /// The one with a postal abbreviation.
  init?(code: String) {
    guard let state = Self.all.first(where: { $0.code == code }) else { return nil }
    self = state
  }

  private init(code: String, name: String, numberForms: [String]) {
    self.code = code
    self.name = name
    self.numberForms = numberForms
  }

  /// Whether a number, without spaces and punctuation, has one of the known forms.
  func hasForm(_ number: String) -> Bool {
    // Washington: twelve characters, letters first.
    if code == "WA" { return number.count == 12 && number.first?.isLetter == true }
    let form = String(number.map { $0.isNumber ? "9" : $0.isLetter ? "A" : $0 })
    return numberForms.contains(form)
  }

  /// `A8-9` means a letter and eight or nine digits, `AA6A` two letters, six digits and a letter.
  private static func expand(_ pattern: Substring) -> [String] {
    var forms = [""]
    var rest = pattern
    while let first = rest.first {
      if first.isNumber {
        let least = rest.prefix { $0.isNumber }
        rest = rest.dropFirst(least.count)
        var most = least
        if rest.first == "-" {
          most = rest.dropFirst().prefix { $0.isNumber }
          rest = rest.dropFirst(most.count + 1)
        }
        guard let low = Int(least), let high = Int(most), low <= high else { return [] }
        forms = forms.flatMap { form in
          (low...high).map { form + String(repeating: "9", count: $0) }
        }
      } else {
        forms = forms.map { $0 + String(first) }
        rest = rest.dropFirst()
      }
    }
    return forms
  }

  private static let table: [(String, String, String)] = [
    ("AL", "ALABAMA", "1-8"), ("AK", "ALASKA", "1-7"), ("AZ", "ARIZONA", "A8-9 AA2-5 9"),
    ("AR", "ARKANSAS", "4-9"), ("CA", "CALIFORNIA", "A7"), ("CO", "COLORADO", "9 A3-6 AA2-5"),
    ("CT", "CONNECTICUT", "9"), ("DE", "DELAWARE", "1-7"),
    ("DC", "DISTRICT OF COLUMBIA", "7 9"), ("FL", "FLORIDA", "A12"), ("GA", "GEORGIA", "7-9"),
    ("HI", "HAWAII", "A8 9"), ("ID", "IDAHO", "AA6A 9"), ("IL", "ILLINOIS", "A11-12"),
    ("IN", "INDIANA", "A9 9-10"), ("IA", "IOWA", "9 3AA4"), ("KS", "KANSAS", "A1A1A A8 9"),
    ("KY", "KENTUCKY", "A8-9 9"), ("LA", "LOUISIANA", "1-9"), ("ME", "MAINE", "7 7A 8"),
    ("MD", "MARYLAND", "A12"), ("MA", "MASSACHUSETTS", "A8 AA7 9"),
    ("MI", "MICHIGAN", "A10 A12"), ("MN", "MINNESOTA", "A12"), ("MS", "MISSISSIPPI", "9"),
    ("MO", "MISSOURI", "A5-9 A6A 8AA 9A 9"), ("MT", "MONTANA", "A8 13 9 14"),
    ("NE", "NEBRASKA", "A6-8"), ("NV", "NEVADA", "9-10 12 A8"),
    ("NH", "NEW HAMPSHIRE", "2AAA5"), ("NJ", "NEW JERSEY", "A14"),
    ("NM", "NEW MEXICO", "8-9"), ("NY", "NEW YORK", "A7 A18 8-9 16 AAAAAAAA"),
    ("NC", "NORTH CAROLINA", "1-12"), ("ND", "NORTH DAKOTA", "AAA6 9"),
    ("OH", "OHIO", "A4-8 AA3-7 8"), ("OK", "OKLAHOMA", "A9 9"), ("OR", "OREGON", "1-9"),
    ("PA", "PENNSYLVANIA", "8"), ("RI", "RHODE ISLAND", "7 A6"),
    ("SC", "SOUTH CAROLINA", "5-11"), ("SD", "SOUTH DAKOTA", "6-10 12"),
    ("TN", "TENNESSEE", "7-9"), ("TX", "TEXAS", "7-8"), ("UT", "UTAH", "4-10"),
    ("VT", "VERMONT", "8 7A"), ("VA", "VIRGINIA", "A8-11 9"), ("WA", "WASHINGTON", ""),
    ("WV", "WEST VIRGINIA", "7 A5-6 AA5-6"), ("WI", "WISCONSIN", "A13"),
    ("WY", "WYOMING", "9-10"), ("PR", "PUERTO RICO", ""), ("GU", "GUAM", ""),
    ("VI", "VIRGIN ISLANDS", ""), ("AS", "AMERICAN SAMOA", ""),
    ("MP", "NORTHERN MARIANA ISLANDS", ""),
  ]
}
