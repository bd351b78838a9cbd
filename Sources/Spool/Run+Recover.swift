internal import Glibc
internal import Proofing

extension Run {
  /// Settles what dead runs held: at the start of a run, and every so often.
  ///
  /// A run is dead when its lock is free. A job that it had decided goes to `done/`, a half-made
  /// move is completed or undone, a refusal is finished, and every other job goes back to
  /// `incoming/` with one more dead run counted.
  ///
  /// - Parameter now: Seconds since 1970.
  public mutating func recover(now: Int) throws(SpoolError) {
    let active = spool.folder(.active)
    var runs: [String] = []
    for entry in try disk.names(in: active) {
      let text = entry.text
      let run = text.hasSuffix(".lock") ? String(text.dropLast(5)) : text
      if run != name, !runs.contains(run) { runs.append(run) }
    }
    for run in runs {
      let path = active / "\(run).lock"
      let lock: Lock
      do throws(SpoolError) {
        lock = try Lock(path, of: run, on: disk)
      } catch {
        if case .busy = error { continue }
        throw error
      }
      try settle(active / run, now: now)
      try disk.remove(path)
      _ = consume lock
    }
  }

  private func settle(_ dead: Path, now: Int) throws(SpoolError) {
    guard try disk.status(dead)?.kind == .folder else { return }
    for entry in try disk.names(in: dead) {
      guard try disk.status(dead / entry)?.kind == .folder else { continue }
      try settle(dead / entry, id: entry.text, of: dead, now: now)
    }
    try disk.removeFolder(dead)
  }

  /// Settles one folder of a dead run, from what is in it.
  private func settle(_ folder: Path, id: String, of dead: Path, now: Int) throws(SpoolError) {
    let inside = try disk.names(in: folder).map(\.text)
    let things = inside.filter { !$0.hasPrefix(".") && $0 != Mark.fault && $0 != Takes.file }
    if inside.contains(Mark.refused) {
      // The fault was written first: without a drop there is nothing to refuse yet.
      guard things.isEmpty else { return _ = try spool.finishRefusal(folder, as: id) }
      return try disk.removeTree(folder)
    }
    let hasJob = inside.contains(Mark.job)
    if inside.contains(Mark.moving) {
      guard hasJob else {
        return try spool.undoFlatMove(folder, id: id, name: EntryName("\(id).json"))
      }
      try completeFlatMove(folder, id: id)
    }
    guard hasJob else {
      if things.isEmpty { return try disk.removeTree(folder) }
      if inside.contains(Mark.fault) { return _ = try spool.finishRefusal(folder, as: id) }
      let fault = Fault(
        .jobFileMissing, file: Mark.job, expected: "a job file", found: "nothing")
      return _ = try spool.refuse(folder, as: id, fault)
    }
    guard try spool.isAlone(id, besides: dead) else {
      return try spool.giveBack(folder, id: id)
    }
    if try spool.isDecided(id) {
      guard try spool.isDeciding(folder), try spool.decided(id) == nil else {
        return _ = try spool.settleDuplicate(folder, id: id, now: now)
      }
      return try spool.moveToDone(folder, id: id, day: Spool.day(now))
    }
    try countDeadRun(folder, id: id)
  }

  /// Fetches the pictures that a flat drop's half-made move left behind.
  private func completeFlatMove(_ folder: Path, id: String) throws(SpoolError) {
    if case .bytes(let bytes, _) = try disk.read(folder / Mark.job, limit: JobReader.largest),
      let job = try? readJob(bytes, id: id, file: Mark.job)
    {
      for picture in job.fileNames {
        _ = try disk.rename(spool.folder(.incoming) / picture, to: folder / picture)
      }
    }
    try disk.remove(folder / Mark.moving)
  }

  private func countDeadRun(_ folder: Path, id: String) throws(SpoolError) {
    try spool.discardUncommitted(id)
    var takes = try spool.takes(folder)
    takes.runs += 1
    if takes.runs >= limits.deadRuns {
      let fault = Fault(
        .systemResourceLimit, file: Mark.job, expected: "a run that comes to its end",
        found: "\(takes.runs) that died while they held this job")
      return _ = try spool.refuse(folder, as: id, fault)
    }
    try disk.replace(Takes.file, in: folder, with: takes.bytes)
    try spool.giveBack(folder, id: id)
  }
}
