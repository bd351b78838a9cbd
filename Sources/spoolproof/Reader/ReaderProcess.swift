import CSandbox
import CSystem
import Foundation
import Glibc
import Isolation

/// The process that readers are forked from, as the program sees it.
///
/// It loads the models once and never sees a byte of an applicant. Its standard error is `/dev/null`; a reader's is a
/// pipe (``Complaints``).
struct ReaderProcess {
  /// Its process id.
  let process: pid_t
  /// Where it says that it is ready; does not block.
  let output: Int32
  /// The socket on which readers are asked for; does not block.
  let control: Int32

  private var incoming = FrameBuffer()

  /// Starts it: this executable with the hidden command `reader`.
  ///
  /// It gets an environment of its own with `OMP_THREAD_LIMIT=1`, which OpenMP reads before
  /// `main`, in a process group of its own, so that Ctrl-C reaches only the program.
  ///
  /// - Throws: `POSIXError` when the system refuses a pipe or a process.
  init(executable: String, setup: ReaderSetup) throws {
    // A program that is started with the signal ignored would never learn how its children ended.
    signal(SIGCHLD, SIG_DFL)
    var sockets: [Int32] = [-1, -1]
    guard unsafe csandbox_socket(&sockets) == 0 else { throw currentError() }
    var pipe: [Int32] = [-1, -1]
    do {
      guard unsafe csystem_pipe(&pipe) == 0 else { throw currentError() }
      process = try Self.spawn(
        executable, [executable] + setup.arguments, descriptors: [sockets[1], pipe[1]])
    } catch {
      for descriptor in sockets + pipe where descriptor >= 0 { close(descriptor) }
      throw error
    }
    close(sockets[1])
    close(pipe[1])
    control = sockets[0]
    output = pipe[0]
    for descriptor in [control, output] { stopBlocking(descriptor) }
  }

  /// How the child's memory is managed (glibc's tunables).
  ///
  /// One arena, whatever is larger than a megabyte back to the system at once, and huge pages for it,
  /// since a network takes its memory anew for each page. The rest is kept: to take it anew costs a cleared page each time.
  private static let allocation = [
    "arena_max=1", "mmap_threshold=1048576", "trim_threshold=33554432", "top_pad=2097152",
    "hugetlb=1",
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
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    // No backtraces: the runtime would start a program for them, which no reader may.
    let environment = [
      "OMP_THREAD_LIMIT=1", "LC_ALL=C", "PATH=/usr/bin:/bin", "GLIBC_TUNABLES=\(Self.allocation)",
      "SWIFT_BACKTRACE=enable=no",
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

  /// Asks for a reader, which gets these descriptors as its first three.
  ///
  /// - Returns: False when it does not listen any more.
  func ask(take: Int32, ends: [Int32]) -> Bool {
    var word = csandbox_word()
    word.kind = Int32(csandbox_take.rawValue)
    word.take = take
    return unsafe csandbox_send(control, &word, ends, Int32(ends.count)) == 0
  }

  /// What it said about its readers.
  enum Word {
    /// The reader of this take runs; a descriptor of its process, which is now the caller's.
    case taken(take: Int32, process: pid_t, handle: Int32)
    /// The system gave no process.
    case refused(errno: Int32)
    /// A reader has ended.
    case ended(ReaderEnd)
    /// Nothing more now.
    case nothing
    /// It is dead.
    case gone
  }

  /// The next word on the socket, without waiting.
  func nextWord() -> Word {
    var word = csandbox_word()
    var descriptors: [Int32] = [-1, -1, -1]
    let status = unsafe csandbox_receive(control, &word, &descriptors)
    if status < 0, errno == EAGAIN { return .nothing }
    guard status == 1 else { return .gone }
    switch UInt32(word.kind) {
    case csandbox_taken.rawValue:
      return .taken(take: word.take, process: word.process, handle: descriptors[0])
    case csandbox_refused.rawValue: return .refused(errno: word.status)
    case csandbox_ended.rawValue: return .ended(ReaderEnd(word))
    default: return .gone
    }
  }

  /// The frame in which it says that it is ready, or that it cannot work; nil when nothing came.
  mutating func receive() throws(FrameError) -> Frame? {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe read(output, &chunk, chunk.count)
    if count > 0 { incoming.append(chunk[..<count]) }
    return try incoming.next()
  }

  /// Kills it and with it all readers, and reaps it.
  ///
  /// - Returns: How it had ended, in a word or two.
  @discardableResult func kill() -> String {
    _ = Glibc.kill(process, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    for descriptor in [control, output] { close(descriptor) }
    return ReaderEnd.words(status)
  }
}

/// How a reader ended, and what it had used.
struct ReaderEnd {
  /// Its process id, which may be another's by now.
  var process: pid_t
  private var status: Int32
  /// CPU that it used.
  var cpuMilliseconds: Double
  /// The most memory that was resident at once.
  var peakBytes: Int

  init(_ word: csandbox_word) {
    process = word.process
    status = word.status
    cpuMilliseconds = Double(word.cpu_microseconds) / 1_000
    peakBytes = Int(word.peak_kilobytes) * 1_024
  }

  /// How, in a word or two that hold nothing of its job.
  var words: String { Self.words(status) }

  /// A status of waitpid(2) in words; the sandbox kills with SIGSYS.
  static func words(_ status: Int32) -> String {
    let signal = status & 0x7f
    if signal == 0 { return "exit \((status >> 8) & 0xff)" }
    return signal == SIGSYS ? "stopped by the sandbox" : "signal \(signal)"
  }
}

/// Makes a descriptor say so instead of waiting.
func stopBlocking(_ descriptor: Int32) {
  _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
}
