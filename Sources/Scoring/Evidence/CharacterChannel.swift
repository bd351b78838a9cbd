import Foundation

/// How an engine turns print into text: a noisy channel, one character at a time.
///
/// A character that was read is right with its calibrated probability, and otherwise one of those that
/// the engine confuses with it.
struct CharacterChannel: Sendable {
  /// The calibration that it is made of.
  let calibration: ReaderCalibration
  /// Chance that a printed character was left out.
  let deletion: Double
  /// Chance that a character that is not right is none at all.
  let insertion: Double
  /// Share of a printed character among those that were wrongly read as another, by place
  /// `read * 128 + printed`; both in ASCII.
  private let confusions: [Double]
  /// The same for a pair that is not in the table, by what was read.
  private let unseen: [Double]

  /// Added to every count, so that nothing is impossible; measured together with the starting values.
  private static let smoothing = 0.25
  /// The letters and digits that a printed character can be.
  private static let alphabet = 36.0

  /// A channel.
  init(_ calibration: ReaderCalibration) {
    self.calibration = calibration
    deletion = max(1e-6, calibration.deletion)
    insertion = max(1e-6, calibration.insertion)
    var counts = [Double](repeating: 0, count: 128 * 128)
    var sums = [Double](repeating: 0, count: 128)
    for confusion in calibration.confusions {
      let (read, printed) = (Int(confusion.read.value), Int(confusion.printed.value))
      guard read < 128, printed < 128 else { continue }
      counts[read * 128 + printed] += Double(confusion.count)
      sums[read] += Double(confusion.count)
    }
    let all = sums.map { $0 + Self.smoothing * Self.alphabet }
    confusions = counts.indices.map { (counts[$0] + Self.smoothing) / all[$0 / 128] }
    unseen = all.map { Self.smoothing / $0 }
  }

  /// The chance that a printed character is read as this one.
  ///
  /// - Parameters:
  ///   - printed: What may be printed, a scalar's value.
  ///   - read: What was read.
  ///   - right: How likely the reading is right.
  /// - Returns: A probability above 0.
  @inline(__always)
  func emission(_ printed: UInt32, _ read: UInt32, right: Double) -> Double {
    if printed == read { return right }
    guard printed < 128, read < 128 else {
      return (1 - right) * (read < 128 ? unseen[Int(read)] : 1 / Self.alphabet)
    }
    return (1 - right) * confusions[Int(read) * 128 + Int(printed)]
  }
}
