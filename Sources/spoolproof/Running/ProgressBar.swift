import Foundation
import Glibc

/// A line at the bottom of a terminal: done, left, rate.
///
/// Without a terminal it writes nothing.
struct ProgressBar {
  private let noun: String
  private let shown: Bool
  private let start: Double
  private var lastDrawn = -1_000.0
  /// How many were left when that was last asked, how many were done then, and when it was.
  private var counted = (left: 0, done: 0, at: -1_000.0)

  /// - Parameters:
  ///   - noun: What is counted, such as `jobs`.
  ///   - quiet: Never show it.
  init(of noun: String, quiet: Bool) {
    self.noun = noun
    shown = !quiet && isatty(STDERR_FILENO) == 1
    start = wallMilliseconds()
  }

  /// Draws it, at most ten times a second; at most once a second is asked how many are left.
  mutating func update(done: Int, left: @autoclosure () -> Int) {
    let now = wallMilliseconds()
    guard shown, now - lastDrawn >= 100 else { return }
    lastDrawn = now
    if now - counted.at >= 1_000 { counted = (left(), done, now) }
    let waiting = max(0, counted.left - (done - counted.done))
    let total = max(1, done + waiting)
    let filled = 24 * done / total
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    let seconds = (now - start) / 1_000
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let left = rate > 0 ? "\(Int((Double(waiting) / rate).rounded(.up))) s left" : "…"
    let text = "\(bar) \(done)/\(total) \(noun), \(String(format: "%.1f", rate)) a second, \(left)"
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  /// Takes the line away.
  func clear() {
    if shown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
