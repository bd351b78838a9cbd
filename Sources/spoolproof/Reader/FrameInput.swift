import Foundation
import Glibc

/// Frames from a descriptor, waiting for each.
struct FrameInput {
  let descriptor: Int32
  private var buffer: [UInt8] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next frame; nil at the end of the input.
  ///
  /// - Throws: ``FrameError`` or a POSIX error; an end within a frame is `notAFrame`.
  mutating func next() throws -> Frame? {
    while true {
      if let frame = try Frame.take(from: &buffer) { return frame }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw currentError()
      }
      if count == 0 {
        if buffer.isEmpty { return nil }
        throw FrameError.notAFrame
      }
      buffer.append(contentsOf: chunk[..<count])
    }
  }
}
