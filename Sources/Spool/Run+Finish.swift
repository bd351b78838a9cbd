internal import Glibc
public import Proofing

extension Run {
  /// Reads the pictures of a job's evidence, in the order of the job file.
  ///
  /// Links are not followed, and only regular files are opened. The bytes are an applicant's:
  /// only a reader process may look into them.
  ///
  /// - Parameters:
  ///   - taken: The job.
  ///   - limit: The most bytes that one picture may have.
  /// - Returns: One element a picture.
  /// - Throws: When the machine fails.
  public func pictures(of taken: TakenJob, limit: Int = Spool.largestPicture) throws(SpoolError)
    -> [OpenedPicture]
  {
    var pictures: [OpenedPicture] = []
    for document in taken.job.evidence {
      for picture in document.pictures {
        switch try disk.read(path(taken) / picture.file, limit: limit) {
        case .bytes(let bytes, _): pictures.append(.bytes(bytes))
        case .tooLarge: pictures.append(.tooLarge)
        case .irregular, .unreadable, .missing: pictures.append(.gone)
        }
      }
    }
    return pictures
  }

  /// Writes what was decided and puts the job away.
  ///
  /// The packet and the notice come first, then the result: with its rename the job is decided,
  /// whatever happens afterwards. A result that is there is never replaced. The audit log tells of it
  /// before the job moves on. That the job was taken lasts from here on, too: taking it waited for no disk.
  ///
  /// - Parameters:
  ///   - taken: The job.
  ///   - result: The operator's file.
  ///   - notice: The applicant's file.
  ///   - packet: The files of an escalation packet, if it comes to that.
  ///   - day: The day under which the job is put away.
  ///   - keepPictures: Whether the pictures stay with the job.
  /// - Returns: What became of it: all but always, that it is decided.
  /// - Throws: When the machine fails. The job stays in hand, so that this can be tried again;
  ///   the next recovery finds it in any case.
  @discardableResult
  public func finish(
    _ taken: TakenJob, result: [UInt8], notice: [UInt8], packet: [PacketFile]?,
    day: CalendarDate, keepPictures: Bool
  ) throws(SpoolError) -> Settled {
    let id = taken.id
    let folder = path(taken)
    let results = spool.folder(.results)
    let isFirst = try disk.status(spool.result(id)) == nil
    if isFirst {
      try spool.discardUncommitted(id)
      if let packet { try write(packet, of: id) }
      try disk.replace("\(id).notice.json", in: results, with: notice)
      let unfinished = results / ".\(id).result.json.tmp"
      try disk.write(result, to: unfinished)
      try disk.remove(folder / (keepPictures ? Mark.purge : Mark.keep))
      try disk.mark(folder / (keepPictures ? Mark.keep : Mark.purge))
      // What the result stands for has its name before the result has. So has the job its mark and its place in this
      // run, and its old one is free: a file system need not keep renames in order, and a job that came back would
      // meet its own result. The new place comes first, so that there is one at every moment.
      for changed in [folder, own, spool.folder(.incoming), results] {
        try disk.syncFolder(changed)
      }
      switch try disk.rename(unfinished, to: spool.result(id)) {
      case .done: break
      case .gone: throw .failed(operation: "rename", path: unfinished.description, errno: ENOENT)
      case .taken:
        // Nobody who keeps to the protocol can have put it there.
        try disk.remove(unfinished)
        return try settleTwin(folder, id: id, day: day)
      }
    } else if try !spool.isDeciding(folder) {
      return try settleTwin(folder, id: id, day: day)
    }
    try disk.syncFolder(results)
    if isFirst {
      try spool.record(AuditEntry(deciding: id, result: result, run: name))
    } else {
      try spool.recordDecisionOnce(of: id, run: name)
    }
    try spool.moveToDone(folder, id: id, day: day)
    return .decided
  }

  private func settleTwin(_ folder: Path, id: String, day: CalendarDate) throws(SpoolError)
    -> Settled
  {
    switch try spool.settleDuplicate(folder, id: id, now: day.daysSince1970 * 86_400) {
    case .refused(_, let fault): .refused(fault)
    default: .again
    }
  }

  private func write(_ packet: [PacketFile], of id: String) throws(SpoolError) {
    let unfinished = spool.folder(.results) / ".\(id).packet.tmp"
    try disk.makeFolder(unfinished)
    for file in packet {
      let path = unfinished / file.name
      guard DropName.isPlainName(file.name) else {
        throw .failed(operation: "write", path: path.description, errno: EINVAL)
      }
      try disk.write(file.bytes, to: path)
    }
    try disk.syncFolder(unfinished)
    guard try disk.rename(unfinished, to: spool.packet(id)) == .done else {
      throw .failed(operation: "rename", path: unfinished.description, errno: EEXIST)
    }
  }

  /// Gives a job back without counting the take.
  ///
  /// After a ``finish(_:result:notice:packet:day:keepPictures:)`` that failed when the result was
  /// written already, the job is decided: then it is put away.
  public func giveBack(_ taken: TakenJob) throws(SpoolError) {
    try spool.settle(path(taken), id: taken.id, of: own, limits: nil, now: time(nil))
  }

  /// Sets a job aside with a fault; gives its name under `refused/`.
  @discardableResult
  public func refuse(_ taken: TakenJob, _ fault: Fault) throws(SpoolError) -> String {
    try spool.discardUncommitted(taken.id)
    return try spool.refuse(path(taken), as: taken.id, fault)
  }

  /// Counts a take whose reader died, and defers the job or sets it aside.
  ///
  /// - Parameters:
  ///   - taken: The job.
  ///   - cause: Why, in a word or two, without anything of the applicant's.
  ///   - now: Seconds since 1970.
  ///   - jitter: 0 to 1, so that jobs that died together come back apart.
  ///   - notice: What the applicant is told when the job is set aside; nil for nothing.
  /// - Returns: Until when it is deferred, or the fault with which it is set aside.
  /// - Throws: When the machine fails; the job stays in hand.
  public func readerDied(
    _ taken: TakenJob, cause: String, now: Int, jitter: Double, notice: [UInt8]? = nil
  ) throws(SpoolError) -> Settled {
    let folder = path(taken)
    try spool.discardUncommitted(taken.id)
    var takes = try spool.takes(folder)
    takes.readers += 1
    takes.causes.append(cause)
    if takes.readers >= limits.takes {
      let fault = Fault(
        .systemResourceLimit, file: Mark.job, expected: "a reader that comes to its end",
        found: "\(takes.readers) that did not: \(takes.causes.joined(separator: "; "))")
      _ = try spool.giveUp(folder, id: taken.id, fault, notice: notice)
      return .refused(fault)
    }
    takes.notBefore = now + Takes.pause(after: takes.readers, jitter: jitter)
    try spool.write(takes, to: folder)
    if try disk.rename(folder, to: spool.folder(.deferred) / taken.id) == .done {
      return .deferred(until: takes.notBefore)
    }
    try spool.giveBack(folder, id: taken.id)
    return .deferred(until: now)
  }
}

extension Spool {
  /// Whether the holder of a folder had come to writing the result.
  func isDeciding(_ folder: Path) throws(SpoolError) -> Bool {
    if try disk.status(folder / Mark.keep) != nil { return true }
    return try disk.status(folder / Mark.purge) != nil
  }

  /// Removes what was written for a job that then was not decided.
  func discardUncommitted(_ id: String) throws(SpoolError) {
    guard try disk.status(result(id)) == nil else { return }
    let results = folder(.results)
    for path in [
      results / ".\(id).result.json.tmp", results / ".\(id).notice.json.tmp",
      results / ".\(id).packet.tmp", notice(id), packet(id),
    ] {
      try disk.removeTree(path)
    }
  }
}
