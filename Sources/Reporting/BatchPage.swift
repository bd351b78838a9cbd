public import Proofing

/// The run as a page, `index.html`: counts at the top, one row a job, escalations first.
///
/// - Parameters:
///   - batch: The run.
///   - catalogue: Says what the codes mean.
///   - templates: The page's template.
/// - Returns: The page's bytes; they are equal for equal runs.
public func batchPage(
  _ batch: Batch, catalogue: ReasonCatalogue, templates: Templates
) -> [UInt8] {
  let summary = summary(batch)
  func count(_ label: String, _ number: JSON?) -> JSON {
    .members(["label": .string(label), "class": .string(label), "count": number ?? 0])
  }
  let times = summary["milliseconds"]
  func time(_ key: String) -> String? {
    times?[key]?.number.map { wholeMilliseconds($0) + " ms" }
  }
  let facts: [(String, String?)] = [
    ("Began", summary["startedAt"]?.text.map(readableTime)),
    ("Ended", summary["finishedAt"]?.text.map(readableTime)),
    ("Policy", "\(batch.policy) \(shortDigest(batch.policyDigest))"),
    ("Isolation of readers", batch.isolation), ("Head of the audit log", batch.auditHead),
    ("Median", time("median")), ("90 of 100 within", time("p90")), ("Longest", time("most")),
  ]
  return templates.render(
    .members([
      "title": .string(batch.title),
      "jobs": .string(jobCount(batch)),
      "counts": .array([
        count("escalate", summary["decisions"]?["escalate"]),
        count("refused", summary["refused"]),
        count("fail", summary["decisions"]?["fail"]),
        count("pass", summary["decisions"]?["pass"]),
      ]),
      "facts": .array(
        facts.compactMap { label, value in
          value.map { .object(["label": .string(label), "value": .string($0)]) }
        }),
      "rows": .array(batch.sortedRows.map { rowView($0, catalogue) }),
      "hasRows": .bool(!batch.rows.isEmpty),
    ]), with: "batch")
}

private func rowView(_ row: BatchRow, _ catalogue: ReasonCatalogue) -> JSON {
  let folder = "../../results/\(pathSafe(row.id))"
  let escalated = row.ending.verdict == .escalate
  return .members([
    "id": .string(legible(row.id, limit: 128)),
    "word": .string(row.ending.word),
    "retry": .bool(row.retry),
    "packet": escalated ? .string("\(folder).packet/index.html") : nil,
    "result": row.ending.verdict == nil ? nil : .string("\(folder).result.json"),
    "fault": row.ending.fault.map { .string($0.description) },
    "reasons": .array(
      row.ending.fault == nil
        ? row.reasons.map { reason in
          .members([
            "code": .string(reason.rawValue),
            "text": catalogue.entries[reason].map { .string($0.operatorText) },
          ])
        } : []),
    "documents": .string(unique(row.documents.map { words($0.rawValue) }).joined(separator: ", ")),
    "milliseconds": .string(wholeMilliseconds(row.milliseconds)),
    "score": row.waterfall?.view,
    "takes": row.takes > 1 ? .string("take \(row.takes)") : nil,
  ])
}

/// A name inside a link: everything but letters, digits, dot, dash and underscore as RFC 3986 says.
private func pathSafe(_ name: String) -> String {
  let digits = Array("0123456789ABCDEF")
  return name.utf8.map { byte -> String in
    let scalar = Unicode.Scalar(byte)
    let plain =
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    return plain || [0x2D, 0x2E, 0x5F].contains(byte)
      ? String(Character(scalar)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
  }.joined()
}

/// How many jobs, in words.
func jobCount(_ batch: Batch) -> String {
  batch.rows.count == 1 ? "1 job" : "\(batch.rows.count) jobs"
}

/// The first twelve digits, without the name of the algorithm: enough to tell two policies apart.
private func shortDigest(_ digest: String) -> String {
  String((digest.split(separator: ":").last ?? "").prefix(12))
}

extension Batch {
  /// What a page calls it: a run by its name, which begins with its year, a report over many runs by
  /// its time.
  var title: String {
    if run == "all" { return "All runs" }
    if run.hasPrefix("since-") {
      return "Runs " + run.replacing("-until-", with: " until ").replacing("since-", with: "since ")
    }
    return run.hasPrefix("all-until-") ? "Runs until \(run.dropFirst(10))" : "Run \(run)"
  }
}
