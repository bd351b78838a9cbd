import Foundation
import Proofing

extension Gathering {
  /// The date of birth.
  ///
  /// Besides the claim and what was read: day and month in each other's place, and the same day of other
  /// years, because that is what a forger changes. A year of two digits leaves the century open.
  var dateOfBirth: FieldEvidence? {
    let claimed = claim.dateOfBirth.revealed
    var witnesses: [Witness] = []
    var dates: [ReadDate] = []
    for source in sources {
      for reading in source.readings[.dateOfBirth] ?? [] {
        guard let date = ReadDate(reading.value.revealed) else { continue }
        let level = compareBirthDates(claimed, reading.value.revealed, today: today)
        let text = Said(reading).plainText(in: source.zone, tables)
        let own = source.with(only: reading)
        guard let witness = witness(.dateOfBirth, own, level, text) else { continue }
        witnesses.append(witness)
        dates.append(date)
      }
    }
    guard !witnesses.isEmpty else { return nil }
    func candidate(_ level: Comparison.Level, _ prior: Double, _ date: CalendarDate) -> Candidate {
      Candidate(
        level: level, prior: prior,
        likelihoods: witnesses.map { $0.text.likelihood(of: digits(date, like: $0)) })
    }
    var candidates = [candidate(.exact, 0, claimed)]
    if claimed.day != claimed.month,
      let turned = CalendarDate(year: claimed.year, month: claimed.day, day: claimed.month)
    {
      candidates.append(candidate(.dayMonthSwap, 0, turned))
    }
    let years = otherYears
    candidates += sameDay(of: years, witnesses)
    for date in dates {
      for other in date.births(today: today)
      where other != claimed && other.year % 100 == claimed.year % 100
        && (other.month, other.day) == (claimed.month, claimed.day)
      {
        candidates.append(candidate(.other, -Self.dates, other))
      }
    }
    let neighbours = witnesses.map { witness in
      witness.text.likelihood(nearly: digits(claimed, like: witness), alphabet: 10)
    }
    candidates += readingsAtTheirWord(witnesses) { own in
      switch own.level {
      case .oneEdit: -log2(Double(own.text.read.count * 9))
      case .sameMonthDay: -log2(Double(max(1, years.count)))
      case .sameYear: -log2(365)
      case .dayMonthSwap: 0
      default: -Self.dates
      }
    } text: { own, other in
      other.text.read.count < own.text.read.count
        ? Array(own.text.read.suffix(other.text.read.count)) : own.text.read
    }
    let fusion = Fusion(
      attribute: .dateOfBirth, witnesses: witnesses, candidates: candidates,
      neighbours: (.oneEdit, neighbours))
    var evidence = fusion.evidence(under: rule)
    evidence.consistency = consistency(
      .dateOfBirth, witnesses, claimed: candidates[0].likelihoods
    ) { _ in -Self.dates }
    return evidence
  }

  /// The claimed day in each of these years.
  private func sameDay(of years: [Int], _ witnesses: [Witness]) -> [Candidate] {
    let end = Array(digits(claim.dateOfBirth.revealed).suffix(4))
    let likelihoods = witnesses.map { witness in
      witness.text.likelihoods(
        ofAll: years.map { Self.yearDigits($0).suffix(Self.isShort(witness) ? 2 : 4) }
          .map { Array($0) },
        endingIn: end)
    }
    let prior = -log2(Double(max(1, years.count)))
    return years.indices.map { place in
      Candidate(level: .sameMonthDay, prior: prior, likelihoods: likelihoods.map { $0[place] })
    }
  }

  /// Logarithm of the number of dates at which people who apply may be born: 60 years.
  private static let dates: Double = log2(22_000)

  /// The years of those from 18 to 84, without those that are one digit off, or in which the claimed day
  /// is none.
  private var otherYears: [Int] {
    let claimed = claim.dateOfBirth.revealed
    let own = Self.yearDigits(claimed.year)
    return ((today.year - 84)...(today.year - 18)).filter { year in
      let digits = Self.yearDigits(year)
      let differing = own.indices.filter { own[$0] != digits[$0] }
      // Two neighbours in each other's place are one edit too.
      let isSwap =
        differing.count == 2 && differing[1] == differing[0] + 1
        && own[differing[0]] == digits[differing[1]] && own[differing[1]] == digits[differing[0]]
      return differing.count > 1 && !isSwap
        && CalendarDate(year: year, month: claimed.month, day: claimed.day) != nil
    }
  }

  /// The digits of a date in the form of a reading: with or without the century.
  private func digits(_ date: CalendarDate, like witness: Witness) -> [UInt32] {
    Self.isShort(witness) ? Array(digits(date).suffix(6)) : digits(date)
  }

  private static func isShort(_ witness: Witness) -> Bool { witness.text.read.count <= 6 }

  private func digits(_ date: CalendarDate) -> [UInt32] {
    date.description.unicodeScalars.filter { $0 != "-" }.map(\.value)
  }

  private static func yearDigits(_ year: Int) -> [UInt32] {
    [1_000, 100, 10, 1].map { UInt32(0x30 + year / $0 % 10) }
  }
}
