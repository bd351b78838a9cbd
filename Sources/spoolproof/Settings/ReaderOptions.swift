import ArgumentParser
import Foundation

/// The options of the commands that have many pictures read.
struct ReaderOptions: ParsableArguments {
  @Option(help: "Reader processes at once. (default: one a processor)")
  var workers: Int?

  @Option(help: "Seconds that a reader may take for one job.")
  var readerSeconds = 60.0

  func validate() throws {
    guard (1...256).contains(workers ?? 1) else {
      throw ValidationError("--workers takes 1 to 256")
    }
    guard (1...3_600).contains(readerSeconds) else {
      throw ValidationError("--reader-seconds takes 1 to 3600")
    }
  }

  /// How many readers.
  var count: Int { workers ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
