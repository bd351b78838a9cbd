import CSandbox
import Foundation
import Glibc
import Isolation

/// One reader and the job in its hands.
struct ReaderTake<Job> {
  let number: Int32
  private(set) var work: ReaderWork<Job>
  private(set) var pipes: ReaderPipes
  /// The reader's process id and a descriptor of it, once it runs.
  private(set) var process: (id: pid_t, handle: Int32)?
  /// When it was killed; nil while it reads.
  private(set) var killedAt: Double?
  /// What it was killed for; nil unless it did wrong.
  private var cause: String?

  init(number: Int32, work: ReaderWork<Job>, pipes: ReaderPipes) {
    self.number = number
    self.work = work
    self.pipes = pipes
  }

  /// Whether it neither did wrong nor said all.
  var isUnsettled: Bool { cause == nil && !work.isComplete }

  /// What there is to wait for.
  var polled: [pollfd] {
    guard killedAt == nil else { return [] }
    var polled = [pollfd(fd: pipes.output, events: Int16(POLLIN), revents: 0)]
    if !pipes.complaints.hasEnded {
      polled.append(pollfd(fd: pipes.errors, events: Int16(POLLIN), revents: 0))
    }
    if pipes.hasOutgoing {
      polled.append(pollfd(fd: pipes.input, events: Int16(POLLOUT), revents: 0))
    }
    return polled
  }

  /// The reader runs as this process; a descriptor of it, which is now this take's.
  mutating func began(_ id: pid_t, _ handle: Int32) {
    process = (id, handle)
    if killedAt != nil { kill() }
  }

  /// Gives and takes what the pipes hold; kills a reader that has said all, and one that says what cannot be.
  mutating func hear() {
    guard killedAt == nil else { return }
    pipes.flush()
    pipes.listen()
    let arrived = pipes.receive()
    do throws(FrameError) {
      try work.hear(arrived.bytes)
      // It has nothing more to say, so that it need not live.
      if arrived.ended || work.isComplete { kill() }
    } catch {
      let isNonsense = if case .badBody = error { true } else { false }
      kill(for: isNonsense ? "a reader answered nonsense" : "a reader spoke out of turn")
    }
    if pipes.complaints.isFlood { kill(for: "a reader complained without end") }
  }

  /// Kills it.
  ///
  /// - Parameter cause: What for; nil when it did no wrong.
  mutating func kill(for cause: String? = nil) {
    if self.cause == nil { self.cause = cause }
    killedAt = killedAt ?? wallMilliseconds()
    // One that has not begun yet is killed when it has.
    if let process { csandbox_kill(process.handle) }
  }

  /// What it came to, now that it lives no more.
  ///
  /// - Parameters:
  ///   - end: How it ended; nil when that was not told.
  ///   - cause: What is said of one that did no wrong.
  ///   - ending: How it ended, in a word or two.
  /// - Returns: That the job was read, when all was said that was to be said and nothing else; that the reader died
  ///   otherwise.
  mutating func event(_ end: ReaderEnd?, _ cause: String, _ ending: String) -> ReaderPool<Job>.Event
  {
    pipes.listen()
    work.end = end
    if self.cause == nil, work.isComplete, let reply = work.reply {
      return .read(work, reply, work.images)
    }
    let kind = pipes.complaints.kind.map { " after \($0)" } ?? ""
    return .died(work, cause: "\(self.cause ?? cause) (\(ending))\(kind)")
  }

  /// Closes its descriptors.
  func release() {
    pipes.close()
    if let process, process.handle >= 0 { close(process.handle) }
  }
}
