internal import Proofing

extension Spool {
  /// Removes what is older than an age, and nothing that still waits or is in hand.
  ///
  /// The age is counted from when a file or folder came to its place or last changed there, and of
  /// job files and their pictures from the end of the day under which they lie in `done/`. A job whose
  /// result and job file are both gone is forgotten: its identifier could be used again.
  /// Removing a name does not wipe a disk. The audit log, which is never purged, tells before what is to be removed.
  ///
  /// - Parameters:
  ///   - kinds: What to look at.
  ///   - seconds: How old it must be.
  ///   - now: Seconds since 1970.
  ///   - isTrial: Count only.
  /// - Returns: What was removed, or would be.
  /// - Throws: When the machine fails; what is left is found the next time.
  public func purge(_ kinds: Set<Retained>, olderThan seconds: Int, now: Int, isTrial: Bool = false)
    throws(SpoolError) -> Purged
  {
    let trial = try purge(Purge(spool: self, before: now - seconds, isTrial: true), kinds)
    if isTrial { return trial }
    let counts = Dictionary(uniqueKeysWithValues: trial.counts.map { ($0.key.rawValue, $0.value) })
    if !counts.isEmpty { try record(AuditEntry(.purged, counts: counts)) }
    let purge = Purge(spool: self, before: now - seconds, isTrial: false)
    let purged = try self.purge(purge, kinds)
    try purge.unfinishedSubmissions()
    return purged
  }

  private func purge(_ purge: Purge, _ kinds: Set<Retained>) throws(SpoolError) -> Purged {
    var purged = Purged()
    // Pages and crops first, the result last: what is left after a stop is never a packet alone.
    if kinds.contains(.packets) { purged.add(.packets, try purge.results(\.showsPictures)) }
    if kinds.contains(.results) { purged.add(.results, try purge.results { !$0.showsPictures }) }
    if kinds.contains(.jobs) {
      purged.add(.jobs, try purge.jobs())
    } else if kinds.contains(.pictures) {
      purged.add(.pictures, try purge.pictures())
    }
    if kinds.contains(.reports) { purged.add(.reports, try purge.entries(of: .reports)) }
    if kinds.contains(.refused) { purged.add(.refused, try purge.entries(of: .refused)) }
    return purged
  }
}

/// One purge: what is removed, and from when.
private struct Purge {
  let spool: Spool
  /// What came before this moment goes, seconds since 1970.
  let before: Int
  let isTrial: Bool

  private var disk: Disk { spool.disk }

  /// A file or folder of `results/`.
  enum Kind: String, CaseIterable {
    case packet = ".packet"
    /// A reviewer's copy of the job's page.
    case review = ".review"
    case notice = ".notice.json"
    case finalNotice = ".final-notice.json"
    case final = ".final.json"
    case result = ".result.json"

    /// The job whose file of this kind has a name; nil for another file's name.
    func id(in name: String) -> String? {
      if name.hasSuffix(rawValue) { return String(name.dropLast(rawValue.count)) }
      // A superseded decision or its notice: `.final-1.json`.
      guard self == .final || self == .finalNotice, name.hasSuffix(".json") else { return nil }
      let digits = name.dropLast(5).reversed().prefix(while: \.isNumber).count
      let rest = name.dropLast(5 + digits)
      let kind = rawValue.dropLast(5) + "-"
      return digits > 0 && rest.hasSuffix(kind) ? String(rest.dropLast(kind.count)) : nil
    }

    var showsPictures: Bool { self == .packet || self == .review }
  }

  /// Removes results with their notices and final decisions, or packets; gives how many results, or packets, they were of.
  ///
  /// What belongs to a job in somebody's hands stays: it is being written, or not put away yet.
  func results(_ isWanted: (Kind) -> Bool) throws(SpoolError) -> Int {
    let results = spool.folder(.results)
    var removed: Set<String> = []
    for kind in Kind.allCases where isWanted(kind) {
      for name in try disk.names(in: results) {
        guard let id = kind.id(in: name.text), !DropName.isUnfinished(name),
          try isOld(results / name), try !isHeld(id)
        else { continue }
        removed.insert(id)
        try remove(results / name)
      }
    }
    return removed.count
  }

  /// Removes the job folders of days that are over for long enough; gives how many.
  func jobs() throws(SpoolError) -> Int {
    var count = 0
    for day in try oldDays() {
      for job in try disk.names(in: day) {
        count += 1
        try remove(day / job)
      }
      if !isTrial { try disk.removeFolder(day) }
    }
    return count
  }

  /// Removes the kept pictures of jobs of those days; gives of how many jobs.
  func pictures() throws(SpoolError) -> Int {
    var count = 0
    for day in try oldDays() {
      for job in try disk.names(in: day)
      where try disk.status(day / job / Mark.keep) != nil {
        count += 1
        guard !isTrial else { continue }
        try spool.removePictures(day / job)
        // Only now: before, the mark says that there may be more.
        try disk.remove(day / job / Mark.keep)
      }
    }
    return count
  }

  /// Removes folders of one state; gives how many.
  func entries(of folder: Spool.Folder) throws(SpoolError) -> Int {
    var count = 0
    for name in try disk.names(in: spool.folder(folder))
    where try isOld(spool.folder(folder) / name) {
      count += 1
      try remove(spool.folder(folder) / name)
    }
    return count
  }

  /// Removes what a submission that was killed left in `incoming/`, once it is a day old.
  func unfinishedSubmissions() throws(SpoolError) {
    let incoming = spool.folder(.incoming)
    var stream = try FolderStream(incoming)
    var names: [EntryName] = []
    while let entry = try stream.next() {
      if entry.name.bytes.first == UInt8(ascii: "."), entry.name.text.hasSuffix(".submit") {
        names.append(entry.name)
      }
    }
    for name in names {
      let changed = try disk.status(incoming / name)?.changed ?? .max
      if changed / 1_000_000_000 < before - 86_400 { try disk.removeTree(incoming / name) }
    }
  }

  private func isOld(_ path: Path) throws(SpoolError) -> Bool {
    guard let status = try disk.status(path) else { return false }
    return status.changed / 1_000_000_000 < before
  }

  private func isHeld(_ id: String) throws(SpoolError) -> Bool {
    for run in try disk.names(in: spool.folder(.active))
    where try disk.status(spool.folder(.active) / run / id) != nil {
      return true
    }
    return false
  }

  private func oldDays() throws(SpoolError) -> [Path] {
    let done = spool.folder(.done)
    var days: [Path] = []
    for name in try disk.names(in: done) {
      let isOver =
        if let day = CalendarDate(iso8601: name.text) {
          (day.daysSince1970 + 1) * 86_400 <= before
        } else {
          // `undated` goes by its own time.
          try isOld(done / name)
        }
      if isOver { days.append(done / name) }
    }
    return days
  }

  private func remove(_ path: Path) throws(SpoolError) {
    if !isTrial { try disk.removeTree(path) }
  }
}
