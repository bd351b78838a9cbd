import Proofing

extension BatchRow {
  /// Reads the row of a decided job from the bytes of its result file of format 1.
  ///
  /// - Returns: Nil when the bytes are no result, or do not say when it was decided.
  public init?(_ resultFile: [UInt8]) {
    guard let result = try? JSON(file: resultFile), result["format"]?.whole == 1,
      let id = result["id"]?.text,
      let verdict = (result["decision"]?.text).flatMap(Verdict.init(rawValue:)),
      let figures = JobFigures(result)
    else { return nil }
    let told = (result["reasons"]?.elements ?? []).filter { reason in
      let push = (reason["push"]?.text).flatMap(Push.init(rawValue:))
      return reason["decisive"]?.isTrue == true || push?.raisesDoubt == true
    }
    let ordered =
      told.filter { $0["decisive"]?.isTrue == true }
      + told.filter { $0["decisive"]?.isTrue != true }
    let evidence = result["evidence"]?.elements ?? []
    self.init(
      id: id, ending: .decided(verdict),
      reasons: unique(ordered.compactMap { ($0["code"]?.text).flatMap(Reason.init(rawValue:)) }),
      retry: result["retry"]?["allowed"]?.isTrue == true,
      milliseconds: result["timings"]?["milliseconds"]?["total"]?.number ?? 0,
      takes: result["timings"]?["takes"]?.whole ?? 1,
      documents: evidence.compactMap { $0["type"]?.text }.compactMap(EvidenceType.init(rawValue:)),
      issuers: evidence.compactMap { $0["issuer"]?.text }, score: ScoreFigures(result["score"]),
      figures: figures)
  }
}
