/// The states that a drop can be in; each is the name of a folder, `queue/README.md` says more.
public enum SpoolState: String, Sendable, Codable, CaseIterable {
  /// It waits.
  case incoming
  /// A run has it in hand.
  case active
  /// Its reader died; it waits to be taken again.
  case deferred
  /// It was decided.
  case done
  /// It could not be judged.
  case refused
}

extension Spool {
  /// Where a job of this identifier is; nil when the spool knows none.
  ///
  /// A job moves while others look: this is what was so at one moment. A refused drop does not
  /// count, since its identifier may be dropped again.
  func state(of id: String) throws(SpoolError) -> SpoolState? {
    if try isDecided(id) { return .done }
    for name in try disk.names(in: folder(.active))
    where try disk.status(folder(.active) / name / id) != nil {
      return .active
    }
    if try disk.status(folder(.deferred) / id) != nil { return .deferred }
    let incoming = folder(.incoming)
    if try disk.status(incoming / id) != nil { return .incoming }
    return try disk.status(incoming / "\(id).json") == nil ? nil : .incoming
  }
}
