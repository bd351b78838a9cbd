import ArgumentParser

/// The reader process.
///
/// Hidden: only `run` and `doctor` start it.
struct ReaderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reader", abstract: "Reads pictures for another process.", shouldDisplay: false)

  @Option(help: "The folder of the models.")
  var models: String

  func run() throws { try ReaderLoop(models: models).run() }
}
