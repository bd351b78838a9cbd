import CSystem
import Foundation
import Glibc
import Isolation

/// The program's ends of the three pipes to one reader, which reads one job.
struct ReaderPipes {
  /// Where frames go to; does not block.
  let input: Int32
  /// Where the reader's frames come from; does not block.
  let output: Int32
  /// Where what libraries complain of comes from; does not block.
  let errors: Int32
  /// What came there.
  private(set) var complaints = Complaints()

  private var outgoing: [UInt8] = []
  private var sent = 0

  /// Most bytes that are taken from a pipe at once, so that a flood leaves the others their turn.
  private static let most = 1 << 18

  /// Makes all three.
  ///
  /// - Parameter hand: Called with the reader's ends, in this order, which are closed afterwards.
  /// - Throws: `POSIXError` when the system refuses a pipe.
  init(hand: ([Int32]) -> Void) throws {
    var ends: [[Int32]] = []
    do {
      for _ in 0..<3 {
        var pipe: [Int32] = [-1, -1]
        guard unsafe csystem_pipe(&pipe) == 0 else { throw currentError() }
        ends.append(pipe)
      }
    } catch {
      for descriptor in ends.joined() { Glibc.close(descriptor) }
      throw error
    }
    input = ends[0][1]
    output = ends[1][0]
    errors = ends[2][0]
    for descriptor in [input, output, errors] { stopBlocking(descriptor) }
    let theirs = [ends[0][0], ends[1][1], ends[2][1]]
    hand(theirs)
    for descriptor in theirs { Glibc.close(descriptor) }
  }

  /// Closes all.
  func close() { for descriptor in [input, output, errors] { Glibc.close(descriptor) } }

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

  /// Takes what has arrived from the reader, without waiting, and whether that was all.
  func receive() -> (bytes: [UInt8], ended: Bool) { Self.take(from: output) }

  /// Takes what libraries have complained of, without waiting.
  mutating func listen() {
    let arrived = Self.take(from: errors)
    complaints.add(arrived.bytes, isLast: arrived.ended)
  }

  private static func take(from descriptor: Int32) -> (bytes: [UInt8], ended: Bool) {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < most {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return (bytes, count == 0) }
      bytes.append(contentsOf: chunk[..<count])
    }
    return (bytes, false)
  }
}
