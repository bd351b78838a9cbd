import Foundation

/// Why a calibration file cannot be used.
public enum CalibrationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// It is not JSON of this form.
  case notACalibration(String)
  /// Its format is not the one that this program reads.
  case otherFormat(Int)
  /// A confidence or probability is not between 0 and 1.
  case outOfRange(String)
  /// The steps of the calibration do not rise.
  case notRising(step: Int)
  /// A confusion is not of one character for another, or counted less than once.
  case noConfusion(place: Int)

  /// What was expected and what was found.
  public var description: String {
    switch self {
    case .notACalibration(let what): "expected a calibration of a reader, found \(what)"
    case .otherFormat(let format): "expected a calibration of format 1, found format \(format)"
    case .outOfRange(let what): "expected numbers from 0 to 1 in \(what)"
    case .notRising(let step):
      "expected confidences and probabilities that rise, found step \(step) of calibration below the one before"
    case .noConfusion(let place):
      "expected a printed character, another one read and a count, found something else in confusion \(place)"
    }
  }
}

extension ReaderCalibration {
  /// Reads a calibration file.
  ///
  /// - Parameter bytes: JSON as `spoolproof calibrate` writes it, described in docs/scoring.md.
  /// - Throws: ``CalibrationError``, which says what was expected.
  public init(file bytes: [UInt8]) throws(CalibrationError) {
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: Data(bytes))
    } catch { throw .notACalibration("something else") }
    guard file.format == 1 else { throw .otherFormat(file.format) }
    guard !file.calibration.isEmpty else { throw .notACalibration("no step of calibration") }
    for pair in file.calibration where pair.count != 2 || !pair.allSatisfy((0...1).contains) {
      throw .outOfRange("calibration")
    }
    for (step, pairs) in zip(file.calibration, file.calibration.dropFirst()).enumerated()
    where pairs.0[0] >= pairs.1[0] || pairs.0[1] > pairs.1[1] {
      throw .notRising(step: step + 1)
    }
    guard (0..<1).contains(file.deletion), (0..<1).contains(file.insertion) else {
      throw .outOfRange("deletion and insertion")
    }
    var confusions: [Confusion] = []
    for (place, one) in file.confusions.enumerated() {
      guard let printed = Self.scalar(one.printed), let read = Self.scalar(one.read),
        printed != read, one.count > 0
      else { throw .noConfusion(place: place) }
      confusions.append(Confusion(printed: printed, read: read, count: one.count))
    }
    self.init(
      engine: file.engine, model: file.model, date: file.date, lines: file.lines,
      characters: file.characters,
      steps: file.calibration.map { Step(upper: $0[0], probability: $0[1]) },
      confusions: confusions, deletion: file.deletion, insertion: file.insertion)
  }

  private static func scalar(_ text: String) -> Unicode.Scalar? {
    text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
  }

  /// The file as it is written.
  private struct File: Decodable {
    var format: Int
    var engine: String
    var model: String
    var date: String
    var lines: Int
    var characters: Int
    var calibration: [[Double]]
    var confusions: [Count]
    var deletion: Double
    var insertion: Double
  }

  /// `["S", "5", 21]`: printed, read, how often.
  private struct Count: Decodable {
    var printed: String
    var read: String
    var count: Int

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      printed = try parts.decode(String.self)
      read = try parts.decode(String.self)
      count = try parts.decode(Int.self)
    }
  }
}
