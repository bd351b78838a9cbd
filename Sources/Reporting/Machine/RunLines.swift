import Proofing

/// One job of a run as one line of JSON, for `run --json`: no value, no line feed at the end.
///
/// Lines have a `type`: `job` while the run goes on, and one of `run` at the end.
public func jobLine(_ row: BatchRow, run: String) -> String {
  JSON.members([
    "type": "job",
    "format": 1,
    "run": .string(run),
    "id": .string(row.id),
    "decision": .string(row.ending.word),
    "reasons": .strings(row.reasons.map(\.rawValue)),
    "retry": .bool(row.retry),
    "fault": row.ending.fault.map { fault in
      .members([
        "code": .string(fault.code.rawValue), "file": .string(fault.file),
        "field": fault.field.map { .string($0) },
      ])
    },
    "documents": .strings(row.documents.map(\.rawValue)),
    "issuers": .strings(row.issuers.map(issuerLabel)),
    "bits": (row.score?.total).flatMap { .rounded($0, decimals: 6) },
    "milliseconds": .rounded(max(0, row.milliseconds), decimals: 1),
    "takes": .integer(row.takes),
  ]).line
}

/// The end of a run as one line of JSON: its summary, and the report's page if there is one.
public func runLine(_ batch: Batch, report: String?) -> String {
  JSON.members([
    "type": "run", "format": 1, "summary": summary(batch), "report": report.map { .string($0) },
  ]).line
}
