/// How many people of a country bear a name: the rarer it is, the less likely a stranger has it.
public struct NameFrequencies: Sendable, Equatable {
  /// Share of people by name in upper case, 0 to 1.
  private var family: [String: Double]
  private var given: [String: Double]

  /// Frequencies; a name that is not listed has none.
  ///
  /// - Parameters:
  ///   - family: Share of people by family name, in upper case.
  ///   - given: Share of people by given name, in upper case.
  public init(family: [String: Double] = [:], given: [String: Double] = [:]) {
    self.family = family
    self.given = given
  }

  /// Reads tables of lines `NAME<tab>count`.
  ///
  /// Lines that begin with `#` are remarks, but for `#total<tab>count`, the number of people that the
  /// counts are of; without it that is their sum.
  ///
  /// - Parameters:
  ///   - familyTable: The family names.
  ///   - givenTables: The given names, a table for each group of people; the groups are of one size.
  /// - Throws: ``NameTableError``, which names the line.
  public init(familyTable: String, givenTables: [String]) throws(NameTableError) {
    family = try Self.shares(familyTable)
    given = [:]
    for table in givenTables {
      let weight = 1 / Double(givenTables.count)
      for (name, share) in try Self.shares(table) { given[name, default: 0] += share * weight }
    }
  }

  /// The share of people who bear a name; of several parts that of the commonest one.
  ///
  /// The commonest part is the cautious choice: of a rare pair of names a household has many.
  ///
  /// - Returns: Nil when no part is listed.
  func share(of name: NameForms, given isGiven: Bool) -> Double? {
    let table = isGiven ? given : family
    guard !table.isEmpty else { return nil }
    let parts = name.tokens.flatMap { $0 } + (name.tokens.count > 1 ? name.runTogether : [])
    return parts.compactMap { table[$0] }.max()
  }

  private static func shares(_ table: String) throws(NameTableError) -> [String: Double] {
    var counts: [String: Double] = [:]
    var total: Double?
    for (place, line) in table.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() where !line.isEmpty {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      if cells.first == "#total", cells.count == 2, let count = Double(cells[1]) {
        total = count
        continue
      }
      guard !line.hasPrefix("#") else { continue }
      guard cells.count == 2, !cells[0].isEmpty, let count = Double(cells[1]), count.isFinite,
        count > 0
      else { throw NameTableError(line: place + 1) }
      counts[String(cells[0]), default: 0] += count
    }
    let sum = total ?? counts.values.reduce(0, +)
    guard sum > 0 else { return [:] }
    return counts.mapValues { min(1, $0 / sum) }
  }
}

/// A line of a name table that is not `NAME<tab>count`.
public struct NameTableError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The line, from 1.
  public var line: Int
  /// What was expected.
  public var description: String {
    "line \(line) of a name table: expected a name, a tab and a count above 0"
  }
}
