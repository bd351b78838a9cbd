internal import Glibc
public import Proofing

extension Run {
  /// Settles what dead runs held: at the start of a run, and every so often.
  ///
  /// A run is dead when its lock is free. A job that it had decided goes to `done/`, a half-made
  /// move is completed or undone, a refusal is finished, and every other job goes back to
  /// `incoming/` with one more dead run counted.
  ///
  /// - Parameters:
  ///   - now: Seconds since 1970.
  ///   - notice: What the applicant is told of a job that is set aside because too many runs died; nil for nothing.
  /// - Returns: What was set aside.
  /// - Throws: When the machine fails; what is not settled yet is found the next time.
  @discardableResult
  public mutating func recover(now: Int, notice: (Job) -> [UInt8]? = { _ in nil })
    throws(SpoolError) -> [Refusal]
  {
    var refused: [Refusal] = []
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
      refused += try spool.settle(active / run, limits: limits, now: now, notice: notice)
      try disk.remove(path)
      _ = consume lock
    }
    return refused
  }
}

extension Spool {
  /// Settles a run's folder and removes it; gives what was set aside.
  ///
  /// A dead run counts when there are limits.
  @discardableResult
  func settle(
    _ run: Path, limits: Limits?, now: Int, notice: (Job) -> [UInt8]? = { _ in nil }
  ) throws(SpoolError) -> [Refusal] {
    guard try disk.status(run)?.kind == .folder else { return [] }
    var first: SpoolError?
    var refused: [Refusal] = []
    for entry in try disk.names(in: run) {
      // What one job meets, a full disk say, must not keep the others in hand.
      do throws(SpoolError) {
        let name = try settleEntry(entry, of: run, limits: limits, now: now, notice: notice)
        if let name, let refusal = try refusal(name) { refused.append(refusal) }
      } catch { first = first ?? error }
    }
    if let first { throw first }
    try disk.removeFolder(run)
    return refused
  }

  private func settleEntry(
    _ entry: EntryName, of run: Path, limits: Limits?, now: Int, notice: (Job) -> [UInt8]?
  ) throws(SpoolError) -> String? {
    guard try disk.status(run / entry)?.kind == .folder else { return nil }
    guard entry.text.hasPrefix(".") else {
      return try settle(
        run / entry, id: entry.text, of: run, limits: limits, now: now, notice: notice)
    }
    // A folder that had just arrived: nobody has looked into it.
    try removeMarks(run / entry)
    return try giveBack(run / entry, id: String(entry.text.dropFirst()))
  }

  /// Settles one folder that a run held, from what is in it; gives its name under `refused/`, should it come there.
  @discardableResult
  func settle(
    _ folder: Path, id: String, of run: Path, limits: Limits?, now: Int,
    notice: (Job) -> [UInt8]? = { _ in nil }
  ) throws(SpoolError) -> String? {
    let inside = try disk.names(in: folder).map(\.text)
    let things = inside.filter { !$0.hasPrefix(".") && $0 != Mark.fault && $0 != Takes.file }
    if inside.contains(Mark.refused) {
      // The fault was written first: without a drop there is nothing to refuse yet.
      guard things.isEmpty else { return try finishRefusal(folder, as: id, once: true) }
      try disk.removeTree(folder)
      return nil
    }
    let hasJob = inside.contains(Mark.job)
    if inside.contains(Mark.moving) {
      guard hasJob else {
        try undoFlatMove(folder, id: id, name: EntryName("\(id).json"))
        return nil
      }
      try completeFlatMove(folder, id: id)
    }
    guard hasJob else {
      if things.isEmpty {
        try disk.removeTree(folder)
        return nil
      }
      let fault = Fault(
        .jobFileMissing, file: Mark.job, expected: "a job file", found: "nothing")
      return try refuse(folder, as: id, fault)
    }
    guard try isAlone(id, besides: run) else {
      return try giveBack(folder, id: id)
    }
    if try isDecided(id) {
      guard try isDeciding(folder), try decided(id) == nil else {
        if case .refused(let name, _) = try settleDuplicate(folder, id: id, now: now) {
          return name
        }
        return nil
      }
      try recordDecisionOnce(of: id, run: run.name)
      try moveToDone(folder, id: id, day: Self.day(now))
      return nil
    }
    try discardUncommitted(id)
    guard let limits else { return try giveBack(folder, id: id) }
    return try countDeadRun(folder, id: id, limits: limits, notice: notice)
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

  private func countDeadRun(
    _ folder: Path, id: String, limits: Limits, notice: (Job) -> [UInt8]?
  ) throws(SpoolError) -> String? {
    var takes = try takes(folder)
    takes.runs += 1
    if takes.runs >= limits.deadRuns {
      let fault = Fault(
        .systemResourceLimit, file: Mark.job, expected: "a run that comes to its end",
        found: "\(takes.runs) that died while they held this job")
      var told: [UInt8]?
      if case .bytes(let bytes, _) = try disk.read(folder / Mark.job, limit: JobReader.largest),
        case .success(let job) = Result(catching: { () throws(Fault) in
          try readJob(bytes, id: id, file: Mark.job)
        })
      {
        told = notice(job)
      }
      return try giveUp(folder, id: id, fault, notice: told)
    }
    try write(takes, to: folder)
    return try giveBack(folder, id: id)
  }

  /// Sets aside a job that nobody could come to an end with, and tells the applicant.
  func giveUp(_ folder: Path, id: String, _ fault: Fault, notice: [UInt8]?) throws(SpoolError)
    -> String
  {
    if let notice {
      let results = self.folder(.results)
      try disk.replace("\(id).notice.json", in: results, with: notice)
      try disk.syncFolder(results)
    }
    return try refuse(folder, as: id, fault)
  }
}
