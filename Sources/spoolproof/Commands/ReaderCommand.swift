import ArgumentParser
import Isolation
import Recognition

extension Sandbox.Choice: ExpressibleByArgument {}

/// The process that readers are forked from.
///
/// Hidden: only the program itself starts it.
struct ReaderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reader", abstract: "Reads pictures for another process.", shouldDisplay: false)

  @Option(help: "The folder of the models.")
  var models: String

  @Option(help: "What reads print.")
  var engine = EngineChoice.best

  @Option(help: "The sandbox that each reader is put in.")
  var sandbox = Sandbox.Choice.on

  @Option(help: "Seconds of CPU after which the kernel kills a reader.")
  var cpuSeconds = 60

  func run() throws {
    let setup = ReaderSetup(models: models, engine: engine)
    try ReaderLoop(sandbox: sandbox, cpuSeconds: cpuSeconds).run { try RecognizingReader(setup) }
  }
}
