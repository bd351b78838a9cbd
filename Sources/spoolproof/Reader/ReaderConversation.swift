import Foundation
import Glibc

/// A reader and the frames that came from it, for commands that wait for one answer at a time.
struct ReaderConversation: ~Copyable {
  private var reader: ReaderProcess
  private var arrived: [Frame] = []

  /// Starts a reader.
  ///
  /// - Throws: When the system refuses.
  init(executable: String, models: ReaderModels) throws {
    // A reader that dies closes its pipe: writing to it must fail and not end the program.
    signal(SIGPIPE, SIG_IGN)
    reader = try ReaderProcess(executable: executable, arguments: models.arguments)
  }

  deinit {
    reader.kill()
  }

  /// Waits until the models are loaded.
  ///
  /// - Throws: ``Stop`` when the reader cannot work here.
  mutating func ready(seconds: Double = 30) throws -> ReaderReady {
    let frame = try next(before: wallMilliseconds() + seconds * 1_000)
    guard frame.kind == .ready else {
      throw Stop(.unavailable, String(decoding: frame.body.prefix(500), as: UTF8.self))
    }
    return try decoded(ReaderReady.self, from: frame)
  }

  /// Has pictures read.
  ///
  /// - Parameters:
  ///   - request: What they are.
  ///   - pictures: Their files' bytes, in the order of the request.
  ///   - seconds: How long it may take.
  /// - Returns: One page a picture.
  /// - Throws: ``Stop`` when the reader dies, takes too long or answers nonsense.
  mutating func read(_ request: ReadRequest, pictures: [[UInt8]], seconds: Double) throws
    -> ReadReply
  {
    let deadline = wallMilliseconds() + seconds * 1_000
    reader.queue(
      [Frame(kind: .request, body: try encoded(request))]
        + pictures.map { Frame(kind: .picture, body: $0) })
    let frame = try next(before: deadline)
    guard frame.kind == .reply, let reply = try? decoded(ReadReply.self, from: frame),
      reply.answers(request)
    else { throw Stop(.unavailable, "the reader answered nonsense") }
    for _ in reply.images { _ = try next(before: deadline) }
    return reply
  }

  /// The next frame, waiting for it.
  private mutating func next(before deadline: Double) throws -> Frame {
    while arrived.isEmpty {
      guard wallMilliseconds() < deadline else {
        throw Stop(.unavailable, "the reader took too long")
      }
      reader.flush()
      var polled = [pollfd(fd: reader.output, events: Int16(POLLIN), revents: 0)]
      if reader.hasOutgoing {
        polled.append(pollfd(fd: reader.input, events: Int16(POLLOUT), revents: 0))
      }
      unsafe poll(&polled, nfds_t(polled.count), 1_000)
      switch reader.receive() {
      case .ended: throw Stop(.unavailable, "the reader ended")
      case .broken: throw Stop(.unavailable, "the reader spoke out of turn")
      case .frames(let frames): arrived += frames
      }
    }
    return arrived.removeFirst()
  }
}
