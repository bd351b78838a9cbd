import CSystem
import Foundation
import Glibc
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
  private var slots: [ReaderSlot<TakenJob>]
  private var rows: [BatchRow] = []
  private var held: [TakenJob] = []
  private var progress: ProgressBar
  /// Whether a signal asked to stop.
  private(set) var wasStopped = false
  /// When something that waits is to be looked at again, seconds since 1970; nil for nothing.
  private(set) var nextAt: Int?
  private var nothingWaits = false
  private var takenJobs = 0
  private let startMilliseconds = wallMilliseconds()
  private var lastRecovery = wallMilliseconds()

  /// Milliseconds between two looks for jobs of runs that died meanwhile.
  private static let recoveryInterval = 5_000.0

  init(_ settings: RunSettings, spool: consuming Run) {
    self.settings = settings
    self.spool = spool
    slots = (0..<settings.workers).map { _ in ReaderSlot() }
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
      try spool.recover(now: secondsSince1970())
      try fill()
      while slots.contains(where: { $0.work != nil }) {
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
  private mutating func fill() throws {
    nothingWaits = false
    for index in slots.indices where slots[index].work == nil {
      while mayTake, !nothingWaits, slots[index].work == nil { try takeOne(for: index) }
    }
    showProgress()
  }

  private mutating func takeOne(for index: Int) throws {
    switch try spool.take(now: secondsSince1970(), settle: settings.settle) {
    case .none(let nextAt):
      nothingWaits = true
      self.nextAt = nextAt
    case .again:
      break
    case .refused(let name, let fault):
      rows.append(BatchRow(refused: name, fault, milliseconds: 0, takes: 0))
    case .job(let taken):
      takenJobs += 1
      if settings.key == nil, taken.job.knowledge?.isKeyed == true {
        held.append(taken)
        return
      }
      try begin(taken, in: index)
    }
  }

  private mutating func begin(_ taken: TakenJob, in index: Int) throws {
    let now = wallMilliseconds()
    var work = ReaderSlot.Work(
      job: taken, request: ReadRequest(sequence: takenJobs, pictures: []), started: now,
      deadline: now + settings.readerSeconds * 1_000)
    var pictures: [[UInt8]] = []
    var opened = try spool.pictures(of: taken, limit: Frame.Kind.picture.limit).makeIterator()
    var place = 0
    for (evidenceIndex, evidence) in taken.job.evidence.enumerated() {
      for (pictureIndex, picture) in evidence.pictures.enumerated() {
        if let bytes = opened.next() ?? nil {
          pictures.append(bytes)
          work.request.pictures.append(
            .init(
              evidence: evidenceIndex, picture: pictureIndex, type: evidence.type,
              side: picture.side))
        } else {
          var page = Page(evidence: evidenceIndex, picture: pictureIndex, side: picture.side)
          page.findings = [
            Finding(.imageDecompressionLimit, evidence: evidenceIndex, side: picture.side)
          ]
          work.unsent[place] = page
        }
        place += 1
      }
    }
    try slots[index].start(executable: settings.executable, models: settings.models)
    try slots[index].begin(work, pictures: pictures)
  }

  private mutating func showProgress() {
    let incoming = "\(settings.spool)/incoming"
    // Flat drops bring their pictures along, so that this counts too much for them: it is a bar.
    progress.update(
      done: rows.count,
      left: (try? FileManager.default.contentsOfDirectory(atPath: incoming).count) ?? 0)
  }

  // MARK: Waiting

  /// Waits for a reader, a deadline or a signal, and acts on what comes.
  private mutating func wait(signals: Int32) throws {
    try ReaderSlot.wait(for: slots, or: signals)
    if csystem_pending_signal(signals) != 0 {
      if wasStopped { throw Stop(.tryLater, "stopped; the jobs in hand were given back") }
      wasStopped = true
    }
    for index in slots.indices {
      slots[index].flush()
      try act(on: slots[index].receive())
      try act(on: slots[index].checkDeadline(now: wallMilliseconds()))
    }
  }

  private mutating func act(on event: ReaderSlot<TakenJob>.Event) throws {
    switch event {
    case .nothing:
      return
    case .unusable(let sentence):
      throw Stop(.unavailable, sentence)
    case .died(let taken, let cause):
      let ending = try spool.readerDied(
        taken, cause: cause, now: secondsSince1970(), jitter: Double.random(in: 0..<1))
      if case .refused(let fault) = ending {
        rows.append(BatchRow(refused: taken.id, fault, milliseconds: 0, takes: taken.takes))
      }
    case .read(let work, let reply, let images):
      try finish(work, reply: reply, images: images)
    }
    showProgress()
  }

  private mutating func finish(
    _ work: ReaderSlot<TakenJob>.Work, reply: ReadReply, images: [[UInt8]]
  ) throws {
    let decided = decide(work, reply: reply, images: images, engines: engines, settings: settings)
    let settled = try spool.finish(
      work.job, result: decided.result, notice: decided.notice, packet: decided.packet,
      day: decided.day, keepPictures: settings.policy.keepPictures)
    if settled == .decided { rows.append(BatchRow(decided.outcome, policy: settings.policy)) }
  }

  private var engines: [String: String] {
    slots.lazy.compactMap(\.ready).first?.engines ?? [:]
  }

  private mutating func recoverNowAndThen() throws {
    guard wallMilliseconds() - lastRecovery >= Self.recoveryInterval else { return }
    lastRecovery = wallMilliseconds()
    try spool.recover(now: secondsSince1970())
  }

  // MARK: Ending

  private mutating func stopReaders() {
    progress.clear()
    for index in slots.indices { slots[index].stop() }
  }
}
