internal import Proofing

extension Run {
  /// Looks for work and takes the first job that is complete.
  ///
  /// Drops come in the order of ``next(now:fresh:)``. A drop that is not complete is left alone
  /// until nothing has changed for the settle time.
  ///
  /// - Parameters:
  ///   - now: Seconds since 1970.
  ///   - settle: Seconds for which an incomplete drop may still become complete.
  ///   - looking: Whether a job is to be left where it lies, because nobody could begin with it yet.
  /// - Returns: One thing that happened, or that there is nothing to do.
  /// - Throws: When the machine fails; whatever was in hand is found by recovery.
  public mutating func take(now: Int, settle: Int, looking: Bool = false) throws(SpoolError)
    -> Take
  {
    var fresh = false
    var waiting: Int?
    while let candidate = try next(now: now, fresh: &fresh) {
      let step = try consider(candidate, now: now, settle: settle, looking: looking)
      switch step {
      case .took(let take): return take
      case .left(let id):
        search.ready.append(candidate)
        return .waits(id: id)
      case .waits(let until): waiting = min(waiting ?? until, until)
      case .passed: continue
      }
    }
    if let deferred = search.deferredUntil { waiting = min(waiting ?? deferred, deferred) }
    return .none(nextAt: waiting)
  }

  /// What came of one candidate.
  private enum Step {
    case took(Take)
    /// It was only looked for.
    case left(id: String)
    case waits(until: Int)
    /// Another run was faster, or it is not its turn.
    case passed
  }

  private func consider(_ candidate: Candidate, now: Int, settle: Int, looking: Bool)
    throws(SpoolError) -> Step
  {
    if case .odd(let kind) = candidate.form {
      return try considerOdd(candidate, kind, now: now, settle: settle)
    }
    let isFlat = candidate.form == .flat
    guard let id = DropName.id(of: candidate.name, isFolder: !isFlat) else {
      let fault = Fault(
        .jobMalformed, file: DropName.safe(candidate.name),
        expected:
          "a name of 1 to \(DropName.longest) letters, digits, dots, dashes and underscores",
        found: "another name")
      return try refused(candidate, fault)
    }
    let home = spool.folder(candidate.form == .deferred ? .deferred : .incoming)
    let jobFile = isFlat ? home / candidate.name : home / candidate.name / Mark.job
    let inspection = try spool.inspect(
      folder: isFlat ? home : home / candidate.name, jobFile: jobFile, id: id,
      name: isFlat ? candidate.name.text : Mark.job)
    switch inspection {
    case .gone: return .passed
    case .incomplete(let fault, let changed):
      let until = Self.seconds(changed) + settle
      if now < until { return .waits(until: until) }
      return try move(candidate, id: id, fault: fault)
    case .faulty(let fault): return try move(candidate, id: id, fault: fault)
    case .complete where looking: return .left(id: id)
    case .complete(let job, let bytes):
      return try move(candidate, id: id, now: now, job: job, bytes: bytes)
    }
  }

  /// Moves a drop that can be judged into this run's folder.
  private func move(_ candidate: Candidate, id: String, now: Int, job: Job, bytes: [UInt8])
    throws(SpoolError) -> Step
  {
    switch candidate.form {
    case .flat:
      guard try fetch(candidate.name, id: id, pictures: job.fileNames, expecting: bytes) else {
        return .passed
      }
    default:
      guard try fetchFolder(candidate, id: id, expecting: bytes) else { return .passed }
    }
    // Two drops of one identifier must not be in hand at once: then only the holder of a job can
    // write its result. Both sides look after they have moved, so at least one sees the other.
    guard try spool.isAlone(id, besides: own) else {
      try putBack(candidate, id: id)
      return .passed
    }
    if try spool.isDecided(id) {
      return .took(try spool.settleDuplicate(folder(id), id: id, now: now))
    }
    let counts = try spool.takes(folder(id))
    return .took(
      .job(
        TakenJob(
          job: job, id: id, takes: counts.readers + counts.runs + 1,
          folder: folder(id).description)))
  }

  /// Moves a drop that cannot be judged into `refused/`.
  private func move(_ candidate: Candidate, id: String, fault: Fault)
    throws(SpoolError) -> Step
  {
    switch candidate.form {
    case .flat:
      // Its pictures come along as far as the job file can be read and they are there.
      let pictures = try picturesBeside(candidate.name)
      guard try fetch(candidate.name, id: id, pictures: pictures, expecting: nil) else {
        return .passed
      }
    default:
      guard try fetchFolder(candidate, id: id, expecting: nil) else { return .passed }
    }
    return .took(.refused(name: try spool.refuse(folder(id), as: id, fault), fault))
  }

  /// The pictures that a flat drop names, as far as it can be read.
  private func picturesBeside(_ name: EntryName) throws(SpoolError) -> [String] {
    let read = try disk.read(spool.folder(.incoming) / name, limit: JobReader.largest)
    guard case .bytes(let bytes, _) = read else { return [] }
    return JobReader.pictures(bytes)
  }

  private func considerOdd(
    _ candidate: Candidate, _ kind: FileStatus.Kind, now: Int, settle: Int
  ) throws(SpoolError) -> Step {
    // A link that is named like a picture may belong to a job that will be refused with it.
    let until = Self.seconds(candidate.changed) + settle
    if !DropName.isJobFile(candidate.name), now < until { return .waits(until: until) }
    let fault = Fault(
      kind == .link ? .jobFileOutsideSpool : .jobMalformed, file: DropName.safe(candidate.name),
      expected: "a job file or a folder", found: kind.rawValue)
    return try refused(candidate, fault)
  }

  private func refused(_ candidate: Candidate, _ fault: Fault) throws(SpoolError) -> Step {
    guard let name = try refuseUnopened(candidate, fault) else { return .passed }
    return .took(.refused(name: name, fault))
  }

  /// Seconds of nanoseconds, rounded up.
  private static func seconds(_ nanoseconds: Int) -> Int {
    (nanoseconds + 999_999_999) / 1_000_000_000
  }
}
