import Proofing

extension VisualZone {
  /// Family and given names among printed lines.
  ///
  /// Cards print them in either order, so that only a label can tell which is which: words (`LN`,
  /// `Family name`), the field numbers 1 and 2, or the comma of `FAMILY, GIVEN`.
  struct Names: Sendable, Equatable {
    /// What was read.
    var values: [PrintedValue] = []
    /// Names that were read and whose order nothing tells.
    var ambiguous: Set<Attribute> = []

    /// What stands in the upper of two lines without a label, if the issuer tells.
    private var order: PrintedName.Order

    init(
      in lines: [PrintedLine], above address: PrintedAddress?, order: PrintedName.Order = .unknown
    ) {
      self.order = order
      addLabelledByWords(lines)
      if values.isEmpty {
        let names = Self.candidates(in: lines, above: address)
        addInOrder(names, nearAddress: address != nil)
      }
      partSuffix()
    }

    // MARK: Words

    private mutating func addLabelledByWords(_ lines: [PrintedLine]) {
      for (place, line) in lines.enumerated() {
        let line = Self.partGluedLabels(line)
        var start = 0
        while start < line.words.count {
          guard let found = LabelSearch.label(in: line.words, at: start) else {
            start += 1
            continue
          }
          start = found.words.upperBound
          let attribute: Attribute
          switch found.label {
          case .familyName: attribute = .familyName
          case .givenNames: attribute = .givenNames
          case .name: attribute = .nameField
          default: continue
          }
          // A number alone is no words; numbers are looked at with the column.
          if line.words[found.words].allSatisfy({ $0.key.allSatisfy(\.isNumber) }) { continue }
          let label = PrintedLine(words: Array(line.words[found.words]))
          // Short labels stand beside their value, words over it.
          let spelt = label.words.map(\.key).joined().filter(\.isLetter).count >= 4
          guard
            let name = Self.name(after: found.words.upperBound, in: line)
              ?? (spelt ? Self.name(below: label, in: lines[(place + 1)...]) : nil)
          else { continue }
          add(name, as: attribute)
        }
      }
    }

    private mutating func add(_ name: PrintedName, as attribute: Attribute) {
      if attribute == .nameField {
        addWithComma(name)
      } else if values.contains(where: { $0.attribute == attribute }) {
        if values.contains(where: {
          $0.attribute == attribute && $0.value != name.value(attribute)?.value
        }) {
          values.removeAll { $0.attribute == attribute }
          ambiguous.insert(attribute)
        }
      } else if let value = name.value(attribute) {
        values.append(value)
      }
    }

    /// `LNGARCIA`: no name in Latin script begins with LN or FN.
    private static func partGluedLabels(_ line: PrintedLine) -> PrintedLine {
      PrintedLine(
        words: line.words.flatMap { word -> [PrintedWord] in
          guard word.characters.count >= 4, ["LN", "FN"].contains(String(word.text.prefix(2)))
          else { return [word] }
          return [word.characters.prefix(2), word.characters.dropFirst(2)]
            .map { PrintedWord(characters: Array($0)) }
        })
    }

    private static func name(after start: Int, in line: PrintedLine) -> PrintedName? {
      guard start < line.words.count else { return nil }
      var words: [PrintedWord] = []
      for place in start..<line.words.count {
        if LabelSearch.label(in: line.words, at: place) != nil { break }
        words.append(line.words[place])
      }
      return words.isEmpty
        ? nil : PrintedLine(words: words).stretches().first.flatMap { PrintedName($0, column: nil) }
    }

    private static func name(below label: PrintedLine, in lines: ArraySlice<PrintedLine>)
      -> PrintedName?
    {
      let box = label.box
      return lines.prefix(4).lazy.flatMap { $0.stretches() }.filter {
        let apart = $0.middle - label.middle
        return apart > 0 && 2 * apart < 5 * max($0.height, label.height)
          && abs($0.box.x - box.x) < 2 * max($0.height, label.height)
      }.compactMap { PrintedName($0, column: nil) }.first
    }

    // MARK: Numbers

    private static func candidates(
      in lines: [PrintedLine], above address: PrintedAddress?
    ) -> [PrintedName] {
      let stretches = lines.flatMap { $0.stretches() }
      guard let address else {
        return stretches.compactMap { PrintedName($0, column: nil) }
      }
      return stretches.filter {
        let apart = address.top - $0.middle
        return 2 * apart > address.height && apart < 8 * address.height
          && $0.box.x < address.column + 2 * address.height
      }.compactMap { PrintedName($0, column: address.column) }
        .filter { 10 * abs($0.box.x - address.column) <= 7 * address.height }
        .sorted { $0.middle > $1.middle }
    }

    /// Over an address the candidates come nearest first.
    private mutating func addInOrder(_ names: [PrintedName], nearAddress: Bool) {
      guard nearAddress else {
        addNumberedPair(names)
        return
      }
      guard let lower = names.first else { return }
      guard let upper = names.dropFirst().first,
        10 * (lower.middle - upper.middle) < 26 * max(lower.height, upper.height)
      else {
        addSingle(lower)
        return
      }
      switch (upper.order, lower.order) {
      case (.family, .unknown), (.family, .maybeFamily), (.family, .given), (.unknown, .given),
        (.maybeFamily, .given), (.maybeFamily, .unknown):
        append(family: upper, given: lower)
      case (.given, .family):
        append(family: lower, given: upper)
      case (.unknown, .unknown) where order == .family && !upper.hasComma && !Self.joins(lower):
        append(family: upper, given: lower, isAssumed: true)
      case (.unknown, .unknown) where order == .given && !Self.joins(upper) && !lower.hasComma:
        append(family: lower, given: upper, isAssumed: true)
      default:
        ambiguous.formUnion([.familyName, .givenNames])
      }
    }

    /// Without an address only both numbers, one under the other, make names of two lines.
    private mutating func addNumberedPair(_ names: [PrintedName]) {
      let families = names.filter { $0.order == .family }
      let givens = names.filter { $0.order == .given }
      guard families.count == 1, givens.count == 1, let family = families.first,
        let given = givens.first, abs(family.box.x - given.box.x) <= family.height,
        abs(family.middle - given.middle) < 3 * family.height
      else { return }
      append(family: family, given: given)
    }

    private mutating func addSingle(_ name: PrintedName) {
      switch name.order {
      case .given:
        // `2 MARIA, ELENA` under a family name that was not read looks like `FAMILY, GIVEN`.
        if !name.hasComma { values += [name.value(.givenNames)].compactMap { $0 } }
      case .family where !name.hasComma:
        values += [name.value(.familyName)].compactMap { $0 }
      default:
        addWithComma(name)
      }
    }

    /// Whether a line holds `FAMILY, GIVEN`; a comma before a suffix joins nothing.
    private static func joins(_ name: PrintedName) -> Bool {
      guard let comma = name.words.firstIndex(where: { $0.text.hasSuffix(",") }) else {
        return false
      }
      return comma + 1 == name.words.count || !suffixes.contains(name.words[comma + 1].key)
    }

    /// `FAMILY, GIVEN`; without a comma nothing but the issuer tells the order.
    private mutating func addWithComma(_ name: PrintedName) {
      if order == .givenThenFamily, !name.hasComma, (2...3).contains(name.words.count) {
        add(
          [
            PrintedName.value(.familyName, name.words.suffix(1)),
            PrintedName.value(.givenNames, name.words.dropLast()),
          ], isAssumed: true)
        return
      }
      guard let comma = name.words.firstIndex(where: { $0.text.hasSuffix(",") }),
        comma + 1 < name.words.count, !Self.suffixes.contains(name.words[comma + 1].key)
      else {
        ambiguous.formUnion([.familyName, .givenNames])
        return
      }
      values += [
        PrintedName.value(.familyName, name.words[...comma]),
        PrintedName.value(.givenNames, name.words[(comma + 1)...]),
      ].compactMap { $0 }
    }

    private mutating func append(
      family: PrintedName, given: PrintedName, isAssumed: Bool = false
    ) {
      add([family.value(.familyName), given.value(.givenNames)], isAssumed: isAssumed)
    }

    private mutating func add(_ names: [PrintedValue?], isAssumed: Bool) {
      values += names.compactMap { name in
        var name = name
        name?.isAssumed = isAssumed
        return name
      }
    }

    // MARK: Suffix

    private static let suffixes: Set<String> = ["JR", "SR", "II", "III", "IV"]

    /// Takes JR, SR, II, III or IV from the end of a name of at least two words.
    private mutating func partSuffix() {
      for place in values.indices {
        let words = values[place].raw.split(whereSeparator: { $0.character == " " })
          .map { PrintedWord(characters: Array($0)) }
        guard words.count >= 2, let last = words.last,
          Self.suffixes.contains(last.key),
          let suffix = PrintedName.value(.suffix, [last]),
          let rest = PrintedName.value(values[place].attribute, words.dropLast())
        else { continue }
        let isAssumed = values[place].isAssumed
        values[place] = rest
        values[place].isAssumed = isAssumed
        if !values.contains(where: { $0.attribute == .suffix }) { values.append(suffix) }
      }
    }
  }
}

extension VisualZone {
  /// What an issuer prints in the upper of two lines of names that have no label.
  ///
  /// The AAMVA card design standard (2020, section 4.2) puts the family name, element 1, over the
  /// given names, element 2. Cards of Alabama and Florida from before their numbered designs print
  /// the given names first, and Michigan prints all names in one line, the family name last.
  static func nameOrder(of issuer: String?) -> PrintedName.Order {
    switch issuer {
    case nil: .unknown
    case "US-AL", "US-FL": .given
    case "US-MI": .givenThenFamily
    default: .family
    }
  }
}

extension PrintedName {
  /// One of its words ends with a comma.
  var hasComma: Bool { words.contains { $0.text.hasSuffix(",") } }
}
