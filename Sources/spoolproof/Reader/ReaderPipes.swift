import CSystem
import Foundation
import Glibc
import Isolation

/// The program's ends of the two pipes to one reader, which reads one job.
struct ReaderPipes {
  /// Where the reader's frames come from; does not block.
  let output: Int32
  /// Where frames go to; does not block.
  let input: Int32

  private var outgoing: [UInt8] = []
  private var sent = 0
  private var incoming: [UInt8] = []

  /// Makes both pipes.
  ///
  /// - Parameter hand: Called with the reader's ends, which are closed afterwards.
  /// - Throws: `POSIXError` when the system refuses a pipe.
  init(hand: (_ input: Int32, _ output: Int32) -> Void) throws {
    var toReader: [Int32] = [-1, -1]
    var fromReader: [Int32] = [-1, -1]
    guard unsafe csystem_pipe(&toReader) == 0 else { throw currentError() }
    guard unsafe csystem_pipe(&fromReader) == 0 else {
      let error = currentError()
      for descriptor in toReader { Glibc.close(descriptor) }
      throw error
    }
    input = toReader[1]
    output = fromReader[0]
    for descriptor in [input, output] { stopBlocking(descriptor) }
    hand(toReader[0], fromReader[1])
    for descriptor in [toReader[0], fromReader[1]] { Glibc.close(descriptor) }
  }

  /// Closes both.
  func close() { for descriptor in [input, output] { Glibc.close(descriptor) } }

  /// Whether bytes wait to be sent.
  var hasOutgoing: Bool { sent < outgoing.count }

  /// Queues frames; ``flush()`` sends them as the reader takes them.
  mutating func queue(_ frames: [Frame]) {
    for frame in frames { outgoing.append(contentsOf: frame.bytes) }
  }

  /// Sends what the pipe takes now.
  ///
  /// A broken pipe is no error here: the reader's end says more.
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

  /// What came from the reader since last time.
  enum Arrival: Equatable {
    case frames([Frame])
    case ended
    case broken(FrameError)
  }

  /// Takes what has arrived, without waiting.
  mutating func receive() -> Arrival {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var ended = false
    var frames: [Frame] = []
    // A flood ends here, to go on when the others have had their turn.
    for _ in 0..<256 {
      let count = unsafe read(output, &chunk, chunk.count)
      guard count > 0 else {
        ended = count == 0
        break
      }
      incoming.append(contentsOf: chunk[..<count])
      do {
        while let frame = try Frame.take(from: &incoming) { frames.append(frame) }
      } catch { return .broken(error) }
    }
    return ended && frames.isEmpty ? .ended : .frames(frames)
  }
}
