/// A holder's name in the parts that the payload tells apart.
struct AAMVAName: Equatable {
  var family: String?
  var given: String?
  var middle: String?
  var suffix: String?
  /// Whether there is a name whose parts cannot be told apart.
  var unparsed = false
}

extension AAMVAName {
  /// Takes the name from whichever elements hold it.
  ///
  /// Later versions have DCS, DAC and DAD; versions 02 and 03 put all given names into DCT; version 01
  /// has all of it in DAA, or DAB to DAE. DCT and the given names of DAA are parted after the first
  /// one: a card that says `MARY ANN` for a double given name cannot be told from one that has a
  /// middle name, so who compares must look at both together.
  init(of elements: AAMVAElements, issuer: AAMVAIssuer?) {
    let whole = AAMVAName(
      whole: elements["DAA"] ?? elements["DCS"].flatMap { $0.contains(",") ? $0 : nil },
      givenFirst: issuer?.code == "US-PA")
    family = Self.clean(elements["DCS"])
    if family == nil || elements["DCS"]?.dropLast().contains(",") == true {
      family = Self.clean(elements["DAB"]) ?? whole.family ?? family
    }
    given = Self.clean(elements["DAC"])
    middle = Self.clean(elements["DAD"])
    suffix = Self.clean(elements["DCU"]) ?? Self.clean(elements["DAE"])
    if given == nil, let all = elements["DCT"] {
      (given, middle) = Self.parted(all, middle: middle)
    } else if given == nil {
      given = whole.given
      middle = middle ?? whole.middle
    }
    suffix = suffix ?? whole.suffix
    unparsed = whole.unparsed && family == nil
    moveInitial()
  }

  /// Takes a whole name apart: `FAMILY,GIVEN,MIDDLE,SUFFIX`, with `,`, `$` or `@` between.
  ///
  /// With spaces alone the order is not known, except where the issuer is (Pennsylvania prints the
  /// given name first).
  private init(whole: String?, givenFirst: Bool) {
    guard let whole, !isAbsent(whole) else { return }
    let separator: Character? = [",", "$", "@"].first { whole.contains($0) }
    if let separator {
      let parts = whole.split(separator: separator, omittingEmptySubsequences: false)
        .map { Self.clean(String($0)) }
      family = parts[0]
      (given, middle) = Self.parted(parts.count > 1 ? parts[1] : nil, middle: nil)
      var rest = parts.dropFirst(2).filter { $0 != nil }.compactMap { $0 }
      if let last = rest.last, Self.isSuffix(last) { suffix = rest.popLast() }
      if !rest.isEmpty { middle = ([middle] + rest).compactMap { $0 }.joined(separator: " ") }
      return
    }
    var words = (Self.clean(whole) ?? "").split(separator: " ").map(String.init)
    guard givenFirst, words.count > 1 else {
      unparsed = true
      return
    }
    if words.count > 2, let last = words.last, Self.isSuffix(last) { suffix = words.popLast() }
    family = words.popLast()
    given = words.first
    middle = words.count > 1 ? words.dropFirst().joined(separator: " ") : nil
  }

  /// The first given name, and the others as middle names unless these are known.
  private static func parted(_ all: String?, middle: String?) -> (given: String?, middle: String?) {
    let words = (clean(all) ?? "").split(separator: " ")
    guard let first = words.first else { return (nil, middle) }
    let rest = words.dropFirst().joined(separator: " ")
    if let middle {
      let given = rest == middle ? String(first) : words.joined(separator: " ")
      return (given, middle)
    }
    return (String(first), rest.isEmpty ? nil : rest)
  }

  /// Wyoming puts the middle initial behind the given name.
  private mutating func moveInitial() {
    guard middle == nil, let given, let space = given.lastIndex(of: " "),
      given.distance(from: space, to: given.endIndex) == 2
    else { return }
    middle = String(given[given.index(after: space)...])
    self.given = String(given[..<space])
  }

  /// In capitals, single spaces, without the commas between or after names; nil when none.
  private static func clean(_ name: String?) -> String? {
    guard let name, !isAbsent(name) else { return nil }
    let words = name.uppercased().replacing(",", with: " ").split { $0.isWhitespace }
    let text = words.joined(separator: " ")
    return text.isEmpty || ["NMN", "NFN", "NONE"].contains(text) ? nil : text
  }

  private static func isSuffix(_ word: String) -> Bool {
    ["JR", "JR.", "SR", "SR.", "II", "III", "IV", "2ND", "3RD", "4TH"].contains(word)
  }
}
