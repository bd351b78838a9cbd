internal import Glibc

/// The right to write final decisions, which one process at a time has on one spool.
///
/// Whatever is killed when, a job has at most one final decision in force, and none that was made is lost:
/// the first gets its name without replacing anything; a later one replaces it in one rename, once a
/// numbered copy of the earlier one lasts. The automatic result is never touched.
public struct FinalWriter: ~Copyable {
  private let spool: Spool
  private let lock: Lock

  private var disk: Disk { spool.disk }

  /// Takes the right.
  ///
  /// - Throws: ``SpoolError/busy(run:)`` when another process has it, which is a matter of milliseconds.
  public init(_ spool: Spool) throws(SpoolError) {
    self.spool = spool
    lock = try Lock(spool.folder(.results) / ".final.lock", of: "decide", on: spool.disk)
  }

  /// Writes a job's first final decision.
  ///
  /// - Returns: False, and nothing is written, when there is one.
  @discardableResult
  public func write(_ final: [UInt8], of id: String) throws(SpoolError) -> Bool {
    let results = spool.folder(.results)
    let unfinished = results / ".\(id).final.json.tmp"
    try disk.write(final, to: unfinished)
    switch try disk.rename(unfinished, to: spool.final(id)) {
    case .done:
      try disk.syncFolder(results)
      return true
    case .taken:
      try disk.remove(unfinished)
      return false
    case .gone: throw .failed(operation: "rename", path: unfinished.description, errno: ENOENT)
    }
  }

  /// Writes a final decision in place of the one in force, which stays under its number.
  ///
  /// - Parameters:
  ///   - final: The new decision.
  ///   - id: The job.
  ///   - number: The number of the one in force.
  /// - Throws: When the machine fails; the same call again completes what is missing.
  public func supersede(_ final: [UInt8], of id: String, number: Int) throws(SpoolError) {
    let results = spool.folder(.results)
    try keep(spool.final(id), as: spool.final(id, number))
    try keep(spool.finalNotice(id), as: spool.finalNotice(id, number))
    try disk.syncFolder(results)
    try disk.replace(spool.final(id).name, in: results, with: final)
    try disk.syncFolder(results)
  }

  /// Writes the notice of the final decision in force; nothing happens when it is there already.
  public func writeNotice(_ notice: [UInt8], of id: String) throws(SpoolError) {
    let path = spool.finalNotice(id)
    if case .bytes(notice, _) = try disk.read(path, limit: max(notice.count, 1)) { return }
    try disk.replace(path.name, in: path.folder, with: notice)
    try disk.syncFolder(path.folder)
  }

  /// Copies a file to a name that is free, or has the same bytes already.
  private func keep(_ path: Path, as kept: Path) throws(SpoolError) {
    guard case .bytes(let bytes, _) = try disk.read(path, limit: 1 << 20) else { return }
    let unfinished = path.folder / ".\(kept.name).tmp"
    try disk.write(bytes, to: unfinished)
    guard try disk.rename(unfinished, to: kept) == .taken else { return }
    try disk.remove(unfinished)
    guard case .bytes(bytes, _) = try disk.read(kept, limit: 1 << 20) else {
      // Nobody who keeps to the protocol can have put it there.
      throw .failed(operation: "keep", path: kept.description, errno: EEXIST)
    }
  }
}
