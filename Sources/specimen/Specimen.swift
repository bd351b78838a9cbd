import ArgumentParser

@main
struct Specimen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "specimen", abstract: "Draws specimens of identity documents, and jobs with them.")
}
