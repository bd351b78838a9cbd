import ArgumentParser
import Foundation
import Proofing
import Scoring
import Simulation

/// Named apart from its word, which is a function of Simulation's.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Says how often a policy would accept impostors, and let genuine applicants pass.",
    discussion: """
      Invents applicants and impostors by the policy's shares of rivals, has their documents read with \
      the errors of recorded readings, and decides each job under the policy, as on the last attempt. No \
      spool and no pictures are needed. The rates at which claims and documents differ are assumed: \
      compare policies with it, and do not take it for a forecast. docs/calibration.md says what is invented.

      EXAMPLES
        spoolproof simulate --genuine 4000 --impostors 4000 --seed 1
        spoolproof simulate --genuine 4000 --impostors 20000 --seed 2 --policy my.yaml --target-far 0.001 --json out.json --plot out.svg

      EXIT STATUS
        0   done, whatever comes out
        74  a file cannot be written
        78  the policy is not as it must be
      """)

  // A number below 0 is no option that is missing its name: it is told what is wrong with it.
  @Option(parsing: .unconditional, help: "How many genuine jobs, 1 to 1000000.")
  var genuine: Int

  @Option(
    parsing: .unconditional,
    help: """
      How many impostors, 1 to 1000000; an eighth as many more of each kind that only a barcode gives \
      away.
      """)
  var impostors: Int

  @Option(
    parsing: .unconditional,
    help: "Chooses everything, 0 or more: the same seed gives the same numbers.")
  var seed: UInt64

  @Option(
    help: "The policy: a shipped one's name or a file.", completion: .file(extensions: ["yaml"]))
  var policy = "nist-63a-4"

  @Option(
    name: .customLong("target-far"), parsing: .unconditional,
    help: "Propose thresholds at which no more than this share of impostors passes, 0 to 0.5.")
  var targetFAR: Double?

  @Option(
    name: .customLong("json"), help: "Write the counts here, as simulation.schema.json describes.")
  var jsonFile: String?

  @Option(
    name: .customLong("plot"), help: "Write a picture of the bits of each kind here, SVG.",
    completion: .file(extensions: ["svg"]))
  var plotFile: String?

  func validate() throws {
    for (name, number) in [("genuine", genuine), ("impostors", impostors)]
    where !(1...1_000_000).contains(number) {
      throw ValidationError("--\(name) is a number from 1 to 1000000, not \(number)")
    }
    if let targetFAR, !(0...0.5).contains(targetFAR) {
      throw ValidationError("--target-far is a share from 0 to 0.5, not \(targetFAR)")
    }
  }

  func run() throws {
    let resources = Resources.ofProgram()
    let policy = try resources.policy(self.policy).policy
    // One day for all simulations, so that the same seed always gives the same numbers.
    guard let today = CalendarDate(year: 2026, month: 6, day: 1) else {
      throw Stop(.configuration, "the calendar has no such day")
    }
    let reader = RecordedReader(try resources.recordedReadings())
    let outcomes = simulate(
      SimulationPlan(genuine: genuine, impostors: impostors, shares: policy.scoring.shares),
      seed: seed, population: try resources.population(today: today), reader: reader,
      policy: policy, tables: try resources.scoringTables(), catalogue: try resources.catalogue(),
      triesThresholds: targetFAR != nil)
    let report = SimulationReport(outcomes, targetFAR: targetFAR)
    print(report.tables, terminator: "")
    if let jsonFile {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      try write(Array(encoder.encode(report) + Data("\n".utf8)), to: jsonFile)
    }
    if let plotFile { try write(simulationPlot(outcomes, rule: policy.scoring), to: plotFile) }
  }

  private func write(_ bytes: [UInt8], to file: String) throws {
    do {
      try Data(bytes).write(to: URL(filePath: file), options: .atomic)
    } catch { throw Stop(.inputOutput, "\(file) cannot be written") }
  }
}
