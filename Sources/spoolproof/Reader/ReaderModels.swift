import Recognition

/// What a reader reads with.
struct ReaderModels {
  /// The folder of the models.
  var folder: String
  /// What reads print.
  var engine = EngineChoice.best

  /// The arguments that tell a reader process so.
  var arguments: [String] { ["reader", "--models", folder, "--engine", engine.rawValue] }
}
