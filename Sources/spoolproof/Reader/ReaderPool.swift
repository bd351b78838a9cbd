import CSandbox
import Foundation
import Glibc
import Isolation
import Proofing

/// Some places for readers, all forked from one process, and what they have in hand.
///
/// A reader reads one job and ends: whatever a picture did to it ends with it.
struct ReaderPool<Job> {
  private let executable: String
  private let setup: ReaderSetup
  /// How many may read at once.
  private let places: Int
  private var process: ReaderProcess?
  /// What readers read with, or last read with; nil before that was loaded.
  private(set) var ready: ReaderReady?
  private var isReady = false
  private var loadedBefore = 0.0
  private var takes: [ReaderTake<Job>] = []
  private var lastTake: Int32 = 0
  /// How often the process died since a reader last ended.
  private var losses = 0

  /// Milliseconds that loading may take, and a reader that was killed to end.
  private static var loading: Double { 120_000 }
  private static var ending: Double { 5_000 }
  /// How often the process may die in a row: what is wrong with it then, another one would suffer too.
  private static var mostLosses: Int { 3 }

  /// What readers' words amount to.
  enum Event {
    /// The job has been read.
    case read(ReaderWork<Job>, ReadReply, [[UInt8]])
    /// The reader died, overran or talked nonsense.
    case died(ReaderWork<Job>, cause: String)
    /// The process that readers are forked from died, for no fault of the job's that is known.
    case lost(ReaderWork<Job>)
    /// No reader can work at all: a sentence for the operator.
    case unusable(String)
  }

  init(executable: String, setup: ReaderSetup, places: Int) {
    self.executable = executable
    self.setup = setup
    self.places = places
  }

  /// Whether a reader could begin now.
  var hasRoom: Bool { isReady && takes.count < places }
  /// Whether none has anything in hand.
  var isIdle: Bool { takes.isEmpty }

  /// Starts the process that readers are forked from, if there is none.
  mutating func start() throws {
    guard process == nil else { return }
    process = try ReaderProcess(executable: executable, setup: setup)
    loadedBefore = wallMilliseconds() + Self.loading
  }

  /// Has a job read.
  ///
  /// - Parameters:
  ///   - job: The job.
  ///   - request: What its pictures are.
  ///   - pictures: Their bytes, in the order of the request.
  ///   - seconds: How long it may take from now on.
  /// - Throws: When the system refuses a pipe.
  mutating func begin(_ job: Job, request: ReadRequest, pictures: [[UInt8]], seconds: Double) throws
  {
    guard let process else { return }
    lastTake += 1
    var pipes = try ReaderPipes { ends in
      // When it is dead, that is seen on its socket.
      _ = process.ask(take: lastTake, ends: ends)
    }
    pipes.queue([Frame(kind: .request, body: try encoded(request))])
    pipes.queue(pictures.map { Frame(kind: .picture, body: $0) })
    pipes.flush()
    let work = ReaderWork(
      job: job, request: request, started: wallMilliseconds(), seconds: seconds)
    takes.append(ReaderTake(number: lastTake, work: work, pipes: pipes))
  }

  // MARK: Waiting

  /// Waits until a reader says or takes something, a deadline passes or a second is over.
  ///
  /// - Parameter other: One more descriptor to wait for; nil for none.
  /// - Returns: What happened; empty when nothing did that is to be acted on.
  /// - Throws: ``Stop`` when the system cannot wait.
  mutating func wait(or other: Int32? = nil) throws -> [Event] {
    var polled = (other.map { [$0] } ?? []).map(Self.reading)
    if let process {
      polled.append(Self.reading(process.control))
      if !isReady { polled.append(Self.reading(process.output)) }
    }
    polled += takes.flatMap(\.polled)
    let next = takes.map(\.work.deadline).min() ?? .infinity
    let timeout = min(1_000, max(0, next - wallMilliseconds() + 1))
    let count = unsafe poll(&polled, nfds_t(polled.count), Int32(timeout))
    guard count >= 0 || errno == EINTR else {
      throw Stop(.inputOutput, "waiting for the readers failed (errno \(errno))")
    }
    return events()
  }

  private static func reading(_ descriptor: Int32) -> pollfd {
    pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  }

  private mutating func events() -> [Event] {
    if process != nil, !isReady, let event = hearLoading() { return [event] }
    for place in takes.indices { takes[place].hear() }
    var events: [Event] = []
    listening: while let process {
      switch process.nextWord() {
      case .nothing: break listening
      case .taken(let number, let id, let handle): began(number, id, handle)
      case .ended(let end): if let event = ended(end) { events.append(event) }
      case .refused(let errno):
        events.append(.unusable("the system gave no process for a reader (errno \(errno))"))
        break listening
      case .gone: events += loseAll("ended")
      }
    }
    return events + checkDeadlines(now: wallMilliseconds())
  }

  private mutating func hearLoading() -> Event? {
    do throws(FrameError) {
      guard let frame = try process?.receive() else {
        guard wallMilliseconds() > loadedBefore else { return nil }
        stop()
        return .unusable("the reader process loaded its models for more than two minutes")
      }
      guard frame.kind == .ready else {
        stop()
        return .unusable(String(decoding: frame.body.prefix(500), as: UTF8.self))
      }
      ready = try decoded(ReaderReady.self, from: frame)
      isReady = true
      return nil
    } catch {
      stop()
      return .unusable("the reader process answered nonsense")
    }
  }

  private mutating func began(_ number: Int32, _ id: pid_t, _ handle: Int32) {
    guard let place = takes.firstIndex(where: { $0.number == number }) else {
      if handle >= 0 { close(handle) }
      return
    }
    takes[place].began(id, handle)
  }

  private mutating func ended(_ end: ReaderEnd) -> Event? {
    guard let place = takes.firstIndex(where: { $0.process?.id == end.process }) else { return nil }
    losses = 0
    var take = takes.remove(at: place)
    take.hear()
    let event = take.event(end, "a reader ended", end.words)
    take.release()
    return event
  }

  /// Kills readers that have had their job for too long, and the process when it does not see to it.
  private mutating func checkDeadlines(now: Double) -> [Event] {
    for place in takes.indices
    where takes[place].killedAt == nil && now > takes[place].work.deadline {
      takes[place].kill(for: "a reader overran")
    }
    guard takes.contains(where: { now > ($0.killedAt ?? .infinity) + Self.ending }) else {
      return []
    }
    return loseAll("did not answer")
  }

  /// The process is of no more use: so are all its readers.
  private mutating func loseAll(_ what: String) -> [Event] {
    let wasReady = isReady
    let lost = takes
    takes = []
    let ending = process?.kill() ?? ""
    process = nil
    isReady = false
    defer { for take in lost { take.release() } }
    guard wasReady else {
      return [.unusable("the reader process \(what) before it was ready (\(ending))")]
    }
    losses += 1
    var events: [Event] = lost.map { take in
      // Its readers die with it, and that their pipes end may be seen first.
      if take.isUnsettled { return .lost(take.work) }
      var take = take
      return take.event(nil, "the reader process \(what)", ending)
    }
    if losses == Self.mostLosses {
      events.append(
        .unusable("the reader process \(what) \(losses) times in a row (\(ending))"))
    }
    return events
  }

  /// Kills everything, whatever it does.
  mutating func stop() {
    process?.kill()
    process = nil
    isReady = false
    for take in takes { take.release() }
    takes = []
  }
}
