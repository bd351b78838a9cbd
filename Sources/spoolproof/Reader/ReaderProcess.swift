import CSystem
import Foundation
import Glibc

/// A reader process as the program sees it: a process id and the ends of three pipes.
///
/// It lives until ``kill()``, which reaps the child: an idle reader holds nothing that could be lost.
/// Its standard error is read and thrown away: what a library says about a hostile picture belongs
/// in no log.
struct ReaderProcess {
  /// The child's process id.
  let process: pid_t
  /// Where the child's frames come from; does not block.
  let output: Int32
  /// Where the child's complaints come from; does not block.
  let errors: Int32
  /// Where frames go to; does not block.
  let input: Int32

  private var outgoing: [UInt8] = []
  private var sent = 0
  private var incoming: [UInt8] = []

  /// Starts a reader: this executable with the hidden command `reader`.
  ///
  /// The child gets an environment of its own with `OMP_THREAD_LIMIT=1`, which OpenMP reads before
  /// `main`, in a process group of its own, so that Ctrl-C reaches only the program.
  ///
  /// - Throws: `POSIXError` when the system refuses a pipe or a process.
  init(executable: String, arguments: [String]) throws {
    var toChild: [Int32] = [-1, -1]
    var fromChild: [Int32] = [-1, -1]
    var errorsOfChild: [Int32] = [-1, -1]
    var opened: [Int32] = []
    do {
      for pipe in 0..<3 {
        var ends: [Int32] = [-1, -1]
        guard unsafe csystem_pipe(&ends) == 0 else { throw currentError() }
        opened += ends
        switch pipe {
        case 0: toChild = ends
        case 1: fromChild = ends
        default: errorsOfChild = ends
        }
      }
      process = try Self.spawn(
        executable, [executable] + arguments,
        descriptors: [toChild[0], fromChild[1], errorsOfChild[1]])
    } catch {
      for descriptor in opened { close(descriptor) }
      throw error
    }
    for descriptor in [toChild[0], fromChild[1], errorsOfChild[1]] { close(descriptor) }
    input = toChild[1]
    output = fromChild[0]
    errors = errorsOfChild[0]
    for descriptor in [input, output, errors] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
  }

  /// How the child's memory is managed (glibc's tunables).
  ///
  /// One arena, whatever is larger than a megabyte back to the system at once, and huge pages for it,
  /// since a network takes its memory anew for each page.
  private static let allocation = [
    "arena_max=1", "mmap_threshold=1048576", "trim_threshold=1048576", "hugetlb=1",
  ].map { "glibc.malloc.\($0)" }.joined(separator: ":")

  private static func spawn(
    _ path: String, _ arguments: [String], descriptors: [Int32]
  ) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (target, descriptor) in descriptors.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let environment = [
      "OMP_THREAD_LIMIT=1", "LC_ALL=C", "PATH=/usr/bin:/bin", "GLIBC_TUNABLES=\(Self.allocation)",
    ]
    let argumentPointers: [UnsafeMutablePointer<CChar>?] =
      unsafe arguments.map { unsafe strdup($0) } + [nil]
    let environmentPointers: [UnsafeMutablePointer<CChar>?] =
      unsafe environment.map { unsafe strdup($0) } + [nil]
    defer {
      unsafe argumentPointers.forEach { unsafe free($0) }
      unsafe environmentPointers.forEach { unsafe free($0) }
    }
    var process: pid_t = 0
    let code = unsafe posix_spawn(
      &process, path, &actions, &attributes, argumentPointers, environmentPointers)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    return process
  }

  /// CPU milliseconds that the child has used so far; nil when the system does not say.
  var cpuMilliseconds: Double? {
    var clock = clockid_t()
    var time = timespec()
    guard unsafe clock_getcpuclockid(process, &clock) == 0,
      unsafe clock_gettime(clock, &time) == 0
    else { return nil }
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
  }

  /// Whether bytes wait to be sent.
  var hasOutgoing: Bool { sent < outgoing.count }

  /// Queues frames; ``flush()`` sends them as the child takes them.
  mutating func queue(_ frames: [Frame]) {
    if !hasOutgoing {
      outgoing = []
      sent = 0
    }
    for frame in frames { outgoing.append(contentsOf: frame.bytes) }
  }

  /// Sends what the pipe takes now.
  ///
  /// A broken pipe is no error here: the child's end says more.
  mutating func flush() {
    while hasOutgoing {
      let count = unsafe outgoing.withUnsafeBytes { bytes in
        unsafe write(input, bytes.baseAddress?.advanced(by: sent), bytes.count - sent)
      }
      guard count > 0 else { return }
      sent += count
    }
    outgoing = []
    sent = 0
  }

  /// What came from the child since last time.
  enum Arrival: Equatable {
    case frames([Frame])
    case ended
    case broken(FrameError)
  }

  /// Takes what has arrived, without waiting.
  mutating func receive() -> Arrival {
    drainErrors()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var ended = false
    while true {
      let count = unsafe read(output, &chunk, chunk.count)
      if count > 0 {
        incoming.append(contentsOf: chunk[..<count])
        // One oversized frame cannot grow this further: its header is refused below.
        if incoming.count > 64 << 20 { break }
        continue
      }
      ended = count == 0
      break
    }
    var frames: [Frame] = []
    do {
      while let frame = try Frame.take(from: &incoming) { frames.append(frame) }
    } catch { return .broken(error) }
    return ended && frames.isEmpty ? .ended : .frames(frames)
  }

  private func drainErrors() {
    var chunk = [UInt8](repeating: 0, count: 4_096)
    for _ in 0..<64 {
      guard unsafe read(errors, &chunk, chunk.count) > 0 else { return }
    }
  }

  /// Kills the child and reaps it.
  ///
  /// - Returns: How it had ended, in a word or two that hold nothing of its job.
  @discardableResult func kill() -> String {
    _ = Glibc.kill(process, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    for descriptor in [input, output, errors] { close(descriptor) }
    let signal = status & 0x7f
    return signal == 0 ? "exit \((status >> 8) & 0xff)" : "signal \(signal)"
  }
}

private func currentError() -> POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
