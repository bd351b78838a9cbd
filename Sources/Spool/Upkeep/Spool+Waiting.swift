public import Proofing

extension Spool {
  /// Since when each escalated job has waited for a person, seconds since 1970, in no order.
  ///
  /// A job waits while its packet lies beside its result and no final decision does.
  ///
  /// - Throws: When the machine fails.
  public func escalationsWaiting() throws(SpoolError) -> [Int] {
    let names = try disk.names(in: folder(.results))
    let finals = Set(names.map(\.text).filter { $0.hasSuffix(".final.json") })
    var moments: [Int] = []
    for name in names where name.text.hasSuffix(".packet") && !DropName.isUnfinished(name) {
      guard !finals.contains(name.text.dropLast(7) + ".final.json"),
        let status = try disk.status(folder(.results) / name)
      else { continue }
      moments.append(status.changed / 1_000_000_000)
    }
    return moments
  }

  /// What the applicant of a decided job claimed; nil when its job file is gone.
  ///
  /// - Throws: When the machine fails.
  public func claim(ofDecided id: String) throws(SpoolError) -> Claim? {
    try decidedJob(id)?.claim
  }
}
