import Proofing

/// The run in numbers, `summary.json`: what an agency needs to watch itself, without personal data.
public func summaryFile(_ batch: Batch) -> [UInt8] { summary(batch).file }

/// The same on one line, without a line feed at the end.
public func summaryLine(_ batch: Batch) -> String { summary(batch).line }

/// The same, not yet as bytes.
func summary(_ batch: Batch) -> JSON {
  let decided = batch.rows.filter { $0.ending.verdict != nil }
  let codes = decided.flatMap { Set($0.reasons) }
  return .members([
    "format": 1,
    "run": .string(batch.run),
    "startedAt": timestamp(batch.from).map { .string($0) },
    "finishedAt": timestamp(batch.to).map { .string($0) },
    "policy": .members(["name": .string(batch.policy), "digest": .string(batch.policyDigest)]),
    "isolation": batch.isolation.map { .string($0) },
    "auditHead": batch.auditHead.map { .string($0) },
    "unreported": batch.unreported.isEmpty
      ? nil
      : .array(
        batch.unreported.map {
          .members(["run": .string($0.run), "jobs": .integer($0.jobs)])
        }),
    "jobs": .integer(batch.rows.count),
    "decisions": .object(
      Dictionary(
        uniqueKeysWithValues: Verdict.allCases.map { verdict in
          (verdict.rawValue, .integer(decided.count { $0.ending.verdict == verdict }))
        })),
    "finals": finals(batch.rows.compactMap(\.final)),
    "retries": .integer(decided.count(where: \.retry)),
    "refused": .integer(batch.rows.count - decided.count),
    "reasons": counts(codes.map(\.rawValue)),
    "imageProblems": counts(codes.map(\.rawValue).filter { $0.hasPrefix("image.") }),
    "faults": counts(batch.rows.compactMap { $0.ending.fault?.code.rawValue }),
    "documents": counts(batch.rows.flatMap { $0.documents.map(\.rawValue) }),
    "issuers": counts(batch.rows.flatMap { $0.issuers.map(issuerLabel) }),
    "takes": counts(batch.rows.map { String($0.takes) }),
    "milliseconds": times(decided.map(\.milliseconds)),
  ])
}

extension BatchRow.Ending {
  var verdict: Verdict? { if case .decided(let verdict) = self { verdict } else { nil } }
  var fault: Fault? { if case .refused(let fault) = self { fault } else { nil } }
}

private func counts(_ words: [String]) -> JSON {
  .object(Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +).mapValues { .integer($0) })
}

/// Quantiles of decided jobs; nil when there are none.
private func times(_ times: [Double]) -> JSON? {
  let sorted = times.filter(\.isFinite).sorted()
  guard let least = sorted.first, let most = sorted.last else { return nil }
  return .members([
    "least": .rounded(least, decimals: 1),
    "median": .rounded(quantile(0.5, of: sorted), decimals: 1),
    "p90": .rounded(quantile(0.9, of: sorted), decimals: 1),
    "p99": .rounded(quantile(0.99, of: sorted), decimals: 1),
    "most": .rounded(most, decimals: 1),
  ])
}

/// What people decided; nil where nobody did.
private func finals(_ finals: [FinalDecision]) -> JSON? {
  guard !finals.isEmpty else { return nil }
  return .members([
    "decisions": .object(
      Dictionary(
        uniqueKeysWithValues: FinalVerdict.allCases.map { verdict in
          (verdict.rawValue, .integer(finals.count { $0.verdict == verdict }))
        })),
    "reasons": counts(finals.map(\.reason.rawValue)),
  ])
}

/// The nearest rank: the least value that at least this share does not exceed; 0 of nothing.
func quantile(_ share: Double, of sorted: [Double]) -> Double {
  guard !sorted.isEmpty else { return 0 }
  let rank = Int((share * Double(sorted.count)).rounded(.up))
  return sorted[min(max(rank, 1), sorted.count) - 1]
}
