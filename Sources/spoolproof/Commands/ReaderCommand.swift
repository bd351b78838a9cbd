import ArgumentParser
import Recognition

/// The reader process.
///
/// Hidden: only `run` and `doctor` start it.
struct ReaderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reader", abstract: "Reads pictures for another process.", shouldDisplay: false)

  @Option(help: "The folder of the models.")
  var models: String

  @Option(help: "What reads print.")
  var engine = EngineChoice.best

  func run() throws { try ReaderLoop(models: models, engine: engine).run() }
}
