import Foundation
import Glibc
import Isolation

/// Readers for commands that wait for one answer at a time.
struct ReaderConversation: ~Copyable {
  private var readers: ReaderPool<Int>

  /// Starts the process that readers are forked from.
  ///
  /// - Throws: When the system refuses.
  init(executable: String, setup: ReaderSetup) throws {
    // A reader that dies closes its pipe: writing to it must fail and not end the program.
    signal(SIGPIPE, SIG_IGN)
    readers = ReaderPool(executable: executable, setup: setup, places: 1)
    try readers.start()
  }

  deinit {
    var readers = readers
    readers.stop()
  }

  /// Waits until the models are loaded.
  ///
  /// - Throws: ``Stop`` when no reader can work here.
  mutating func ready() throws -> ReaderReady {
    while true {
      if readers.hasRoom, let ready = readers.ready { return ready }
      for event in try readers.wait() { try Self.stop(at: event) }
    }
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
    _ = try ready()
    try readers.begin(request.sequence, request: request, pictures: pictures, seconds: seconds)
    while true {
      for event in try readers.wait() {
        if case .read(_, let reply, _) = event { return reply }
        try Self.stop(at: event)
      }
    }
  }

  private static func stop(at event: ReaderPool<Int>.Event) throws {
    switch event {
    case .read: return
    case .died(_, let cause): throw Stop(.unavailable, cause)
    case .lost: throw Stop(.unavailable, "the reader process ended")
    case .unusable(let sentence): throw Stop(.unavailable, sentence)
    }
  }
}
