import Proofing

/// A row that was made from a result file again, with what a report needs beside it.
public struct RecordedRow: Sendable, Equatable {
  /// The row.
  public var row: BatchRow
  /// When it was decided, as `2026-11-23T09:00:00Z`.
  public var decidedAt: String
  /// The name of the policy that decided it.
  public var policy: String
  /// The digest of that policy.
  public var policyDigest: String
  /// What isolated the reader of its pictures; nil where none was needed.
  public var isolation: String?

  /// Reads the row back from the bytes of a result file of format 1.
  ///
  /// - Returns: Nil when the bytes are no result.
  public init?(_ resultFile: [UInt8]) {
    guard let result = try? JSON(file: resultFile), result["format"]?.whole == 1,
      let id = result["id"]?.text,
      let verdict = (result["decision"]?.text).flatMap(Verdict.init(rawValue:)),
      let decidedAt = result["timings"]?["decidedAt"]?.text
    else { return nil }
    let told = (result["reasons"]?.elements ?? []).filter { reason in
      let push = (reason["push"]?.text).flatMap(Push.init(rawValue:))
      return reason["decisive"]?.isTrue == true || push?.raisesDoubt == true
    }
    let ordered =
      told.filter { $0["decisive"]?.isTrue == true }
      + told.filter { $0["decisive"]?.isTrue != true }
    var reasons: [Reason] = []
    for reason in ordered.compactMap({ $0["code"]?.text }).compactMap(Reason.init(rawValue:))
    where !reasons.contains(reason) {
      reasons.append(reason)
    }
    let evidence = result["evidence"]?.elements ?? []
    row = BatchRow(
      id: id, ending: .decided(verdict), reasons: reasons,
      retry: result["retry"]?["allowed"]?.isTrue == true,
      milliseconds: result["timings"]?["milliseconds"]?["total"]?.number ?? 0,
      takes: result["timings"]?["takes"]?.whole ?? 1,
      documents: evidence.compactMap { $0["type"]?.text }.compactMap(EvidenceType.init(rawValue:)),
      issuers: evidence.compactMap { $0["issuer"]?.text }, waterfall: Waterfall(result["score"]),
      figures: JobFigures(result))
    self.decidedAt = decidedAt
    policy = result["versions"]?["policy"]?["name"]?.text ?? ""
    policyDigest = result["versions"]?["policy"]?["digest"]?.text ?? ""
    isolation = result["versions"]?["engines"]?["isolation"]?.text
  }
}
