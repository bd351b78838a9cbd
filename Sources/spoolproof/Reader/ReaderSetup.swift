import Recognition
import Isolation

/// What readers read with, and what is taken from them before they see an applicant's bytes.
struct ReaderSetup {
  /// The folder of the models.
  var models: String
  /// What reads print.
  var engine = EngineChoice.best
  /// The sandbox that each reader is put in.
  var sandbox = Sandbox.Choice.on
  /// Seconds of CPU after which the kernel kills a reader.
  var cpuSeconds = 60

  /// The arguments that tell a reader process so.
  var arguments: [String] {
    [
      "reader", "--models", models, "--engine", engine.rawValue, "--sandbox", sandbox.rawValue,
      "--cpu-seconds", String(cpuSeconds),
    ]
  }
}
