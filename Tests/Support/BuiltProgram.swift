public import Foundation
import Glibc

/// The executables of this package, run as a user would run them.
public struct BuiltProgram: Sendable {
  /// Where the executable is: beside the test bundle.
  public let executable: URL

  /// An executable by name, such as `spoolproof`.
  public init(_ name: String) {
    let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    executable = bundle.deletingLastPathComponent().appending(path: name)
  }

  /// An executable by its path.
  public init(at path: String) { executable = URL(filePath: path) }

  /// How a program ended and what it said.
  public struct Ending: Sendable {
    /// The exit status, or 128 plus the signal.
    public var status: Int32
    /// Standard output.
    public var output: String
    /// Standard error.
    public var errors: String
  }

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - input: What it reads on standard input.
  ///   - environment: Its environment; that of the tests when nil.
  ///   - started: Called with the process when it runs, to send it signals.
  /// - Returns: How it ended.
  /// - Throws: When it cannot be started.
  public func run(
    _ arguments: [String], input: String = "", environment: [String: String]? = nil,
    started: (Process) throws -> Void = { _ in }
  ) throws -> Ending {
    let folder = try TemporaryFolder()
    let files = ["out", "err", "in"].map { folder.url.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    try Data(input.utf8).write(to: files[2])
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let environment { process.environment = environment }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = try FileHandle(forReadingFrom: files[2])
    try process.run()
    try started(process)
    process.waitUntilExit()
    let signalled = process.terminationReason == .uncaughtSignal
    return Ending(
      status: process.terminationStatus + (signalled ? 128 : 0),
      output: try String(contentsOf: files[0], encoding: .utf8),
      errors: try String(contentsOf: files[1], encoding: .utf8))
  }
}

/// A folder that is removed with the value that holds it.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// Makes an empty one.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "spoolproof-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: url)
    } catch { print("left behind: \(url.path(percentEncoded: false))") }
  }
}
