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
      addExpiryByBirthday(found)
      addIssueByElimination(found)
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

    /// Without a label for it, the last of all dates is the expiry if it falls on the holder's birthday.
    private mutating func addExpiryByBirthday(_ found: [Labelled]) {
      guard !has(.dateOfExpiry), !ambiguous.contains(.dateOfExpiry), let birth = date(.dateOfBirth),
        let last = found.max(by: { $0.printed.date < $1.printed.date }), last.attribute == nil,
        Self.isBirthday(last.printed.date, of: birth),
        birth.wholeYears(until: last.printed.date) >= Self.leastAge
      else { return }
      values.append(last.value(of: .dateOfExpiry))
    }

    /// Without a label for it, the one other date in the years before the expiry is that of issue.
    private mutating func addIssueByElimination(_ found: [Labelled]) {
      guard !has(.dateOfIssue), !ambiguous.contains(.dateOfIssue), let birth = date(.dateOfBirth),
        let expiry = date(.dateOfExpiry)
      else { return }
      // A birth date is printed twice, and misread where it is small.
      let open = found.filter {
        $0.attribute == nil && $0.printed.date != expiry && $0.printed.date != birth
          && !Self.isBirthday($0.printed.date, of: birth)
      }
      guard Set(open.map(\.printed.date)).count == 1,
        let issue = open.max(by: { $0.leastConfidence < $1.leastConfidence }),
        issue.printed.date < expiry,
        issue.printed.date.wholeYears(until: expiry) < Self.mostYears,
        birth.wholeYears(until: issue.printed.date) >= Self.leastAge
      else { return }
      values.append(issue.value(of: .dateOfIssue))
    }

    private static func isBirthday(_ day: CalendarDate, of birth: CalendarDate) -> Bool {
      (day.month, day.day) == (birth.month, birth.day)
    }

    private func date(_ attribute: Attribute) -> CalendarDate? {
      values.first { $0.attribute == attribute }.flatMap { CalendarDate(iso8601: $0.value) }
    }

    /// Birth, at least fourteen years, issue, expiry: what does not follow was misread.
    ///
    /// Which of two was misread is not known, so both go.
    private mutating func dropWhatBreaksTheOrder() {
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
    /// Cards are given out for four to twelve years.
    private static let mostYears = 13
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
        let near = LabelSearch.last(of: words, garbledDates: true)
        let label = near ?? LabelSearch.above(Box(around: printed.raw.map(\.box)), in: lines)
        let attribute: Attribute? =
          switch label?.label {
          case .dateOfBirth: .dateOfBirth
          case .dateOfIssue: .dateOfIssue
          case .dateOfExpiry: .dateOfExpiry
          default: nil
          }
        // Another field's date; a label over it that is no date's belongs to something else.
        if near != nil, attribute == nil { return nil }
        return Labelled(
          printed: printed, attribute: attribute,
          sure: label?.sure == true && (near != nil || words.isEmpty))
      }
    }
  }
}
