internal import Glibc
internal import Proofing

/// The moves out of a run's folder, whoever makes them: the run itself, or recovery for it.
extension Spool {
  /// Whether no other run holds a job of this identifier and none is deferred.
  func isAlone(_ id: String, besides own: Path) throws(SpoolError) -> Bool {
    if try disk.status(folder(.deferred) / id) != nil { return false }
    for name in try disk.names(in: folder(.active)) {
      let other = folder(.active) / name
      if other != own, try disk.status(other / id) != nil { return false }
    }
    return true
  }

  /// The counts of a job's folder, which is named for the job; none when no run of this spool wrote them.
  ///
  /// Whoever drops a folder may have put anything there.
  func takes(_ folder: Path) throws(SpoolError) -> Takes {
    guard case .bytes(let bytes, _) = try disk.read(folder / Takes.file, limit: 4_096) else {
      return Takes()
    }
    return Takes(bytes, of: folder.name, key: try AuditKey.bytes(of: self, making: false))
  }

  /// Writes the counts of a job into its folder.
  func write(_ takes: Takes, to folder: Path) throws(SpoolError) {
    let key = try AuditKey.bytes(of: self, making: false)
    try disk.replace(Takes.file, in: folder, with: takes.bytes(of: folder.name, key: key))
  }

  /// Removes from a folder that was dropped what only the spool may put there, whatever it is.
  func removeMarks(_ folder: Path) throws(SpoolError) {
    for mark in Mark.own { try disk.removeTree(folder / mark) }
    if let takes = try disk.status(folder / Takes.file), takes.kind != .file || takes.links != 1 {
      try disk.removeTree(folder / Takes.file)
    }
  }

  /// Puts what a flat drop's folder holds back into `incoming/`, the job file last.
  ///
  /// When a newer drop has taken one of the names, the rest goes back as a folder.
  func undoFlatMove(_ folder: Path, id: String, name: EntryName) throws(SpoolError) {
    let incoming = self.folder(.incoming)
    let inside = try disk.names(in: folder).filter { $0.bytes.first != UInt8(ascii: ".") }
    for entry in inside where entry.text != Mark.job && entry.text != Takes.file {
      _ = try disk.rename(folder / entry, to: incoming / entry)
    }
    if inside.contains(EntryName(Mark.job)) {
      _ = try disk.rename(folder / Mark.job, to: incoming / name)
    }
    try disk.remove(folder / Mark.moving)
    if try !disk.removeFolder(folder) { try giveBack(folder, id: id) }
  }

  /// Gives a job back to `incoming/` as a folder, newer than all others.
  ///
  /// When a newer drop has taken the name there, it waits in `deferred/` without a pause; when
  /// another waits there too, it is refused; gives its name under `refused/` then.
  @discardableResult
  func giveBack(_ folder: Path, id: String) throws(SpoolError) -> String? {
    for mark in [Mark.keep, Mark.purge, Mark.moving] where try disk.status(folder / mark) != nil {
      try disk.remove(folder / mark)
    }
    switch try disk.rename(folder, to: self.folder(.incoming) / id) {
    case .done: return nil
    case .gone: throw .failed(operation: "give back", path: folder.description, errno: ENOENT)
    case .taken:
      if try disk.rename(folder, to: self.folder(.deferred) / id) == .done { return nil }
      return try refuse(folder, as: id, Self.twin)
    }
  }

  private static var twin: Fault {
    Fault(
      .jobDuplicateId, file: Mark.job, field: "id", expected: "an identifier of its own",
      found: "one that another waiting drop has")
  }

  /// Sets a job's folder aside with its fault; gives the name under `refused/`.
  func refuse(_ folder: Path, as name: String, _ fault: Fault) throws(SpoolError) -> String {
    try disk.replace(Mark.refused, in: folder, with: JSONText.fault(fault))
    return try finishRefusal(folder, as: name, once: false)
  }

  /// The second half of a refusal: the audit log tells of it, and the fault is written down in the folder.
  ///
  /// The mark goes last, when the drop has its place: until then recovery comes back here, `once`.
  func finishRefusal(_ folder: Path, as name: String, once: Bool) throws(SpoolError) -> String {
    try recordRefusal(folder, as: name, once: once)
    if case .bytes(let fault, _) = try disk.read(folder / Mark.refused, limit: 1 << 16) {
      try disk.replace(Mark.fault, in: folder, with: fault)
    }
    // Dropped again after it was mended, it starts anew.
    for mark in [Takes.file, Mark.moving, Mark.keep, Mark.purge]
    where try disk.status(folder / mark) != nil {
      try disk.remove(folder / mark)
    }
    let home = self.folder(.refused)
    let place = try settle(folder, in: home, as: name, instead: { "\(name)-\($0)" })
    try disk.remove(home / place / Mark.refused)
    return place
  }

  /// Ends a drop whose identifier has been decided: a repetition is no new job, another is refused.
  func settleDuplicate(_ folder: Path, id: String, now: Int) throws(SpoolError) -> Take {
    if let earlier = try decided(id),
      case .bytes(let old, _) = try disk.read(earlier / Mark.job, limit: JobReader.largest),
      case .bytes(let new, _) = try disk.read(folder / Mark.job, limit: JobReader.largest),
      old == new
    {
      // The pictures have the same fate as those of the first.
      if try disk.status(earlier / Mark.keep) == nil { try removePictures(folder) }
      let day = try makeDay(Self.day(now))
      _ = try settle(folder, in: day, as: "\(id).again-1", instead: { "\(id).again-\($0)" })
      return .again(id: id)
    }
    let fault = Fault(
      .jobDuplicateId, file: Mark.job, field: "id", expected: "an identifier of its own",
      found: "that of a decided job with another job file")
    return .refused(name: try refuse(folder, as: id, fault), fault)
  }

  /// Moves a decided job to its day, without its pictures unless they are kept.
  func moveToDone(_ folder: Path, id: String, day: CalendarDate?) throws(SpoolError) {
    if try disk.status(folder / Mark.keep) == nil { try removePictures(folder) }
    let day = try makeDay(day)
    let name = try settle(folder, in: day, as: id, instead: { "\(id).again-\($0 - 1)" })
    // Only now: before the rename the mark tells recovery that the result is this job's.
    try disk.remove(day / name / Mark.purge)
  }

  private func makeDay(_ day: CalendarDate?) throws(SpoolError) -> Path {
    let path = folder(.done) / (day?.description ?? "undated")
    try disk.makeFolder(path)
    return path
  }

  /// Removes the pictures that the job in a folder names, and nothing else, and makes that last: the mark that says
  /// that they go is removed after them.
  func removePictures(_ folder: Path) throws(SpoolError) {
    guard case .bytes(let bytes, _) = try disk.read(folder / Mark.job, limit: JobReader.largest)
    else { return }
    for name in JobReader.pictures(bytes) { try disk.remove(folder / name) }
    try disk.syncFolder(folder)
  }

  /// Moves a folder to a name that is free: the name itself, or what `instead` makes of 2, 3, ….
  private func settle(
    _ folder: Path, in home: Path, as name: String, instead: (Int) -> String
  ) throws(SpoolError) -> String {
    var name = name
    var number = 1
    while true {
      switch try disk.rename(folder, to: home / name) {
      case .done: return name
      case .gone: throw .failed(operation: "set aside", path: folder.description, errno: ENOENT)
      case .taken:
        number += 1
        name = instead(number)
      }
    }
  }
}
