public import ArgumentParser
import Foundation
import Isolation
public import Recognition

extension EngineChoice: ExpressibleByArgument {}

/// The options of the commands that have many pictures read.
struct ReaderOptions: ParsableArguments {
  @Option(help: "Reader processes at once. (default: one a processor)")
  var workers: Int?

  @Option(help: "Seconds that a reader may take for one job.")
  var readerSeconds = 60.0

  @Option(
    help: "What reads print: the networks where they are installed (best), or tesseract alone.")
  var engine = EngineChoice.best

  @Flag(
    name: .customLong("unsafe-no-sandbox"),
    help:
      "Read pictures without isolation, where the kernel has none. Every result and report says so."
  )
  var hasNoSandbox = false

  @Flag(
    name: .customLong("strict-sandbox"),
    help: ArgumentHelp("Kill readers that use an unknown system call.", visibility: .hidden))
  var isStrict = false

  @Option(
    help: ArgumentHelp("Another program to read pictures, for tests.", visibility: .hidden))
  var readerProgram: String?

  func validate() throws {
    guard (1...256).contains(workers ?? 1) else {
      throw ValidationError("--workers takes 1 to 256")
    }
    guard (1...3_600).contains(readerSeconds) else {
      throw ValidationError("--reader-seconds takes 1 to 3600")
    }
  }

  /// What readers read with, and in what.
  func setup(models: String) -> ReaderSetup {
    ReaderSetup(
      models: models, engine: engine, sandbox: hasNoSandbox ? .off : isStrict ? .strict : .on,
      seconds: readerSeconds)
  }

  /// How many readers.
  var count: Int { workers ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
