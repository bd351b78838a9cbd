import CSystem
import Foundation
import Glibc
import Isolation
import Proofing
import Reporting
import Spool

/// One run over a spool: takes jobs, has their pictures read by reader processes, decides, finishes.
///
/// It is one thread around one `poll`: reading is done by the readers, and everything else takes
/// milliseconds a job.
struct BatchRun: ~Copyable {
  let settings: RunSettings
  private var spool: Run
  private var readers: ReaderPool<HeldJob>
  private var rows: [BatchRow] = []
  private var materials: DecisionMaterials?
  private var held: [TakenJob] = []
  private var progress: ProgressBar
  /// Whether a signal asked to stop.
  private(set) var wasStopped = false
  /// When something that waits is to be looked at again, seconds since 1970; nil for nothing.
  private(set) var nextAt: Int?
  /// What a person has to know when jobs wait for which too little of the disk is free; nil otherwise.
  private(set) var shortage: String?
  private var nothingWaits = false
  /// Whether a job waits for the first reader to be ready.
  private var isExpected = false
  private var takenJobs = 0
  private let startMilliseconds = wallMilliseconds()
  private var lastRecovery = wallMilliseconds()

  /// Milliseconds between two looks for jobs of runs that died meanwhile.
  private static let recoveryInterval = 5_000.0

  init(_ settings: RunSettings, spool: consuming Run) {
    self.settings = settings
    self.spool = spool
    readers = ReaderPool(
      executable: settings.executable, setup: settings.reader, places: settings.workers)
    progress = ProgressBar(of: "jobs", quiet: settings.quiet)
  }

  /// Runs until nothing can be taken, a limit is reached or a signal asks to stop.
  ///
  /// - Returns: One row a job that was decided or refused, in the order in which they ended.
  /// - Throws: ``Stop`` or `SpoolError` about the machine; the jobs in hand are given back first.
  mutating func run() throws -> [BatchRow] {
    let signals = csystem_termination_descriptor()
    defer { close(signals) }
    do {
      try recover()
      try fill()
      while !readers.isIdle || isExpected {
        try wait(signals: signals)
        try recoverNowAndThen()
        try fill()
      }
    } catch {
      stopReaders()
      try spool.end()
      throw error
    }
    stopReaders()
    try spool.end()
    return rows
  }

  /// Jobs that were kept because no key was given for their knowledge answers.
  var keptForWantOfAKey: Int { held.count }

  // MARK: Taking

  private var mayTake: Bool {
    if wasStopped { return false }
    if let most = settings.maxJobs, takenJobs >= most { return false }
    guard let seconds = settings.maxSeconds else { return true }
    return wallMilliseconds() - startMilliseconds < Double(seconds) * 1_000
  }

  /// Gives every idle reader a job, as long as there are any.
  ///
  /// Before readers can begin, jobs are only looked for: those that cannot be judged are refused, the others
  /// stay where they are.
  private mutating func fill() throws {
    nothingWaits = false
    isExpected = false
    shortage = nil
    while mayTake, !nothingWaits, !isExpected, readers.hasRoom || readers.isIdle { try takeOne() }
    if isExpected {
      try readers.start()
      _ = try needMaterials()
    }
    showProgress()
  }

  private mutating func needMaterials() throws -> DecisionMaterials {
    if let materials { return materials }
    let materials = try DecisionMaterials(settings.resources)
    self.materials = materials
    return materials
  }

  private mutating func takeOne() throws {
    let free = try Spool(path: settings.spool).freeBytes()
    let isShort = free < settings.keepFree
    let take = try spool.take(
      now: secondsSince1970(), settle: settings.settle, looking: isShort || !readers.hasRoom)
    switch take {
    case .none(let nextAt):
      nothingWaits = true
      self.nextAt = nextAt
    case .again:
      break
    case .waits where isShort:
      // What waits stays where it is until there is room for what deciding writes.
      nothingWaits = true
      shortage =
        "only \(free >> 20) MiB are free where \(settings.spool) lies, and \(settings.keepFree >> 20) must stay free "
        + "(--keep-free): jobs wait; free some space"
    case .waits:
      isExpected = true
    case .refused(let name, let fault):
      end(BatchRow(refused: name, fault, milliseconds: 0, takes: 0))
    case .job(let taken):
      takenJobs += 1
      if settings.key == nil, taken.job.knowledge?.isKeyed == true {
        held.append(taken)
        return
      }
      try begin(taken)
    }
  }

  private mutating func begin(_ taken: TakenJob) throws {
    let opened = try spool.pictures(of: taken)
    let (held, request, pictures) = HeldJob.make(taken, sequence: takenJobs, opened: opened)
    try readers.begin(
      held, request: request, pictures: pictures, seconds: settings.readerSeconds)
  }

  private mutating func showProgress() {
    progress.update(
      done: rows.count,
      left: (try? Spool(path: settings.spool).backlog(upTo: .max)) ?? 0)
  }

  // MARK: Waiting

  /// Waits for a reader, a deadline or a signal, and acts on what comes.
  private mutating func wait(signals: Int32) throws {
    let events = try readers.wait(or: signals)
    if csystem_pending_signal(signals) != 0 {
      if wasStopped { throw Stop(.tryLater, "stopped; the jobs in hand were given back") }
      wasStopped = true
    }
    for event in events { try act(on: event) }
  }

  private mutating func act(on event: ReaderPool<HeldJob>.Event) throws {
    switch event {
    case .unusable(let sentence):
      throw Stop(.unavailable, sentence)
    case .died(let work, let cause):
      let taken = work.job.taken
      let ending = try spool.readerDied(
        taken, cause: cause, now: secondsSince1970(), jitter: Double.random(in: 0..<1),
        notice: technicalNoticeFile(
          taken.job, policy: settings.policy, texts: try needMaterials().texts))
      if case .refused(let fault) = ending {
        end(BatchRow(refused: taken.id, fault, milliseconds: 0, takes: taken.takes))
      }
    case .lost(let work):
      try spool.giveBack(work.job.taken)
    case .read(let work, let reply, let images):
      try finish(work, reply: reply, images: images)
    }
    showProgress()
  }

  private mutating func finish(
    _ work: ReaderWork<HeldJob>, reply: ReadReply, images: [[UInt8]]
  ) throws {
    let decided = decide(
      work, reply: reply, images: images, engines: engines, settings: settings,
      materials: try needMaterials())
    let settled = try spool.finish(
      work.job.taken, result: decided.result, notice: decided.notice, packet: decided.packet,
      day: decided.day, keepPictures: settings.policy.keepPictures)
    guard settled == .decided else { return }
    let id = work.job.taken.id
    guard let row = BatchRow(decided.result) else {
      throw Stop(.inputOutput, "the result of \(id) cannot be read")
    }
    end(row)
    try writeJobPage(
      decided.result, of: id, run: settings.run, spool: settings.spool,
      templates: try needMaterials().templates)
  }

  private mutating func end(_ row: BatchRow) {
    rows.append(row)
    guard settings.printsLines else { return }
    progress.clear()
    FileHandle.standardOutput.write(Data((jobLine(row, run: settings.run) + "\n").utf8))
  }

  /// What isolated the readers; nil when none was needed.
  var isolation: String? { readers.ready?.isolation }

  private var engines: [String: String] {
    var engines = readers.ready?.engines ?? [:]
    engines["isolation"] = isolation
    return engines
  }

  private mutating func recoverNowAndThen() throws {
    guard wallMilliseconds() - lastRecovery >= Self.recoveryInterval else { return }
    try recover()
  }

  /// Settles what dead runs held; what is set aside because of them is told like what this run sets aside.
  private mutating func recover() throws {
    lastRecovery = wallMilliseconds()
    let settings = settings
    var failure: (any Error)?
    let refused = try spool.recover(now: secondsSince1970()) { job in
      do {
        return technicalNoticeFile(
          job, policy: settings.policy, texts: try settings.resources.applicantTexts())
      } catch {
        failure = error
        return nil
      }
    }
    for job in refused { end(BatchRow(refused: job.name, job.fault, milliseconds: 0, takes: 0)) }
    if let failure { throw failure }
  }

  // MARK: Ending

  private mutating func stopReaders() {
    progress.clear()
    readers.stop()
  }
}
