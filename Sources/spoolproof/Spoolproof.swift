import ArgumentParser

@main
struct Spoolproof: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spoolproof", abstract: "Decides identity verification jobs in batches, offline.")
}
