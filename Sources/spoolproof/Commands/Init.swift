import ArgumentParser
import Spool

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a spool: a folder of folders that only you can read.",
    discussion: """
      Running it again changes nothing that is in it; it mends missing folders and loose modes.

      EXAMPLE
        spoolproof init /var/spool/spoolproof
      """)

  @Argument(help: "The spool's folder.")
  var directory = "queue"

  func run() throws {
    try Spool.create(at: directory)
    print(
      "\(directory) is a spool. Drop jobs into \(directory)/incoming, then: spoolproof run --spool \(directory)"
    )
  }
}
