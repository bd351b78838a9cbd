import ArgumentParser
import Foundation
import Proofing

/// The options of the commands that decide jobs.
struct RunOptions: ParsableArguments {
  @OptionGroup var location: SpoolOption

  @Option(help: "A policy file, or the name of a shipped one: nist-63a-4, nist-63a-3.")
  var policy = "nist-63a-4"

  @Option(help: "Seconds for which a drop that is not complete is left alone.")
  var settle = 600

  @Option(help: "Take no job while less than this many MiB are free where the spool lies.")
  var keepFree = 64

  @Option(
    help: "The day to compare dates with, YYYY-MM-DD. (default: today, UTC)",
    transform: day)
  var today: CalendarDate?

  @Option(help: "The key of keyed knowledge answers: 32 bytes or more, mode 0600.")
  var keyFile: String?

  @Option(
    help:
      "A file for the textfile collector of Prometheus's node_exporter, such as DIR/spoolproof.prom.",
    completion: .file(extensions: ["prom"]))
  var metrics: String?

  @OptionGroup var templates: TemplatesOption

  @OptionGroup var reading: ReaderOptions

  func validate() throws {
    guard settle >= 0 else { throw ValidationError("--settle takes 0 or more") }
    guard (0...1_000_000_000).contains(keepFree) else {
      throw ValidationError("--keep-free takes 0 or more MiB")
    }
  }

  /// The policy that is named, as it is now.
  ///
  /// - Throws: When it is not as it must be.
  func loadedPolicy() throws -> LoadedPolicy { try Resources.ofProgram().policy(policy) }

  /// All that a run which begins now is told.
  ///
  /// - Parameters:
  ///   - loaded: The policy; that which is named, as it is now, when nil.
  ///   - maxJobs: Take no more jobs than this; nil for no limit.
  ///   - maxSeconds: Take no more jobs after this many seconds; nil for no limit.
  ///   - quiet: No progress bar and no table.
  /// - Returns: The settings of one run, which has a name of its own.
  /// - Throws: When the policy, a key or a data file of the program is not as it must be.
  func settings(
    policy loaded: LoadedPolicy? = nil, maxJobs: Int? = nil, maxSeconds: Int? = nil, quiet: Bool
  ) throws -> RunSettings {
    let resources = try templates.resources()
    let catalogue = try resources.catalogue()
    let policyFile = try loaded ?? resources.policy(policy, catalogue: catalogue)
    let now = secondsSince1970()
    guard
      let day = today ?? CalendarDate(daysSince1970: now / 86_400)
    else { throw Stop(.configuration, "the clock is not set") }
    return RunSettings(
      spool: location.spool, run: Program.runName(seconds: now), policy: policyFile.policy,
      policyDigest: policyFile.digest, catalogue: catalogue,
      resources: resources,
      reader: reading.setup(models: resources.models),
      executable: reading.readerProgram ?? Program.executable(),
      workers: reading.count,
      maxJobs: maxJobs, maxSeconds: maxSeconds, keepFree: keepFree << 20,
      settle: settle, today: day,
      key: try keyFile.map { try readKey($0, spool: location.spool) }, quiet: quiet,
      metrics: metrics, readerSeconds: reading.readerSeconds)
  }
}
