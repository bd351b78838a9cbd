import CSandbox
import Glibc
import Isolation
import Proofing

/// A reader for tests: what the first picture of a job says, it does, inside the real sandbox; any other picture it
/// reads and finds nothing on it.
@main struct Poison: PictureReader {
  /// Started as the program starts its own readers.
  static func main() throws {
    let arguments = CommandLine.arguments
    func option(_ name: String) -> String? {
      arguments.firstIndex(of: name).map { arguments[$0 + 1] }
    }
    let choice = option("--sandbox").flatMap(Sandbox.Choice.init) ?? .on
    let seconds = option("--cpu-seconds").flatMap { Int($0) } ?? 60
    try ReaderLoop(sandbox: choice, cpuSeconds: seconds).run { Poison() }
  }

  var engines: [String: String] { ["poison": "1"] }

  func prepare(_ step: Int) -> Bool { false }

  func read(_ request: ReadRequest, pictures: [[UInt8]]) -> (reply: ReadReply, images: [[UInt8]]) {
    let word = String(decoding: pictures.first?.prefix(32) ?? [], as: UTF8.self)
    if let command = Command(rawValue: word) { command.obey(request) }
    let pages = request.pictures.map {
      Page(evidence: $0.evidence, picture: $0.picture, side: $0.side)
    }
    return (ReadReply(sequence: request.sequence, pages: pages, images: []), [])
  }
}

/// What a picture can make a reader do.
enum Command: String {
  case abort, spin, eat, fork, open, look, write, socket, exec, trace, signal, leave
  /// Answers that are none.
  case noise, flood, frames, silence, broken, promise, stranger, extra
  /// What it says on standard error: without end, or something private in words that a runtime uses.
  case rant, scold

  /// Does it and, unless that ends the process, ends it with a status that says whether it was allowed.
  func obey(_ request: ReadRequest) -> Never {
    switch self {
    case .abort: Glibc.abort()
    case .spin: while true {}
    case .eat: eat()
    case .fork: end(allowed: csandbox_fork(0, 1, 2) >= 0)
    case .open: end(allowed: unsafe Glibc.open("/etc/hostname", O_RDONLY) >= 0)
    case .look:
      var status = stat()
      end(allowed: unsafe fstatat(AT_FDCWD, "/etc/hostname", &status, 0) == 0)
    case .write: end(allowed: unsafe Glibc.open("/tmp/poison", O_WRONLY | O_CREAT, 0o600) >= 0)
    case .socket: end(allowed: Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0)
    case .exec: exec()
    case .trace: end(allowed: kill(getppid(), 0) == 0)
    case .signal: end(allowed: signalParent())
    case .leave: _exit(0)
    case .noise: say(Array(repeating: 0xA5, count: 100_000))
    case .flood:
      while true { put(Frame(kind: .image, body: Array(repeating: 0, count: 1 << 20)).bytes) }
    case .frames:
      let frames = Array(repeating: Frame(kind: .image, body: []).bytes, count: 5_000)
      while true { put(frames.flatMap(\.self)) }
    case .silence:
      close(STDOUT_FILENO)
      while true {}
    case .broken: say(Frame(kind: .reply, body: [0x22, 0xFF, 0xFE, 0x22]).bytes)
    case .promise:
      say(
        reply(request, images: [.init(page: 0, reading: nil)])
          + Frame(kind: .image, body: [1]).bytes)
    case .extra: say(reply(request) + Frame(kind: .image, body: [1]).bytes)
    case .rant:
      let words = Array("MARIA GARCIA 1990-07-03\n".utf8)
      while true { _ = unsafe Glibc.write(STDERR_FILENO, words, words.count) }
    case .scold:
      let words = Array("double free or corruption: MARIA GARCIA\n".utf8)
      _ = unsafe Glibc.write(STDERR_FILENO, words, words.count)
      Glibc.abort()
    case .stranger:
      say(reply(ReadRequest(sequence: request.sequence + 1, pictures: request.pictures)))
    }
  }

  private func eat() -> Never {
    while let memory = unsafe malloc(16 << 20) { unsafe memset(memory, 1, 1) }
    Glibc.abort()
  }

  /// By tgkill(2), which abort(3) uses too, and which Swift does not see.
  private func signalParent() -> Bool {
    typealias Call = @convention(c) (pid_t, pid_t, Int32) -> Int32
    guard let address = unsafe dlsym(dlopen(nil, RTLD_NOW), "tgkill") else { return true }
    return unsafe unsafeBitCast(address, to: Call.self)(getppid(), getppid(), 0) == 0
  }

  private func exec() -> Never {
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [strdup("true"), nil]
    unsafe execv("/bin/true", &arguments)
    end(allowed: false)
  }

  private func reply(_ request: ReadRequest, images: [ReadReply.Image] = []) -> [UInt8] {
    let pages = request.pictures.map {
      Page(evidence: $0.evidence, picture: $0.picture, side: $0.side)
    }
    let reply = ReadReply(sequence: request.sequence, pages: pages, images: images)
    return Frame(kind: .reply, body: (try? encoded(reply)) ?? []).bytes
  }

  private func say(_ bytes: [UInt8]) -> Never {
    put(bytes)
    while true { sleep(1) }
  }

  private func put(_ bytes: [UInt8]) { _ = unsafe Glibc.write(STDOUT_FILENO, bytes, bytes.count) }

  /// 42 when it was allowed, which no test accepts.
  private func end(allowed: Bool) -> Never { _exit(allowed ? 42 : 3) }
}
