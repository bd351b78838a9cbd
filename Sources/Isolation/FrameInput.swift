package import Foundation
import Glibc

/// Frames from a descriptor, waiting for each.
package struct FrameInput {
  package let descriptor: Int32
  private var buffer = FrameBuffer()

  /// Reads from this descriptor.
  package init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next frame; nil at the end of the input.
  ///
  /// - Throws: ``FrameError`` or a POSIX error; an end within a frame is `notAFrame`.
  package mutating func next() throws -> Frame? {
    while true {
      if let frame = try buffer.next() { return frame }
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
      buffer.append(chunk[..<count])
    }
  }
}

/// Writes a frame to standard output, waiting until it is taken.
///
/// - Throws: A POSIX error.
package func send(_ frame: Frame) throws {
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

/// The last error of the system.
package func currentError() -> POSIXError {
  POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
}

/// CPU milliseconds that this process has used.
package func cpuMilliseconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
}
