/// What became of a job that was to be tried again.
public enum Requeued: Sendable, Equatable {
  /// It waits in `incoming/` again, under this identifier; where it was.
  case waiting(id: String, from: SpoolState)
  /// It waits, is in hand or was decided: nothing was changed.
  case known(SpoolState)
  /// What was set aside holds no job file: there is nothing that could be judged.
  case noJob
  /// The spool knows nothing of this name.
  case unknown
}

extension Spool {
  /// Puts a refused or deferred job back into `incoming/`, its counts begun anew.
  ///
  /// One rename does it. A decided job is never tried again: its result stands. The audit log tells of it before, so
  /// that no job comes back unseen.
  ///
  /// - Parameter name: The name under `refused/` or `deferred/`.
  /// - Returns: What became of it. A refused drop goes back under the identifier in its job file,
  ///   where it states one, since another of its name may have been refused before it.
  /// - Throws: When the machine fails.
  public func requeue(_ name: String) throws(SpoolError) -> Requeued {
    guard DropName.isId(Array(name.utf8)) else { return .unknown }
    if try disk.status(folder(.deferred) / name)?.kind == .folder {
      return try requeue(folder(.deferred) / name, as: name, from: .deferred)
    }
    let refused = folder(.refused) / name
    guard try disk.status(refused)?.kind == .folder else {
      return try state(of: name).map { .known($0) } ?? .unknown
    }
    guard case .bytes(let bytes, _) = try disk.read(refused / Mark.job, limit: JobReader.largest)
    else { return .noJob }
    return try requeue(refused, as: JobReader.id(bytes) ?? name, from: .refused)
  }

  private func requeue(_ folder: Path, as id: String, from: SpoolState) throws(SpoolError)
    -> Requeued
  {
    if from == .refused, let state = try state(of: id) { return .known(state) }
    if try disk.status(self.folder(.incoming) / id) != nil { return .known(.incoming) }
    try record(AuditEntry(.requeued, id: id))
    for mark in [Takes.file, Mark.refused] { try disk.remove(folder / mark) }
    switch try disk.rename(folder, to: self.folder(.incoming) / id) {
    case .done: break
    case .taken: return .known(.incoming)
    case .gone: return try state(of: id).map { .known($0) } ?? .unknown
    }
    try disk.syncFolder(self.folder(.incoming))
    return .waiting(id: id, from: from)
  }
}
