import Foundation
import Proofing

/// What the knowledge answers of one try are worth.
///
/// Scored for the try as a whole, because somebody who knows one answer often knows the others: of those
/// who are not the applicant 30 in 100 are taken to know 6 of 10 answers, and the rest to guess; applicants
/// know 9 of 10. Opting out, timing out and a session without credit say nothing either way.
///
/// Questions of which no option is true (canaries) have bits of their own: whoever names something there
/// does not know, however many of the other answers are right, which may have been bought. "None of
/// the above" is no merit, since that is also what somebody says who knows nothing.
///
/// - Returns: Bits: of the answers at most the policy's cap, and those of the canaries, which are below 0.
///   With a cap of 0 they can only raise doubt.
func knowledgeBits(_ knowledge: KnowledgeResult, rule: Policy.KnowledgeRule) -> Double {
  switch knowledge.status {
  case .notOffered, .optedOut, .timedOut, .noCredit: return 0
  case .passed, .failed: break
  }
  let right = knowledge.right - knowledge.canariesRight
  let asked = right + knowledge.wrong + knowledge.unanswered - knowledge.canariesTaken
  let guessed = 1 / Double(max(2, rule.options))
  var bits = 0.0
  if asked > 0 {
    func chance(_ known: Double) -> Double {
      pow(known, Double(right)) * pow(1 - known, Double(asked - right))
    }
    bits = log2(chance(knownToApplicants) / amongOthers(chance(guessed), chance(knownToInformed)))
  }
  let taken = amongOthers(1 - guessed, 1 - knownToInformed)
  let canaries = Double(knowledge.canariesTaken) * log2((1 - knownToApplicants) / taken)
  guard bits.isFinite else { return rounded(canaries) }
  return rounded(min(max(0, rule.capBits), bits) + canaries)
}

private let knownToApplicants = 0.9
private let knownToInformed = 0.6

/// The mean over those who are not the applicant: 3 in 10 are informed, the others guess.
private func amongOthers(_ guessing: Double, _ informed: Double) -> Double {
  0.7 * guessing + 0.3 * informed
}
