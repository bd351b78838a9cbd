import Foundation
import Proofing

/// What one zone says about one attribute, as evidence.
struct Witness {
  /// The zone, with this reading alone of its attribute.
  var source: Source
  /// What was read.
  var text: NoisyText
  /// The row of the table on which the reading, taken at its word, lands.
  var level: Comparison.Level
  /// It says something else than the claim.
  var disagrees: Bool

  /// The place of the document in the job.
  var evidence: Int { source.evidence }
  /// The zone.
  var zone: Zone { source.zone }

  /// How likely all of the reading is right.
  var certainty: Double { exp2(text.certainty) }

  /// Whether another witness is the same reading of the same zone.
  func isRepeated(by other: Witness) -> Bool {
    evidence == other.evidence && zone == other.zone && source.picture == other.source.picture
      && text == other.text && level == other.level
  }

  /// Whether it surely contradicts the claim under a policy.
  func contradicts(_ rule: Policy.ScoringRule) -> Bool {
    disagrees && certainty >= rule.certainMismatch
  }
}
