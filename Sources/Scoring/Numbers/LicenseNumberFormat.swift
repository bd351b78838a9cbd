/// The forms of license numbers by state.
///
/// Facts of a list by NTSI of about 2017; states have changed since, so a number that fits none
/// is worth a warning and proves nothing.
enum LicenseNumberFormat {
  /// Whether a number has a form known for its issuer (`US-GA`); nil for an issuer without any.
  static func fits(_ number: String, issuer: String) -> Bool? {
    guard issuer.uppercased().hasPrefix("US-"),
      let forms = table[String(issuer.uppercased().dropFirst(3))]
    else { return nil }
    // Washington fills numbers up with asterisks.
    let number = number.uppercased().filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "*")
    }
    return forms.contains { matches(Array(number)[...], form: $0[...]) }
  }

  /// `A` one letter, `N` one digit, `*` a letter or digit, `R` and `X` themselves; `{a-b}` repeats
  /// what stands before it a to b times.
  private static func matches(_ text: ArraySlice<Character>, form: Substring) -> Bool {
    guard let kind = form.first else { return text.isEmpty }
    var rest = form.dropFirst()
    var counts = 1...1
    if rest.first == "{", let end = rest.firstIndex(of: "}") {
      let bounds = rest[rest.index(after: rest.startIndex)..<end].split(separator: "-")
        .compactMap { Int($0) }
      if let low = bounds.first, let high = bounds.last, low <= high { counts = low...high }
      rest = rest[rest.index(after: end)...]
    }
    return counts.contains { count in
      text.count >= count && text.prefix(count).allSatisfy { isOne($0, of: kind) }
        && matches(text.dropFirst(count), form: rest)
    }
  }

  private static func isOne(_ character: Character, of kind: Character) -> Bool {
    switch kind {
    case "A": character.isLetter
    case "N": character.isNumber
    case "*": true
    default: character == kind
    }
  }

  private static let table: [String: [String]] = Dictionary(
    text.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      return (words[0], Array(words.dropFirst()))
    }, uniquingKeysWith: { $0 + $1 })

  private static let text = """
    AL N{1-8}
    AK N{1-7}
    AZ AN{8-9} A{2}N{2-5} N{9}
    AR N{4-9}
    CA AN{7}
    CO N{9} AN{3-6} A{2}N{2-5}
    CT N{9}
    DE N{1-7}
    DC N{7} N{9}
    FL AN{12}
    GA N{7-9}
    HI AN{8} N{9}
    ID A{2}N{6}A N{9}
    IL AN{11-12}
    IN AN{9} N{9-10}
    IA N{9} N{3}A{2}N{4}
    KS ANANA AN{8} N{9}
    KY AN{8-9} N{9}
    LA N{1-9}
    ME N{7} N{7}A N{8}
    MD AN{12}
    MA AN{8} A{2}N{7} N{9}
    MI AN{10} AN{12}
    MN AN{12}
    MS N{9}
    MO AN{5-9} AN{6}R N{8}A{2} N{9}A N{9}
    MT AN{8} N{13} N{9} N{14}
    NE AN{6-8}
    NV N{9-10} N{12} XN{8}
    NH N{2}A{3}N{5}
    NJ AN{14}
    NM N{8-9}
    NY AN{7} AN{18} N{8-9} N{16} A{8}
    NC N{1-12}
    ND A{3}N{6} N{9}
    OH AN{4-8} A{2}N{3-7} N{8}
    OK AN{9} N{9}
    OR N{1-9}
    PA N{8}
    RI N{7} AN{6}
    SC N{5-11}
    SD N{6-10} N{12}
    TN N{7-9}
    TX N{7-8}
    UT N{4-10}
    VT N{8} N{7}A
    VA AN{8-11} N{9}
    WA A*{11}
    WV N{7} A{1-2}N{5-6}
    WI AN{13}
    WY N{9-10}
    """
}
