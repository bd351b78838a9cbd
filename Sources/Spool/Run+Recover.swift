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
  /// - Throws: When the machine fails; what is not settled yet is found the next time.
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
      try spool.settle(active / run, limits: limits, now: now)
      try disk.remove(path)
      _ = consume lock
    }
  }
}

extension Spool {
  /// Settles a run's folder and removes it; a dead run counts when there are limits.
  func settle(_ run: Path, limits: Limits?, now: Int) throws(SpoolError) {
    guard try disk.status(run)?.kind == .folder else { return }
    var first: SpoolError?
    for entry in try disk.names(in: run) {
      // What one job meets, a full disk say, must not keep the others in hand.
      do throws(SpoolError) {
        try settleEntry(entry, of: run, limits: limits, now: now)
      } catch { first = first ?? error }
    }
    if let first { throw first }
    try disk.removeFolder(run)
  }

  private func settleEntry(_ entry: EntryName, of run: Path, limits: Limits?, now: Int)
    throws(SpoolError)
  {
    guard try disk.status(run / entry)?.kind == .folder else { return }
    guard entry.text.hasPrefix(".") else {
      return try settle(run / entry, id: entry.text, of: run, limits: limits, now: now)
    }
    // A folder that had just arrived: nobody has looked into it.
    let id = String(entry.text.dropFirst())
    try removeMarks(run / entry)
    try giveBack(run / entry, id: id)
  }

  /// Settles one folder that a run held, from what is in it.
  func settle(_ folder: Path, id: String, of run: Path, limits: Limits?, now: Int)
    throws(SpoolError)
  {
    let inside = try disk.names(in: folder).map(\.text)
    let things = inside.filter { !$0.hasPrefix(".") && $0 != Mark.fault && $0 != Takes.file }
    if inside.contains(Mark.refused) {
      // The fault was written first: without a drop there is nothing to refuse yet.
      guard things.isEmpty else { return _ = try finishRefusal(folder, as: id, once: true) }
      return try disk.removeTree(folder)
    }
    let hasJob = inside.contains(Mark.job)
    if inside.contains(Mark.moving) {
      guard hasJob else {
        return try undoFlatMove(folder, id: id, name: EntryName("\(id).json"))
      }
      try completeFlatMove(folder, id: id)
    }
    guard hasJob else {
      if things.isEmpty { return try disk.removeTree(folder) }
      let fault = Fault(
        .jobFileMissing, file: Mark.job, expected: "a job file", found: "nothing")
      return _ = try refuse(folder, as: id, fault)
    }
    guard try isAlone(id, besides: run) else {
      return try giveBack(folder, id: id)
    }
    if try isDecided(id) {
      guard try isDeciding(folder), try decided(id) == nil else {
        return _ = try settleDuplicate(folder, id: id, now: now)
      }
      try recordDecision(of: id, run: run.name, once: true)
      return try moveToDone(folder, id: id, day: Self.day(now))
    }
    try discardUncommitted(id)
    guard let limits else { return try giveBack(folder, id: id) }
    try countDeadRun(folder, id: id, limits: limits)
  }

  /// Fetches the pictures that a flat drop's half-made move left behind.
  private func completeFlatMove(_ folder: Path, id: String) throws(SpoolError) {
    let read = try disk.read(folder / Mark.job, limit: JobReader.largest)
    if case .bytes(let bytes, _) = read {
      for picture in JobReader.pictures(bytes) {
        _ = try disk.rename(self.folder(.incoming) / picture, to: folder / picture)
      }
    }
    try disk.remove(folder / Mark.moving)
  }

  private func countDeadRun(_ folder: Path, id: String, limits: Limits) throws(SpoolError) {
    var takes = try takes(folder)
    takes.runs += 1
    if takes.runs >= limits.deadRuns {
      let fault = Fault(
        .systemResourceLimit, file: Mark.job, expected: "a run that comes to its end",
        found: "\(takes.runs) that died while they held this job")
      return _ = try refuse(folder, as: id, fault)
    }
    try write(takes, to: folder)
    try giveBack(folder, id: id)
  }
}
