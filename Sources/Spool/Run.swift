private import Glibc

/// One run's hold on a spool: what it has taken is its own until it lets go or dies.
///
/// Its lock is held by the kernel for the life of the process: whatever kills it, the next
/// recovery finds what it held.
public struct Run: ~Copyable {
  /// The run's name.
  public let name: String
  let spool: Spool
  let limits: Spool.Limits
  var lock: Lock?
  var search = Search()

  var disk: Disk { spool.disk }
  /// The run's folder under `active/`.
  var own: Path { spool.folder(.active) / name }

  init(_ name: String, in spool: Spool, limits: Spool.Limits) throws(SpoolError) {
    guard DropName.isId(Array(name.utf8)), !name.hasSuffix(".lock") else { throw .runName }
    try spool.beginAudit()
    let active = spool.folder(.active)
    let lock = try Self.hold(active / "\(name).lock", of: name, on: spool.disk)
    // A folder of this name is one that a dead run left: recovery finds it under another name.
    var number = 1
    while try !spool.disk.makeFolder(active / name) {
      _ = try spool.disk.rename(active / name, to: active / "\(name).dead-\(number)")
      number += 1
    }
    self.name = name
    self.spool = spool
    self.limits = limits
    self.lock = consume lock
  }

  /// Takes the run's lock.
  ///
  /// Another run's recovery may hold it for a moment, to see that nobody does: so it is tried
  /// again for up to half a second.
  private static func hold(_ path: Path, of name: String, on disk: Disk) throws(SpoolError)
    -> Lock
  {
    for _ in 0..<50 {
      do throws(SpoolError) {
        return try Lock(path, of: name, on: disk)
      } catch {
        guard case .busy = error else { throw error }
        usleep(10_000)
      }
    }
    throw .busy(run: name)
  }

  deinit {
    // As far as it goes: what cannot be given back now is found by the next recovery.
    if lock != nil { try? Self.leave(name, of: spool) }
  }

  /// Ends the run: gives back what it still holds, removes its folder and gives up its lock.
  ///
  /// What is given back counts no dead run: an error of the machine is not the job's doing. A job
  /// whose result is written is put away instead. Going out of scope does the same as far as it
  /// can, without a word.
  public mutating func end() throws(SpoolError) {
    guard lock != nil else { return }
    defer { lock = nil }
    try Self.leave(name, of: spool)
  }

  private static func leave(_ name: String, of spool: Spool) throws(SpoolError) {
    let folder = spool.folder(.active) / name
    try spool.settle(folder, limits: nil, now: time(nil))
    // The lock's name stays beside a folder that is not empty, so that both go together.
    guard try spool.disk.status(folder) == nil else { return }
    try spool.disk.remove(spool.folder(.active) / "\(name).lock")
  }

  /// The folder of a job that the run holds.
  func folder(_ id: String) -> Path { own / id }

  func path(_ taken: TakenJob) -> Path { folder(taken.id) }
}

/// Files that the spool itself puts into a job's folder.
enum Mark {
  static let job = "job.json"
  static let fault = "fault.json"
  /// The folder is being filled from, or emptied to, a flat drop.
  static let moving = ".moving"
  /// The drop is to be refused, with this fault.
  static let refused = ".refused"
  /// The result is about to be written, and the pictures stay afterwards.
  static let keep = ".keep"
  /// The result is about to be written, and the pictures go afterwards.
  static let purge = ".purge"
  /// All that must not come in with a drop: the marks, and the names under which they and the counts are written.
  static let own = [
    moving, refused, keep, purge, fault, ".\(refused).tmp", ".\(fault).tmp", ".\(Takes.file).tmp",
  ]
}
