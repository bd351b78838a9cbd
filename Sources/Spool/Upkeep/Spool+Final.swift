public import Proofing

/// The files of one decided job that a person's decision rests on and adds to.
extension Spool {
  /// The largest file that a final decision or its notice is.
  private static let largestFinal = 1 << 20

  /// The result of a job; nil when it has none.
  public func result(of id: String) throws(SpoolError) -> [UInt8]? {
    guard DropName.isId(Array(id.utf8)) else { return nil }
    return try bytes(result(id), limit: Self.largestResult)
  }

  /// What the applicant was told of the result; nil when there is no notice.
  public func notice(of id: String) throws(SpoolError) -> [UInt8]? {
    guard DropName.isId(Array(id.utf8)) else { return nil }
    return try bytes(notice(id), limit: Self.largestFinal)
  }

  /// The final decision of a job that is in force; nil when there is none.
  public func finalDecision(of id: String) throws(SpoolError) -> [UInt8]? {
    guard DropName.isId(Array(id.utf8)) else { return nil }
    return try bytes(final(id), limit: Self.largestFinal)
  }

  /// The final decisions of a job that were superseded, the oldest first.
  public func supersededDecisions(of id: String) throws(SpoolError) -> [[UInt8]] {
    guard DropName.isId(Array(id.utf8)) else { return [] }
    var decisions: [[UInt8]] = []
    while let next = try bytes(final(id, decisions.count + 1), limit: Self.largestFinal) {
      // A copy of the one in force is left by a stop just before it is superseded.
      if try next == finalDecision(of: id) { break }
      decisions.append(next)
    }
    return decisions
  }

  /// The job as it was dropped; nil when the spool keeps it no longer.
  public func decidedJob(_ id: String) throws(SpoolError) -> Job? {
    guard DropName.isId(Array(id.utf8)), let folder = try decided(id),
      let bytes = try bytes(folder / Mark.job, limit: JobReader.largest)
    else { return nil }
    do throws(Fault) {
      return try readJob(bytes, id: id, file: Mark.job)
    } catch {
      // It was judged once, so only another hand can have changed it.
      return nil
    }
  }

  /// Hands over every result on disk with the final decision about it, by name.
  ///
  /// - Parameter take: Called once a result; the final decision is nil when there is none.
  /// - Throws: When the machine fails.
  public func resultsWithFinals(_ take: ([UInt8], [UInt8]?) -> Void) throws(SpoolError) {
    let names = try disk.names(in: folder(.results))
    let finals = Set(names.filter { $0.text.hasSuffix(Self.finalSuffix) })
    for name in names where !DropName.isUnfinished(name) && name.text.hasSuffix(Self.resultSuffix) {
      guard let result = try bytes(folder(.results) / name, limit: Self.largestResult) else {
        continue
      }
      let id = String(name.text.dropLast(Self.resultSuffix.count))
      let isDecided = finals.contains(EntryName(id + Self.finalSuffix))
      take(result, isDecided ? try finalDecision(of: id) : nil)
    }
  }

  private static let resultSuffix = ".result.json"
  private static let finalSuffix = ".final.json"

  private func bytes(_ path: Path, limit: Int) throws(SpoolError) -> [UInt8]? {
    if case .bytes(let bytes, _) = try disk.read(path, limit: limit) { bytes } else { nil }
  }

  /// The final decision of a job, or an earlier one by its number.
  func final(_ id: String, _ number: Int? = nil) -> Path {
    folder(.results) / "\(id).final\(number.map { "-\($0)" } ?? "").json"
  }

  /// The notice of it.
  func finalNotice(_ id: String, _ number: Int? = nil) -> Path {
    folder(.results) / "\(id).final-notice\(number.map { "-\($0)" } ?? "").json"
  }
}
