import Proofing

extension VisualZone {
  /// The dates of birth, issue and expiry among printed lines.
  ///
  /// A label says which is which. Where small print was misread, the calendar helps: nobody is
  /// licensed before the age of fourteen, so a date that far before all others is a birth date.
  struct Dates: Sendable, Equatable {
    /// What was read.
    var values: [PrintedValue] = []
    /// Attributes with two dates of equal standing.
    var ambiguous: Set<Attribute> = []

    init(in lines: [PrintedLine]) {
      let found = Self.labelledDates(in: lines)
      for attribute in [Attribute.dateOfBirth, .dateOfIssue, .dateOfExpiry] {
        let sure = found.filter { $0.attribute == attribute && $0.sure }
        let candidates = sure.isEmpty ? found.filter { $0.attribute == attribute } : sure
        let days = Set(candidates.map(\.printed.date))
        if days.count > 1 {
          ambiguous.insert(attribute)
        } else if let best = candidates.max(by: { $0.leastConfidence < $1.leastConfidence }) {
          values.append(best.value(of: attribute))
        }
      }
      addBirthDateByAge(found)
      dropWhatBreaksTheOrder()
    }

    private mutating func addBirthDateByAge(_ found: [Labelled]) {
      guard !has(.dateOfBirth), !ambiguous.contains(.dateOfBirth) else { return }
      let days = Set(found.map(\.printed.date)).sorted()
      guard days.count >= 2, days[0].wholeYears(until: days[1]) >= Self.leastAge,
        let birth = found.first(where: { $0.printed.date == days[0] }), birth.attribute == nil
      else { return }
      values.append(birth.value(of: .dateOfBirth))
    }

    /// Birth, at least fourteen years, issue, expiry: what does not follow was misread.
    ///
    /// Which of two was misread is not known, so both go.
    private mutating func dropWhatBreaksTheOrder() {
      func date(_ attribute: Attribute) -> CalendarDate? {
        values.first { $0.attribute == attribute }.flatMap { CalendarDate(iso8601: $0.value) }
      }
      let (birth, issue, expiry) = (date(.dateOfBirth), date(.dateOfIssue), date(.dateOfExpiry))
      var wrong: Set<Attribute> = []
      if let birth, let issue, birth.wholeYears(until: issue) < Self.leastAge {
        wrong.formUnion([.dateOfBirth, .dateOfIssue])
      }
      if let birth, let expiry, birth.wholeYears(until: expiry) < Self.leastAge {
        wrong.formUnion([.dateOfBirth, .dateOfExpiry])
      }
      if let issue, let expiry, issue >= expiry {
        wrong.formUnion([.dateOfIssue, .dateOfExpiry])
      }
      values.removeAll { wrong.contains($0.attribute) }
    }

    private func has(_ attribute: Attribute) -> Bool {
      values.contains { $0.attribute == attribute }
    }

    private static let leastAge = 14
  }
}

extension VisualZone.Dates {
  /// A date with what its label says.
  private struct Labelled {
    var printed: PrintedDate
    var attribute: Attribute?
    /// The label was read letter by letter.
    var sure: Bool

    var leastConfidence: Double { printed.confidences.min() ?? 0 }

    func value(of attribute: Attribute) -> PrintedValue {
      PrintedValue(
        attribute, value: printed.date.description, confidences: printed.confidences,
        raw: printed.raw)
    }
  }

  /// The words before a date, if they reach near it: others belong to another column.
  private static func beside(_ date: Box, _ words: [PrintedWord]) -> [PrintedWord] {
    guard let last = words.last, date.x - (last.box.x + last.box.width) <= 4 * date.height else {
      return []
    }
    return words.allSatisfy { $0.characters.count == 1 && $0.key.allSatisfy(\.isLetter) }
      ? [] : words
  }

  private static func labelledDates(in lines: [PrintedLine]) -> [Labelled] {
    lines.flatMap { line in
      let characters = PrintedValue.raw(line.words)
      var end = 0
      return PrintedDate.all(in: characters).compactMap { printed -> Labelled? in
        let before = characters[end..<printed.range.lowerBound]
        end = printed.range.upperBound
        let words = beside(
          Box(around: printed.raw.map(\.box)),
          before.split(whereSeparator: { $0.character == " " })
            .map { PrintedWord(characters: Array($0)) })
        let nearest =
          words.isEmpty
          ? LabelSearch.above(Box(around: printed.raw.map(\.box)), in: lines)
          : LabelSearch.last(of: words, garbledDates: true)
        guard let nearest else { return Labelled(printed: printed, attribute: nil, sure: false) }
        switch nearest.label {
        case .dateOfBirth:
          return Labelled(printed: printed, attribute: .dateOfBirth, sure: nearest.sure)
        case .dateOfIssue:
          return Labelled(printed: printed, attribute: .dateOfIssue, sure: nearest.sure)
        case .dateOfExpiry:
          return Labelled(printed: printed, attribute: .dateOfExpiry, sure: nearest.sure)
        // Another field's date; a label over it that is no date's belongs to something else.
        default:
          return words.isEmpty ? Labelled(printed: printed, attribute: nil, sure: false) : nil
        }
      }
    }
  }
}
