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
  private var takes: [Take] = []
  private var lastTake: Int32 = 0

  /// Milliseconds that loading may take, and a reader that was killed to end.
  private static var loading: Double { 120_000 }
  private static var ending: Double { 5_000 }

  /// One reader and its job.
  private struct Take {
    let number: Int32
    var work: ReaderWork<Job>
    var pipes: ReaderPipes
    /// The reader's process id and a descriptor of it, once it runs.
    var process: (id: pid_t, handle: Int32)?
    /// Why it was killed; nil while it reads.
    var cause: String?
    var killedAt: Double?
  }

  /// What readers' words amount to.
  enum Event {
    /// The job has been read.
    case read(ReaderWork<Job>, ReadReply, [[UInt8]])
    /// The reader died, overran or talked nonsense.
    case died(ReaderWork<Job>, cause: String)
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
    var pipes = try ReaderPipes { input, output in
      // When it is dead, that is seen on its socket.
      _ = process.ask(take: lastTake, input: input, output: output)
    }
    pipes.queue([Frame(kind: .request, body: try encoded(request))])
    pipes.queue(pictures.map { Frame(kind: .picture, body: $0) })
    pipes.flush()
    takes.append(
      Take(
        number: lastTake,
        work: ReaderWork(
          job: job, request: request, started: wallMilliseconds(), seconds: seconds),
        pipes: pipes))
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
    for take in takes where take.killedAt == nil {
      polled.append(Self.reading(take.pipes.output))
      if take.pipes.hasOutgoing {
        polled.append(pollfd(fd: take.pipes.input, events: Int16(POLLOUT), revents: 0))
      }
    }
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
    for place in takes.indices {
      takes[place].pipes.flush()
      hear(at: place)
    }
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
    takes[place].process = (id, handle)
    if takes[place].killedAt != nil { kill(at: place) }
  }

  /// Takes what a reader said; kills one that has said all, and one that says what cannot be.
  private mutating func hear(at place: Int) {
    guard takes[place].killedAt == nil else { return }
    do throws(FrameError) {
      switch takes[place].pipes.receive() {
      // It has nothing more to say, so that it need not live.
      case .ended: kill(at: place)
      case .broken(let error): throw error
      case .frames(let frames):
        for frame in frames { try takes[place].work.accept(frame) }
        if takes[place].work.isComplete { kill(at: place) }
      }
    } catch {
      let isNonsense = if case .badBody = error { true } else { false }
      takes[place].cause =
        isNonsense ? "a reader answered nonsense" : "a reader spoke out of turn"
      kill(at: place)
    }
  }

  private mutating func kill(at place: Int) {
    takes[place].killedAt = takes[place].killedAt ?? wallMilliseconds()
    // One that has not begun yet is killed when it has.
    if let process = takes[place].process { csandbox_kill(process.handle) }
  }

  private mutating func ended(_ end: ReaderEnd) -> Event? {
    guard let place = takes.firstIndex(where: { $0.process?.id == end.process }) else { return nil }
    hear(at: place)
    var take = takes.remove(at: place)
    release(take)
    take.work.end = end
    if take.work.isComplete, let reply = take.work.reply {
      return .read(take.work, reply, take.work.images)
    }
    return .died(take.work, cause: "\(take.cause ?? "a reader ended") (\(end.words))")
  }

  private func release(_ take: Take) {
    take.pipes.close()
    if let process = take.process, process.handle >= 0 { close(process.handle) }
  }

  /// Kills readers that have had their job for too long, and the process when it does not see to it.
  private mutating func checkDeadlines(now: Double) -> [Event] {
    for place in takes.indices where now > takes[place].work.deadline {
      if takes[place].killedAt == nil { takes[place].cause = "a reader overran" }
      kill(at: place)
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
    for take in lost { release(take) }
    guard wasReady else {
      return [.unusable("the reader process \(what) before it was ready (\(ending))")]
    }
    return lost.map { take in
      .died(take.work, cause: "\(take.cause ?? "the reader process \(what)") (\(ending))")
    }
  }

  /// Kills everything, whatever it does.
  mutating func stop() {
    process?.kill()
    process = nil
    isReady = false
    for take in takes { release(take) }
    takes = []
  }
}
