/// What Scoring knows beforehand about readers and names: values, read from files by the program.
public struct ScoringTables: Sendable {
  /// How common names are.
  public var names: NameFrequencies
  private var channels: [String: CharacterChannel]
  private var others: CharacterChannel

  /// Tables; without any, readers have starting values and every name counts as rare as the policy allows.
  ///
  /// - Parameters:
  ///   - calibrations: What was measured of readers; each stands for its engine.
  ///   - names: How common names are.
  public init(calibrations: [ReaderCalibration] = [], names: NameFrequencies = NameFrequencies()) {
    self.names = names
    channels = Dictionary(
      calibrations.map { ($0.engine, CharacterChannel($0)) },
      uniquingKeysWith: { first, _ in first })
    others = CharacterChannel(.starting)
  }

  /// How an engine confuses characters.
  func channel(_ engine: String) -> CharacterChannel { channels[engine] ?? others }
}
