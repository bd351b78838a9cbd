import Foundation
import Glibc
import Proofing

/// Facts about this program.
enum Program {
  /// The version in results and in `--version`.
  static let version = "0.1.0"

  /// The executable's own path, for starting readers.
  static func executable() -> String {
    var path = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe path.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return -1 }
      return unsafe readlink(
        "/proc/self/exe", start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return count > 0 ? String(decoding: path[..<count], as: UTF8.self) : CommandLine.arguments[0]
  }

  /// Writes a line to standard error.
  static func complain(_ line: String) {
    FileHandle.standardError.write(Data("spoolproof: \(line)\n".utf8))
  }
}

/// Wall-clock milliseconds of a clock that only goes forward.
func wallMilliseconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
}

/// Seconds since 1970, UTC.
func secondsSince1970() -> Int { Int(Date().timeIntervalSince1970) }

extension Program {
  /// A run's name: the UTC second in which it began and its process id, so that names sort by time.
  static func runName(seconds: Int) -> String {
    let day = CalendarDate(daysSince1970: seconds / 86_400)?.description ?? "unknown"
    let time = seconds % 86_400
    let parts = [time / 3_600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day.filter { $0 != "-" })T\(parts.joined())Z-\(getpid())"
  }
}
