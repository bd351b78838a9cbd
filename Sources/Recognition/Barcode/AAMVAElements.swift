/// A payload's data elements by their three letters, values as they stand there.
struct AAMVAElements: Equatable {
  /// The values, without the white space around them.
  ///
  /// Of an element that stands there twice the first that says something counts.
  var values: [String: String] = [:]
  /// The subfiles that are really there, in order.
  var subfiles: [String] = []
  /// Elements that were dropped because their values must not be kept.
  var dropped: Set<String> = []
  /// Elements whose values hold another element, so that neither can be told.
  var ambiguous: Set<String> = []
  /// Whether a separator was missing and was put in.
  var repaired = false

  /// Social security numbers of version 01; no later version uses these letters (AAMVA DL/ID-2000).
  static let secret: Set<String> = ["DBK", "DBM"]

  /// Characters of the elements that have a fixed number of them (AAMVA 2020 Tables D.3 and D.4).
  private static let fixed: [String: Int] = [
    "DBA": 8, "DBB": 8, "DBD": 8, "DDB": 8, "DDC": 8, "DDH": 8, "DDI": 8, "DDJ": 8, "DBC": 1,
    "DAJ": 2, "DCG": 3, "DAY": 3, "DDA": 1, "DDE": 1, "DDF": 1, "DDG": 1, "DAU": 6,
  ]

  /// Splits a payload's body.
  ///
  /// - Parameters:
  ///   - body: Everything after the header.
  ///   - types: The subfiles that the header announces.
  init(splitting body: ArraySlice<Unicode.Scalar>, types: [String]) {
    for line in body.split(separator: "\n") {
      read(line.drop { $0 == " " }, types: Set(types))
    }
    findSwallowed()
  }

  /// Reads one line; nothing recurses, so that no payload can be too deep.
  private mutating func read(_ line: ArraySlice<Unicode.Scalar>, types: Set<String>) {
    var rest = line
    while !rest.isEmpty {
      rest = withoutType(rest, types: types)
      guard Self.startsElement(rest) else { return }
      let id = rest.prefix(3).text
      var value = rest.dropFirst(3)
      rest = []
      // A fixed length shows where the next element begins when the separator is missing. A letter may
      // stand in between: a CR that became `M`.
      if let length = Self.fixed[id], value.count > length + 2 {
        for junk in 0...1 {
          let next = value.dropFirst(length + junk)
          if Self.startsElement(next), next.first != "Z" || types.contains(next.prefix(2).text) {
            value = value.prefix(length)
            rest = next
            repaired = true
            break
          }
        }
      }
      keep(value.text.trimmed, as: id)
    }
  }

  private mutating func keep(_ value: String, as id: String) {
    if Self.secret.contains(id) {
      if !isAbsent(value) { dropped.insert(id) }
      return
    }
    if let known = values[id], !isAbsent(known) { return }
    values[id] = value
  }

  /// Takes the two letters of a subfile off the beginning of a line.
  private mutating func withoutType(
    _ line: ArraySlice<Unicode.Scalar>, types: Set<String>
  ) -> ArraySlice<Unicode.Scalar> {
    guard line.count >= 2 else { return line }
    let type = line.prefix(2).text
    let rest = line.dropFirst(2)
    let alone = rest.allSatisfy { $0 == " " }
    let known = ["DL", "ID", "EN"].contains(type)
    let own = type.hasPrefix("Z") && line[line.startIndex + 1].isCapital
    guard
      (known && (alone || (rest.first == "D" && Self.startsElement(rest))))
        || (own && (alone || (rest.starts(with: line.prefix(2)) && Self.startsElement(rest))))
    else { return line }
    subfiles.append(type)
    return rest
  }

  /// Whether an element's three letters stand here: `DAA` to `DDZ`, or `Z` with two more.
  private static func startsElement(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    guard line.count >= 3 else { return false }
    let (first, second, third) = (
      line[line.startIndex], line[line.startIndex + 1], line[line.startIndex + 2]
    )
    if first == "D" { return ("A"..."D").contains(second) && third.isCapital }
    return first == "Z" && second.isCapital && (third.isCapital || third.isDigit)
  }

  /// Finds variable elements that swallowed the next one, which is then missing.
  ///
  /// `DCSGARCIADACMARIA` may be a family name of 14 letters: better no name than that one.
  /// Letters at the very beginning of a value are its own (`DACOSTA`, `DAILEY`).
  private mutating func findSwallowed() {
    let mandatory: [(id: String, instead: [String])] = [
      ("DAQ", []), ("DAC", ["DCT", "DAA"]), ("DCS", ["DAB", "DAA"]), ("DBA", []), ("DBB", []),
      ("DAG", ["DAL"]), ("DAI", ["DAN"]), ("DAJ", ["DAO"]), ("DAK", ["DAP"]),
    ]
    for (id, instead) in mandatory
    where ([id] + instead).allSatisfy({ values[$0] == nil }) {
      for (holder, value) in values where value.dropFirst().contains(id) {
        ambiguous.insert(holder)
      }
    }
    for holder in ambiguous { values[holder] = nil }
  }

  /// The value of an element; nil when it is missing or stands for "nothing".
  subscript(id: String) -> String? {
    guard let value = values[id], !isAbsent(value) else { return nil }
    return value
  }
}

/// Whether a value means that there is none: `NONE` and `unavl` of AAMVA 2020 D.12.4.2, and their kin.
func isAbsent(_ value: String) -> Bool {
  ["", "NONE", "UNAVL", "UNAVAIL", "UNAVAILABLE", "N/A", "-"].contains(value.uppercased())
}
