import Recognition
import Isolation

/// What readers read with, and what is taken from them before they see an applicant's bytes.
struct ReaderSetup {
  /// The folder of the models.
  let models: String
  /// What reads print.
  let engine: EngineChoice
  /// The sandbox that each reader is put in.
  let sandbox: Sandbox.Choice
  /// Seconds of CPU after which the kernel kills a reader whose parent did not.
  private let cpuSeconds: Int

  /// Takes how long a reader may: its parent sees to that by the clock; the kernel's own limit lies beyond, so that a
  /// reader that overran is told as one.
  init(
    models: String, engine: EngineChoice = .best, sandbox: Sandbox.Choice = .on,
    seconds: Double = 60
  ) {
    self.models = models
    self.engine = engine
    self.sandbox = sandbox
    cpuSeconds = Int(seconds.rounded(.up)) + 5
  }

  /// The arguments that tell a reader process so.
  var arguments: [String] {
    [
      "reader", "--models", models, "--engine", engine.rawValue, "--sandbox", sandbox.rawValue,
      "--cpu-seconds", String(cpuSeconds),
    ]
  }
}
