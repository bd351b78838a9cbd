import Foundation
import Glibc
import Proofing

/// A place for one reader process and what it has in hand: a job, or a labelled picture.
struct ReaderSlot<Job> {
  /// The reader, once one was needed.
  private(set) var reader: ReaderProcess?
  /// What it reads with, once it has said so.
  private(set) var ready: ReaderReady?
  /// The job in hand.
  private(set) var work: Work?

  /// A job in a reader's hands.
  struct Work {
    var job: Job
    var request: ReadRequest
    /// Pages of pictures that were never sent, by their place among all pages.
    var unsent: [Int: Page] = [:]
    var started: Double
    var deadline: Double
    var reply: ReadReply?
    var images: [[UInt8]] = []
  }

  /// What a reader's bytes amount to.
  enum Event {
    /// Nothing to act on yet.
    case nothing
    /// The job has been read.
    case read(Work, ReadReply, [[UInt8]])
    /// The reader died, overran or talked nonsense while it had a job.
    case died(Job, cause: String)
    /// The reader cannot work at all: a sentence for the operator.
    case unusable(String)
  }

  /// Starts a reader if there is none.
  mutating func start(executable: String, models: ReaderModels) throws {
    guard reader == nil else { return }
    reader = try ReaderProcess(executable: executable, arguments: models.arguments)
  }

  /// Hands a job over.
  mutating func begin(_ work: Work, pictures: [[UInt8]]) throws {
    let request = Frame(kind: .request, body: try encoded(work.request))
    reader?.queue([request] + pictures.map { Frame(kind: .picture, body: $0) })
    reader?.flush()
    self.work = work
  }

  /// Waits until a reader says or takes something, a deadline passes or a second is over.
  ///
  /// - Parameters:
  ///   - slots: All readers.
  ///   - other: One more descriptor to wait for; nil for none.
  /// - Throws: ``Stop`` when the system cannot wait.
  static func wait(for slots: [ReaderSlot], or other: Int32? = nil) throws {
    var polled = other.map { [pollfd(fd: $0, events: Int16(POLLIN), revents: 0)] } ?? []
    for slot in slots {
      guard let reader = slot.reader else { continue }
      polled.append(pollfd(fd: reader.output, events: Int16(POLLIN), revents: 0))
      polled.append(pollfd(fd: reader.errors, events: Int16(POLLIN), revents: 0))
      if reader.hasOutgoing {
        polled.append(pollfd(fd: reader.input, events: Int16(POLLOUT), revents: 0))
      }
    }
    let nextDeadline = slots.compactMap(\.work?.deadline).min() ?? wallMilliseconds()
    let timeout = min(1_000, max(0, nextDeadline - wallMilliseconds() + 1))
    let count = unsafe poll(&polled, nfds_t(polled.count), Int32(timeout))
    guard count >= 0 || errno == EINTR else {
      throw Stop(.inputOutput, "waiting for the readers failed (errno \(errno))")
    }
  }

  /// Sends what waits to be sent.
  mutating func flush() { reader?.flush() }

  /// Takes what the reader said.
  mutating func receive() -> Event {
    switch reader?.receive() {
    case nil: return .nothing
    case .ended: return lose("ended")
    case .broken: return lose("spoke out of turn")
    case .frames(let frames):
      for frame in frames {
        let event = accept(frame)
        if case .nothing = event { continue }
        return event
      }
      return .nothing
    }
  }

  /// Kills a reader that has had its job for too long.
  mutating func checkDeadline(now: Double) -> Event {
    guard let work, now > work.deadline else { return .nothing }
    return lose("overran")
  }

  /// Kills the reader, whatever it does.
  mutating func stop() {
    reader?.kill()
    reader = nil
    ready = nil
  }

  private mutating func accept(_ frame: Frame) -> Event {
    do {
      switch frame.kind {
      case .failure:
        stop()
        return .unusable(String(decoding: frame.body.prefix(500), as: UTF8.self))
      case .ready where ready == nil:
        ready = try decoded(ReaderReady.self, from: frame)
      case .reply where work != nil && work?.reply == nil:
        let reply = try decoded(ReadReply.self, from: frame)
        guard let request = work?.request, reply.answers(request) else {
          return lose("answered nonsense")
        }
        work?.reply = reply
      case .image where work?.reply != nil:
        work?.images.append(frame.body)
      default:
        return lose("spoke out of turn")
      }
    } catch { return lose("answered nonsense") }
    guard let done = work, let reply = done.reply, done.images.count == reply.images.count else {
      return .nothing
    }
    work = nil
    return .read(done, reply, done.images)
  }

  private mutating func lose(_ what: String) -> Event {
    let ending = reader?.kill() ?? ""
    let wasReady = ready != nil
    reader = nil
    ready = nil
    guard let work else {
      return wasReady ? .nothing : .unusable("a reader \(what) before it was ready (\(ending))")
    }
    self.work = nil
    guard wasReady else {
      // Its models never loaded: the machine's fault and not the job's.
      self.work = work
      return .unusable("a reader \(what) before it was ready (\(ending))")
    }
    return .died(work.job, cause: "reader \(what) (\(ending))")
  }
}
