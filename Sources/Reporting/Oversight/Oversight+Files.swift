import Proofing

/// The figures of oversight for other programs, `stats.json`: `stats.schema.json` describes it.
///
/// - Parameters:
///   - oversight: The figures.
///   - since: The first day, as `2026-11-01`; nil for all.
///   - until: The last day; nil for all.
/// - Returns: The file's bytes; they are equal for equal figures.
public func statsFile(_ oversight: Oversight, since: String? = nil, until: String? = nil) -> [UInt8]
{
  JSON.members([
    "format": 1,
    "since": since.map { .string($0) },
    "until": until.map { .string($0) },
    "all": group(oversight.all),
    "level": .rounded(Oversight.level, decimals: 3),
    "groups": .object(
      Dictionary(
        uniqueKeysWithValues: oversight.tables.map { table in
          (table.dimension.rawValue, .array(table.groups.map(group)))
        })),
  ]).file
}

private func group(_ group: Oversight.GroupRates) -> JSON {
  func rate(_ proportion: Proportion) -> JSON {
    .members([
      "count": .integer(proportion.count),
      "share": .rounded(proportion.share, decimals: 6),
      "low": .rounded(proportion.interval.lowerBound, decimals: 6),
      "high": .rounded(proportion.interval.upperBound, decimals: 6),
    ])
  }
  return .members([
    "name": .string(group.name),
    "jobs": .integer(group.jobs),
    "pass": rate(group.pass), "escalate": rate(group.escalate), "fail": rate(group.fail),
    "retry": rate(group.retry),
    "chance": group.chance.flatMap { .rounded($0, decimals: 9) },
    "flagged": group.chance == nil ? nil : .bool(group.isFlagged),
  ])
}

/// The same for a terminal: a table a dimension, a line a group, a mark where escalations differ beyond chance.
public func statsTable(_ oversight: Oversight, style: TerminalStyle = TerminalStyle()) -> String {
  let heads = ["jobs", "pass", "escalate", "fail", "of these retry", ""]
  func line(_ group: Oversight.GroupRates) -> [String] {
    [
      "  " + legible(group.name, limit: 40), String(group.jobs), rateText(group.pass),
      rateText(group.escalate), rateText(group.fail), rateText(group.retry),
      group.isFlagged ? flagText(group, beside: oversight) : "",
    ]
  }
  var rows = [["all"] + heads, line(oversight.all)]
  for table in oversight.tables where !table.groups.isEmpty {
    rows.append([table.dimension.title] + heads.map { _ in "" })
    rows += table.groups.map(line)
  }
  let marked = rows.map { $0.last?.isEmpty == false && $0.last != heads.last }
  let lines = zip(aligned(rows), marked).map { line, isMarked in
    style.colored(line.trimmedAtEnd, as: isMarked ? "escalate" : "")
  }
  return (lines + ["", oversightMethod]).map { $0 + "\n" }.joined()
}

/// "34 % (28–41)", in whole percent.
private func rateText(_ proportion: Proportion) -> String {
  guard proportion.of > 0 else { return "–" }
  return "\(roundedPercent(proportion)) (\(intervalText(proportion)))"
}

/// Which way a flagged group differs, and how likely that is chance.
func flagText(_ group: Oversight.GroupRates, beside oversight: Oversight) -> String {
  let way = group.escalate.share > oversight.all.escalate.share ? "more" : "fewer"
  return "\(way) escalations than chance (\(chanceText(group.chance ?? 1)))"
}

/// "p = 0.012" or "p < 0.001".
func chanceText(_ chance: Double) -> String {
  guard chance >= 0.001 else { return "p < 0.001" }
  return "p = \(Double(Int((chance * 1_000).rounded())) / 1_000)"
}

/// What the figures are, in two sentences.
let oversightMethod =
  "In brackets the 95 % interval (Wilson). A flag: a group's share of escalations differs from all other jobs' "
  + "by Fisher's exact test, corrected for all comparisons (Holm), at 5 %."
