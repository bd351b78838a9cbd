import CSandbox
import CSystem
import Foundation
import Glibc

/// What reads the pictures of one job.
package protocol PictureReader: ~Copyable {
  /// What it reads with: engine to version, model to digest.
  var engines: [String: String] { get throws }

  /// Does one step, from 0, of what makes the readers that are forked later faster.
  ///
  /// - Returns: False when there is nothing left to do.
  func prepare(_ step: Int) -> Bool

  /// Reads all pictures of a job: the reply, and the images that it announces.
  func read(_ request: ReadRequest, pictures: [[UInt8]]) -> (reply: ReadReply, images: [[UInt8]])
}

/// The process that readers are forked from: it loads the models, says so, and forks a reader for each job until
/// nobody asks any more.
///
/// It is a single thread and never reads a byte of an applicant. It never opens a file of the spool.
package struct ReaderLoop {
  private let choice: Sandbox.Choice
  private let cpuSeconds: Int

  /// The socket on which readers are asked for.
  private static let control = STDIN_FILENO

  /// A loop whose readers are put into this sandbox.
  package init(sandbox choice: Sandbox.Choice, cpuSeconds: Int) {
    self.choice = choice
    self.cpuSeconds = cpuSeconds
  }

  /// Runs until nobody asks any more.
  ///
  /// - Parameter load: Loads the models.
  /// - Throws: When a model is missing or the kernel cannot isolate a reader, which it says on standard output first.
  package func run<Reader: PictureReader & ~Copyable>(_ load: () throws -> Reader) throws {
    csystem_become_child()
    do {
      // Before there are threads: one that did not block the signal would swallow it.
      let children = csandbox_children()
      guard children >= 0 else { throw currentError() }
      let reader = try load()
      let sandbox = try Sandbox(choice, cpuSeconds: cpuSeconds)
      let ready = ReaderReady(
        engines: try reader.engines, isolation: try sandbox.probe(),
        loadMilliseconds: cpuMilliseconds())
      try send(Frame(kind: .ready, body: try encoded(ready)))
      try serve(reader, in: sandbox, children: children)
    } catch {
      try send(Frame(kind: .failure, body: Array(String(describing: error).utf8)))
      throw error
    }
  }

  private func serve<Reader: PictureReader & ~Copyable>(
    _ reader: borrowing Reader, in sandbox: borrowing Sandbox, children: Int32
  )
    throws
  {
    var prepared = 0
    var isPrepared = false
    var hasRead = false
    while true {
      var polled = [Self.control, children].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      let count = unsafe poll(&polled, nfds_t(polled.count), isPrepared || !hasRead ? -1 : 0)
      guard count >= 0 || errno == EINTR else { throw currentError() }
      // The first job need not share the processor with what makes the later ones faster.
      if count == 0 {
        isPrepared = !reader.prepare(prepared)
        prepared += 1
        // Preparing takes 40 MB of code that most pictures do not need.
        if isPrepared { csystem_unmap_code() }
        continue
      }
      var word = csandbox_word()
      while unsafe csandbox_reap(children, &word) == 1 {
        try say(word)
        hasRead = true
      }
      guard polled[0].revents != 0 else { continue }
      var ends: [Int32] = [-1, -1, -1]
      guard unsafe csandbox_receive(Self.control, &word, &ends) == 1 else { return }
      try begin(take: word.take, ends: ends, with: reader, in: sandbox)
      for end in ends { close(end) }
    }
  }

  /// Forks a reader.
  private func begin<Reader: PictureReader & ~Copyable>(
    take: Int32, ends: [Int32], with reader: borrowing Reader, in sandbox: borrowing Sandbox
  ) throws {
    let mapped = try Sandbox.mapped()
    let child = csandbox_fork(ends[0], ends[1], ends[2])
    if child == 0 { readOnce(with: reader, in: sandbox, mapped: mapped) }
    var word = csandbox_word()
    word.take = take
    word.process = child
    guard child > 0 else {
      word.kind = Int32(csandbox_refused.rawValue)
      word.status = errno
      return try say(word)
    }
    word.kind = Int32(csandbox_taken.rawValue)
    let handle = csandbox_process(child)
    guard handle >= 0 else { throw currentError() }
    defer { close(handle) }
    try say(word, with: [handle])
  }

  private func say(_ word: csandbox_word, with descriptors: [Int32] = []) throws {
    var word = word
    guard
      unsafe csandbox_send(Self.control, &word, descriptors, Int32(descriptors.count)) == 0
    else { throw currentError() }
  }

  /// The life of a reader: into the sandbox, one job, end.
  private func readOnce<Reader: PictureReader & ~Copyable>(
    with reader: borrowing Reader, in sandbox: borrowing Sandbox, mapped: UInt64
  ) -> Never {
    do {
      try sandbox.enter(mapped: mapped)
      try answer(with: reader)
      _exit(0)
    } catch { _exit(EX_UNAVAILABLE) }
  }

  /// Reads one job from standard input and writes what was read to standard output.
  ///
  /// - Throws: When either breaks, or something else than one request and its pictures comes.
  private func answer<Reader: PictureReader & ~Copyable>(with reader: borrowing Reader) throws {
    var input = FrameInput(descriptor: STDIN_FILENO)
    let asked = try ReaderTask { try input.next() }
    let read = reader.read(asked.request, pictures: asked.pictures)
    try send(Frame(kind: .reply, body: try encoded(read.reply)))
    for image in read.images { try send(Frame(kind: .image, body: image)) }
  }
}
