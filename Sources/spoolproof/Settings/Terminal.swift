import Foundation
import Glibc
import Reporting

/// What standard output can show.
enum Terminal {
  /// Whether it is a terminal that wants colour (https://no-color.org).
  static var hasColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }

  /// How reports should look on it.
  static var style: TerminalStyle { TerminalStyle(width: width, color: hasColour) }

  private static var width: Int {
    var size = winsize()
    let asked = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
    return asked == 0 && size.ws_col >= 40 ? Int(size.ws_col) : 120
  }
}
