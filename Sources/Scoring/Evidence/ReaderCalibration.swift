/// How far an engine's confidence can be believed, and what it takes for what: measured, not claimed.
///
/// Of an engine that says 0.97 of a character, far fewer than 97 in 100 may be right. `spoolproof
/// calibrate` measures it on labelled pictures and writes one file an engine.
public struct ReaderCalibration: Sendable, Equatable {
  /// The engine, as readings name it.
  public var engine: String
  /// The digest of the model that was measured.
  public var model: String
  /// The day of the measurement.
  public var date: String
  /// How many lines were read.
  public var lines: Int
  /// How many characters they had.
  public var characters: Int
  /// Upper bound of a confidence, with the share of characters up to it that were right; both rise.
  public var steps: [Step]
  /// How often a printed character was taken for another.
  public var confusions: [Confusion]
  /// How often a printed character is left out.
  public var deletion: Double
  /// How often a character that was read is none, where it is not the printed one.
  public var insertion: Double

  /// One step of the calibration.
  public struct Step: Sendable, Equatable {
    /// The greatest confidence of the step, 0 to 1.
    public var upper: Double
    /// The share that was right, 0 to 1.
    public var probability: Double
    /// A step.
    public init(upper: Double, probability: Double) {
      self.upper = upper
      self.probability = probability
    }
  }

  /// A printed character that was taken for another.
  public struct Confusion: Sendable, Equatable {
    /// What is printed.
    public var printed: Unicode.Scalar
    /// What was read.
    public var read: Unicode.Scalar
    /// How often.
    public var count: Int
    /// A confusion.
    public init(printed: Unicode.Scalar, read: Unicode.Scalar, count: Int) {
      self.printed = printed
      self.read = read
      self.count = count
    }
  }

  /// A calibration.
  public init(
    engine: String, model: String, date: String, lines: Int, characters: Int, steps: [Step],
    confusions: [Confusion], deletion: Double, insertion: Double
  ) {
    self.engine = engine
    self.model = model
    self.date = date
    self.lines = lines
    self.characters = characters
    self.steps = steps
    self.confusions = confusions
    self.deletion = deletion
    self.insertion = insertion
  }

  /// How likely a character of this confidence is right.
  ///
  /// Never quite certain and never hopeless, so that no reading has a probability of 0.
  ///
  /// - Parameter confidence: The engine's confidence, 0 to 1.
  /// - Returns: 1/36 to 0.9999.
  public func probability(_ confidence: Double) -> Double {
    // What is no number is the least confidence.
    let step = confidence.isNaN ? steps.first : steps.first { confidence <= $0.upper } ?? steps.last
    return min(0.9999, max(1.0 / 36, step?.probability ?? 0))
  }
}
