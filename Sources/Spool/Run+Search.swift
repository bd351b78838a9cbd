extension Run {
  /// The next drop worth looking at, in order; nil after a whole pass that gave none.
  ///
  /// A pass reads `incoming/` in slices and never as a whole, so priority and age order the drops
  /// within a slice only. What is due in `deferred/` is looked for when a pass begins, and before a later slice
  /// once more may be due.
  /// `fresh` says whether the present pass began with the present question.
  mutating func next(now: Int, fresh: inout Bool) throws(SpoolError) -> Candidate? {
    while true {
      if let candidate = search.ready.popLast() { return candidate }
      if search.stream != nil {
        try fill(now: now)
      } else if !search.behind.isEmpty {
        search.ready = search.behind.sorted { $1.comes(before: $0) }
        search.behind = []
      } else if !fresh {
        fresh = true
        search.lookedAt = nil
        search.stream = try FolderStream(spool.folder(.incoming))
      } else {
        return nil
      }
    }
  }

  /// Reads one slice, after what is due in `deferred/`.
  private mutating func fill(now: Int) throws(SpoolError) {
    if search.mayBeDue(now) { search.ready = try due(now: now) }
    var read = 0
    while read < Search.slice, var stream = search.stream.take() {
      guard let entry = try stream.next() else { break }
      search.stream = consume stream
      read += 1
      guard let candidate = try candidate(entry) else { continue }
      if candidate.deadRuns > 0 {
        search.behind.append(candidate)
      } else {
        search.ready.append(candidate)
      }
    }
    search.ready.sort { $1.comes(before: $0) }
  }

  /// What an entry of `incoming/` may be; nil for what is not there yet or no drop.
  private func candidate(_ entry: FolderStream.Entry) throws(SpoolError) -> Candidate? {
    let name = entry.name
    guard !DropName.isUnfinished(name) else { return nil }
    let isJobFile = DropName.isJobFile(name)
    // Pictures beside their job file are the most of a folder: they are not even looked at.
    guard isJobFile || entry.mayBeFolder || entry.mayBeLink else { return nil }
    let path = spool.folder(.incoming) / name
    guard let status = try disk.status(path) else { return nil }
    let form: Candidate.Form
    switch status.kind {
    case .file where isJobFile: form = .flat
    case .folder where !isJobFile: form = .folder
    case let kind where isJobFile || kind == .link: form = .odd(kind)
    default: return nil
    }
    var candidate = Candidate(
      name: name, form: form, priority: 0, deadRuns: 0, changed: status.changed)
    let folder = form == .folder
    if folder { candidate.deadRuns = try spool.takes(path).runs }
    if form == .flat || folder,
      case .bytes(let bytes, _) = try disk.read(
        folder ? path / Mark.job : path, limit: JobReader.largest)
    {
      candidate.priority = JobReader.priority(bytes)
    }
    return candidate
  }

  /// The jobs of `deferred/` whose time has come; notes when the next one's will.
  private mutating func due(now: Int) throws(SpoolError) -> [Candidate] {
    search.lookedAt = now
    search.deferredUntil = nil
    var due: [Candidate] = []
    let deferred = spool.folder(.deferred)
    for name in try disk.names(in: deferred) where !DropName.isUnfinished(name) {
      guard let status = try disk.status(deferred / name), status.kind == .folder else { continue }
      let notBefore = try spool.takes(deferred / name).notBefore
      // A clock that was set back must not keep a job for longer than any pause lasts.
      if notBefore <= now || notBefore > now + 2 * 3_600 {
        due.append(
          Candidate(
            name: name, form: .deferred, priority: 0, deadRuns: 0, changed: status.changed))
      } else {
        search.deferredUntil = min(search.deferredUntil ?? notBefore, notBefore)
      }
    }
    return due
  }
}
