import Proofing

/// The figures of oversight as a page, `oversight.html`: a table a dimension, each rate with its interval.
///
/// - Parameters:
///   - batch: The run, or many.
///   - oversight: Its figures.
///   - templates: The page's template.
/// - Returns: The page's bytes.
public func oversightPage(
  _ batch: Batch, _ oversight: Oversight, templates: Templates
) -> [UInt8] {
  func rate(_ proportion: Proportion) -> JSON {
    let interval = proportion.interval
    return .members([
      "share": .string(roundedPercent(proportion)),
      "interval": .string(intervalText(proportion)),
      "x": percentage(proportion.share * 100),
      "from": percentage(interval.lowerBound * 100), "to": percentage(interval.upperBound * 100),
      "width": percentage((interval.upperBound - interval.lowerBound) * 100),
      "count": .integer(proportion.count),
    ])
  }
  func groupView(_ group: Oversight.GroupRates) -> JSON {
    .members([
      "name": .string(group.name), "jobs": .integer(group.jobs),
      "rates": .array(
        [
          ("escalate", group.escalate), ("pass", group.pass), ("fail", group.fail),
          ("retry", group.retry),
        ].map { label, proportion in
          .members(["label": .string(label), "class": .string(label), "rate": rate(proportion)])
        }),
      "flag": group.isFlagged ? .string(flagText(group, beside: oversight)) : nil,
    ])
  }
  return templates.render(
    .members([
      "title": .string(batch.title),
      "method": .string(oversightMethod),
      "jobs": .string(
        oversight.all.jobs == 1 ? "1 decided job" : "\(oversight.all.jobs) decided jobs"),
      "all": .array([groupView(oversight.all)]),
      "overall": percentage(oversight.all.escalate.share * 100),
      "flagged": flagged(oversight),
      "tables": .array(
        oversight.tables.filter { !$0.groups.isEmpty }.map { table in
          .members([
            "title": .string(table.dimension.title),
            "id": .string(table.dimension.rawValue),
            "groups": .array(table.groups.map(groupView)),
          ])
        }),
    ]), with: "oversight")
}

/// "28–41", in whole percent.
func intervalText(_ proportion: Proportion) -> String {
  guard proportion.of > 0 else { return "" }
  func whole(_ share: Double) -> Int { Int((share * 100).rounded()) }
  return "\(whole(proportion.interval.lowerBound))–\(whole(proportion.interval.upperBound))"
}

/// The groups whose escalations differ beyond chance, a sentence each; nil when there are none.
func flagged(_ oversight: Oversight) -> JSON? {
  let sentences = oversight.flagged.map { dimension, group in
    "\(dimension.title), \(group.name): \(flagText(group, beside: oversight))"
  }
  return sentences.isEmpty ? nil : .members(["list": .strings(sentences)])
}
