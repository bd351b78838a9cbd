import CSandbox
import CSystem
import Foundation
import Glibc
import Hashing
import Recognition

/// The process that readers are forked from: it loads the models, says so, and forks a reader for each job until
/// nobody asks any more.
///
/// It is a single thread and never reads a byte of an applicant. It never opens a file of the spool.
struct ReaderLoop {
  let setup: ReaderSetup

  /// The socket on which readers are asked for.
  private static let control = STDIN_FILENO

  /// Runs until nobody asks any more.
  ///
  /// - Throws: When a model is missing or the kernel cannot isolate a reader, which it says on standard output first.
  func run() throws {
    csystem_become_child()
    do {
      // Before there are threads: one that did not block the signal would swallow it.
      let children = csandbox_children()
      guard children >= 0 else { throw currentError() }
      let recognizer = try Recognizer(models: setup.models, engines: setup.engine)
      let sandbox = try Sandbox(setup.sandbox, cpuSeconds: setup.cpuSeconds)
      var engines = recognizer.versions
      for file in recognizer.networkFiles {
        let digest = hexadecimal(sha256(Array(try Data(contentsOf: URL(filePath: file)))))
        engines["model/\(URL(filePath: file).lastPathComponent)"] = "sha256:\(digest)"
      }
      let ready = ReaderReady(
        engines: engines, isolation: try sandbox.probe(), loadMilliseconds: cpuMilliseconds())
      try send(Frame(kind: .ready, body: try encoded(ready)))
      try serve(recognizer, in: sandbox, children: children)
    } catch {
      try send(Frame(kind: .failure, body: Array(String(describing: error).utf8)))
      throw error
    }
  }

  private func serve(_ recognizer: borrowing Recognizer, in sandbox: Sandbox, children: Int32)
    throws
  {
    var prepared = 0
    var isPrepared = false
    while true {
      var polled = [Self.control, children].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      let count = unsafe poll(&polled, nfds_t(polled.count), isPrepared ? -1 : 0)
      guard count >= 0 || errno == EINTR else { throw currentError() }
      // The first job need not wait for what makes the later ones faster.
      if count == 0 {
        isPrepared = !recognizer.prepare(prepared)
        prepared += 1
        // Preparing takes 40 MB of code that most pictures do not need.
        if isPrepared { csystem_unmap_code() }
        continue
      }
      var word = csandbox_word()
      while unsafe csandbox_reap(children, &word) == 1 { try say(word) }
      guard polled[0].revents != 0 else { continue }
      var ends: [Int32] = [-1, -1]
      guard unsafe csandbox_receive(Self.control, &word, &ends) == 1 else { return }
      try begin(take: word.take, ends: ends, with: recognizer, in: sandbox)
      for end in ends { close(end) }
    }
  }

  /// Forks a reader.
  private func begin(
    take: Int32, ends: [Int32], with recognizer: borrowing Recognizer, in sandbox: Sandbox
  ) throws {
    let mapped = Sandbox.mapped()
    let child = csandbox_fork(ends[0], ends[1])
    if child == 0 { readOnce(with: recognizer, in: sandbox, mapped: mapped) }
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
  private func readOnce(
    with recognizer: borrowing Recognizer, in sandbox: Sandbox, mapped: UInt64
  ) -> Never {
    do {
      try sandbox.enter(mapped: mapped)
      try answer(with: recognizer)
      _exit(0)
    } catch { _exit(ExitStatus.unavailable.rawValue) }
  }
}

/// Writes a frame to standard output, waiting until it is taken.
///
/// - Throws: A POSIX error.
func send(_ frame: Frame) throws {
  let bytes = frame.bytes
  var sent = 0
  while sent < bytes.count {
    let count = unsafe bytes.withUnsafeBytes { bytes in
      unsafe write(STDOUT_FILENO, bytes.baseAddress?.advanced(by: sent), bytes.count - sent)
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { throw currentError() }
    sent += count
  }
}

/// CPU milliseconds that this process has used.
func cpuMilliseconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
}
