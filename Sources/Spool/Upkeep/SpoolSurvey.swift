/// What lies in a spool at one moment: counts and ages, no name of anything decided and no value.
public struct SpoolSurvey: Sendable, Equatable {
  /// How many drops a state holds, and since when the oldest has been there.
  public struct State: Sendable, Equatable {
    /// How many.
    public var count: Int
    /// When the oldest of them came or last changed, seconds since 1970; nil when there is none.
    public var oldest: Int?

    /// A count and the oldest.
    public init(count: Int, oldest: Int? = nil) {
      self.count = count
      self.oldest = oldest
    }
  }

  /// A run that holds a lock or left a folder behind.
  public struct ActiveRun: Sendable, Equatable {
    /// The run's name.
    public var name: String
    /// Whether its process lives: the kernel's own word, by its lock.
    public var isAlive: Bool
    /// The jobs that it has in hand, by identifier.
    public var jobs: [Held]

    /// A run and what it holds.
    public init(name: String, isAlive: Bool, jobs: [Held] = []) {
      self.name = name
      self.isAlive = isAlive
      self.jobs = jobs
    }
  }

  /// A job that a run has in hand.
  public struct Held: Sendable, Equatable {
    /// Its identifier.
    public var id: String
    /// When it was taken, seconds since 1970.
    public var since: Int

    /// A job in hand.
    public init(id: String, since: Int) {
      self.id = id
      self.since = since
    }
  }

  /// A job whose reader died.
  public struct Deferred: Sendable, Equatable {
    /// Its identifier.
    public var id: String
    /// How many of its takes ended that way.
    public var takes: Int
    /// From when it is taken again, seconds since 1970.
    public var notBefore: Int
    /// Why the last one did, in words that hold nothing of the job's.
    public var cause: String

    /// A deferred job.
    public init(id: String, takes: Int, notBefore: Int, cause: String) {
      self.id = id
      self.takes = takes
      self.notBefore = notBefore
      self.cause = cause
    }
  }

  /// What each state holds.
  public var states: [SpoolState: State]
  /// The runs, by name.
  public var runs: [ActiveRun]
  /// The deferred jobs, by identifier.
  public var deferred: [Deferred]
  /// Files and folders in `incoming/` that are not there yet or belong to no job file seen:
  /// pictures of flat drops, uploads under way.
  public var others: Int
  /// Results on disk.
  public var results: Int
  /// Jobs that a person decided.
  public var finals: Int

  /// A survey; by default of an empty spool.
  public init(
    states: [SpoolState: State] = [:], runs: [ActiveRun] = [], deferred: [Deferred] = [],
    others: Int = 0, results: Int = 0, finals: Int = 0
  ) {
    self.states = states
    self.runs = runs
    self.deferred = deferred
    self.others = others
    self.results = results
    self.finals = finals
  }
}

extension Spool {
  /// Looks at every state without changing anything.
  ///
  /// It takes one look at each entry of the spool: about a second for 100,000 waiting drops.
  ///
  /// - Parameter datingDone: Whether decided jobs are looked at for the age of the oldest; otherwise they are counted.
  /// - Returns: What lies there.
  /// - Throws: When the machine fails. What moves meanwhile may be seen twice or not at all.
  public func survey(datingDone: Bool = true) throws(SpoolError) -> SpoolSurvey {
    var survey = SpoolSurvey()
    survey.states[.incoming] = try incomingState(others: &survey.others)
    survey.runs = try activeRuns()
    let held = survey.runs.flatMap(\.jobs).map(\.since)
    survey.states[.active] = .init(count: held.count, oldest: held.min())
    survey.states[.refused] = try state(of: [folder(.refused)])
    let days = try disk.names(in: folder(.done)).map { folder(.done) / $0 }
    survey.states[.done] = try state(of: days, isDated: datingDone)
    survey.states[.deferred] = try state(of: [folder(.deferred)])
    survey.deferred = try deferredJobs()
    var results = try FolderStream(folder(.results))
    while let entry = try results.next() {
      guard !DropName.isUnfinished(entry.name) else { continue }
      if entry.name.text.hasSuffix(".result.json") { survey.results += 1 }
      if entry.name.text.hasSuffix(".final.json") { survey.finals += 1 }
    }
    return survey
  }

  private func incomingState(others: inout Int) throws(SpoolError) -> SpoolSurvey.State {
    var state = SpoolSurvey.State(count: 0)
    var stream = try FolderStream(folder(.incoming))
    while let entry = try stream.next() {
      guard DropName.isDrop(entry) else {
        others += 1
        continue
      }
      try count(folder(.incoming) / entry.name, in: &state)
    }
    return state
  }

  private func state(of folders: [Path], isDated: Bool = true) throws(SpoolError)
    -> SpoolSurvey.State
  {
    var state = SpoolSurvey.State(count: 0)
    for folder in folders where try disk.status(folder)?.kind == .folder {
      var stream = try FolderStream(folder)
      while let entry = try stream.next() {
        guard !DropName.isUnfinished(entry.name) else { continue }
        if isDated { try count(folder / entry.name, in: &state) } else { state.count += 1 }
      }
    }
    return state
  }

  private func count(_ path: Path, in state: inout SpoolSurvey.State) throws(SpoolError) {
    guard let status = try disk.status(path) else { return }
    state.count += 1
    state.oldest = min(state.oldest ?? .max, status.changed / 1_000_000_000)
  }

  private func activeRuns() throws(SpoolError) -> [SpoolSurvey.ActiveRun] {
    var runs: [String: SpoolSurvey.ActiveRun] = [:]
    for entry in try disk.names(in: folder(.active)) {
      let isLock = entry.text.hasSuffix(".lock")
      let name = isLock ? String(entry.text.dropLast(5)) : entry.text
      var run = runs[name] ?? .init(name: name, isAlive: false)
      let path = folder(.active) / entry
      if isLock {
        run.isAlive = try isAlive(run: name)
      } else if try disk.status(path)?.kind == .folder {
        for job in try disk.names(in: path) {
          guard let status = try disk.status(path / job), status.kind == .folder else { continue }
          run.jobs.append(.init(id: job.text, since: status.changed / 1_000_000_000))
        }
      }
      runs[name] = run
    }
    return runs.values.sorted { $0.name < $1.name }
  }

  private func deferredJobs() throws(SpoolError) -> [SpoolSurvey.Deferred] {
    var jobs: [SpoolSurvey.Deferred] = []
    for name in try disk.names(in: folder(.deferred)) where !DropName.isUnfinished(name) {
      let takes = try takes(folder(.deferred) / name)
      jobs.append(
        .init(
          id: name.text, takes: takes.readers, notBefore: takes.notBefore,
          cause: takes.causes.last ?? ""))
    }
    return jobs
  }
}
