public import Proofing

/// The run as a page, `index.html`: the day at a glance, charts, one row a job, escalations first.
///
/// It holds no value, loads nothing, and says all it says without its script, which sorts and filters the table.
///
/// - Parameters:
///   - batch: The run.
///   - oversight: Its figures of oversight.
///   - catalogue: Says what the codes mean.
///   - templates: The page's template.
/// - Returns: The page's bytes; they are equal for equal runs.
public func batchPage(
  _ batch: Batch, _ oversight: Oversight, catalogue: ReasonCatalogue, templates: Templates
) -> [UInt8] {
  let work = batch.timeByStage
  return templates.render(
    .members([
      "title": .string(batch.title),
      "jobs": .string(jobCount(batch)),
      "counts": .array(counts(batch)),
      "facts": .array(facts(batch)),
      "changes": Changes(batch)?.view,
      "decisions": batch.decisionsOverTime?.view,
      "scores": batch.scoresByDecision?.view,
      "reasons": filled(batch.reasonsByCount(catalogue)),
      "quality": filled(batch.readingQuality),
      "jobStages": filled(work.jobs),
      "pictureStages": filled(work.pictures),
      "queue": filled(batch.queueByAge),
      "waiting": waitingText(batch).map { .string($0) },
      "flagged": flagged(oversight),
      "hasRows": .bool(!batch.rows.isEmpty),
    ]), list: ("rows", batch.sortedRows.lazy.map { rowView($0, in: batch, catalogue) }),
    with: "batch")
}

/// A chart that has something to show; nil for another.
private func filled(_ bars: Bars) -> JSON? {
  bars.bars.isEmpty ? nil : .members(["bars": bars.view])
}

private func counts(_ batch: Batch) -> [JSON] {
  let all = batch.rows.count
  return ["escalate", "refused", "fail", "pass"].map { word in
    let count = batch.rows.count { $0.ending.word == word }
    let again = word == "fail" ? batch.rows.count { $0.ending.verdict == .fail && $0.retry } : 0
    return .members([
      "label": .string(word), "class": .string(word), "count": .integer(count),
      "share": all > 0 ? .string(roundedPercent(Proportion(count: count, of: all))) : nil,
      "note": again > 0 ? .string("\(again) may try again") : nil,
    ])
  }
}

private func facts(_ batch: Batch) -> [JSON] {
  let summary = summary(batch)
  func time(_ key: String) -> String? {
    summary["milliseconds"]?[key]?.number.map(timeText)
  }
  let isOne = batch.run.first?.isNumber == true
  let speed = RunSummary(summary)?.perMinute.map { "\(($0 * 10).rounded() / 10) jobs a minute" }
  let facts: [(String, String?)] = [
    (isOne ? "Began" : "From", summary["startedAt"]?.text.map(readableTime)),
    (
      isOne ? "Took" : "To",
      isOne ? duration(batch.to - batch.from) : summary["finishedAt"]?.text.map(readableTime)
    ),
    ("Throughput", isOne ? speed : nil),
    ("Median", time("median")), ("90 of 100 within", time("p90")), ("Longest", time("most")),
    ("Policy", "\(batch.policy) \(shortDigest(batch.policyDigest))"),
    ("Isolation of readers", batch.isolation), ("Head of the audit log", batch.auditHead),
    ("Earlier runs without a report", unreported(batch)),
  ]
  return facts.compactMap { label, value in
    value.map { .object(["label": .string(label), "value": .string($0)]) }
  }
}

/// The runs that ended without a report, and how to see their jobs; nil where there are none.
private func unreported(_ batch: Batch) -> String? {
  guard !batch.unreported.isEmpty else { return nil }
  let runs = batch.unreported.map { "\(legible($0.run, limit: 128)) (jobs: \($0.jobs))" }
  return runs.joined(separator: ", ") + ". Their jobs are in: spoolproof report"
}

/// What waits, in a sentence or two; nil where nobody looked.
private func waitingText(_ batch: Batch) -> String? {
  guard let waiting = batch.waiting else { return nil }
  let oldest =
    waiting.looked < waiting.drops ? "the oldest of \(waiting.looked) of them" : "the oldest"
  var sentences = [
    waiting.drops == 0
      ? "No drop waits to be taken."
      : "\(waiting.drops) drops wait to be taken, \(oldest) for \(duration(waiting.oldestDrop ?? 0)).",
    waiting.escalations.isEmpty
      ? "No escalated job waits for a person."
      : "\(waiting.escalations.count) escalated jobs wait for a person, the oldest for \(duration(waiting.escalations.max() ?? 0)).",
  ]
  if let most = batch.waits.last {
    let (median, nine) = (quantile(0.5, of: batch.waits), quantile(0.9, of: batch.waits))
    sentences.append(
      "From submission to decision: median \(duration(Int(median))), 9 of 10 within \(duration(Int(nine))), longest \(duration(Int(most)))."
    )
  }
  return sentences.joined(separator: " ")
}

private func rowView(_ row: BatchRow, in batch: Batch, _ catalogue: ReasonCatalogue) -> JSON {
  let isEscalated = row.ending.verdict == .escalate
  let reasons = row.ending.fault == nil ? row.reasons : []
  // The others are on the job's page: a row is for finding it.
  let shown = reasons.prefix(3)
  return .members([
    "id": .string(legible(row.id, limit: 128)),
    "page": row.figures.map { figures in
      .string(jobPagePath(row.id, run: figures.run, from: batch.run))
    },
    "word": .string(row.ending.word),
    "rank": .integer(row.ending.rank),
    "retry": .bool(row.retry),
    "final": row.final.map { .string($0.verdict.rawValue) },
    "packet": isEscalated ? .string("../../results/\(pathSafe(row.id)).packet/index.html") : nil,
    "fault": row.ending.fault.map { .string($0.description) },
    "reasons": .array(
      shown.enumerated().map { place, reason in
        .members([
          "code": .string(reason.rawValue),
          "text": place == 0 ? catalogue.entries[reason].map { .string($0.operatorText) } : nil,
        ])
      }),
    "more": reasons.count > shown.count ? .string("and \(reasons.count - shown.count) more") : nil,
    "documents": .string(
      (unique(row.documents.map { words($0.rawValue) }) + unique(row.issuers.map(issuerLabel)))
        .joined(separator: ", ")),
    "milliseconds": .string(wholeMilliseconds(row.milliseconds)),
    "time": row.ending.verdict == nil ? nil : .string(timeText(row.milliseconds)),
    "score": row.score.map { .string(signedBits($0.total)) },
    "bits": row.score.map { .string("\($0.total)") },
    "takes": row.takes > 1 ? .string("take \(row.takes)") : nil,
    "at": row.figures.flatMap { timestamp($0.decidedAt) }.map {
      .string(String(readableTime($0).dropLast(4)))
    },
    "since": row.since > 0 ? .integer(row.since) : nil,
  ])
}

/// Where the page of a job lies, seen from a report's page.
func jobPagePath(_ id: String, run: String, from report: String) -> String {
  (run == report ? "" : "../\(pathSafe(run))/") + "jobs/\(pathSafe(id)).html"
}

/// A name inside a link: everything but letters, digits, dot, dash and underscore as RFC 3986 says.
func pathSafe(_ name: String) -> String {
  let digits = Array("0123456789ABCDEF")
  var safe = ""
  for byte in name.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F:
      safe.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      safe += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
  }
  return safe
}

/// How many jobs, in words.
func jobCount(_ batch: Batch) -> String {
  batch.rows.count == 1 ? "1 job" : "\(batch.rows.count) jobs"
}

/// The first twelve digits, without the name of the algorithm: enough to tell two policies apart.
func shortDigest(_ digest: String) -> String {
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
