import Foundation
import Glibc

/// A line at the bottom of a terminal: done, left, rate.
///
/// Without a terminal it writes nothing.
struct ProgressBar {
  private let incoming: String
  private let shown: Bool
  private let start: Double
  private var lastDrawn = -1_000.0

  /// - Parameters:
  ///   - incoming: The folder whose entries are still to be taken.
  ///   - quiet: Never show it.
  init(incoming: String, quiet: Bool) {
    self.incoming = incoming
    shown = !quiet && isatty(STDERR_FILENO) == 1
    start = wallMilliseconds()
  }

  /// Draws it, at most ten times a second.
  mutating func update(done: Int) {
    let now = wallMilliseconds()
    guard shown, now - lastDrawn >= 100 else { return }
    lastDrawn = now
    // Flat drops bring their pictures along, so that this counts too much for them: it is a bar.
    let waiting = (try? FileManager.default.contentsOfDirectory(atPath: incoming).count) ?? 0
    let total = max(1, done + waiting)
    let filled = 24 * done / total
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    let seconds = (now - start) / 1_000
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let left = rate > 0 ? "\(Int((Double(waiting) / rate).rounded(.up))) s left" : "…"
    let text = "\(bar) \(done)/\(total) jobs, \(String(format: "%.1f", rate)) a second, \(left)"
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  /// Takes the line away.
  func clear() {
    if shown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
