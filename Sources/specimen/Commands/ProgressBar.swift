import Foundation
import Glibc

/// A line at the bottom of a terminal: done, rate, time left.
///
/// Without a terminal it writes nothing.
struct ProgressBar {
  private let total: Int
  private let things: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?

  /// A bar for so many of what is counted.
  init(total: Int, of things: String = "jobs") {
    self.total = total
    self.things = things
  }

  /// Draws it, at most ten times a second.
  mutating func update(done: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    if let lastDrawn, now - lastDrawn < .milliseconds(100) { return }
    lastDrawn = now
    let filled = 24 * done / max(1, total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    let seconds = (now - start) / .seconds(1)
    let rate = Double(done) / max(seconds, 0.001)
    let left = Int((Double(total - done) / max(rate, 0.001)).rounded(.up))
    let pace = String(format: "%.1f", rate)
    write("\(bar) \(done)/\(total) \(things), \(pace) a second, \(left) s left")
  }

  /// Takes the line away.
  func clear() {
    if isShown { write("") }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }
}
