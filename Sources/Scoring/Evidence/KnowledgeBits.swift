import Foundation
import Proofing

/// What the knowledge answers of one try are worth.
///
/// Scored for the try as a whole, because somebody who knows one answer often knows the others: of those
/// who are not the applicant 30 in 100 are taken to know 6 of 10 answers, and the rest to guess; applicants
/// know 9 of 10. Opting out, timing out and a session without credit say nothing either way.
///
/// - Returns: Bits, at most the policy's cap; with a cap of 0 they can only raise doubt.
func knowledgeBits(_ knowledge: KnowledgeResult, rule: Policy.KnowledgeRule) -> Double {
  switch knowledge.status {
  case .notOffered, .optedOut, .timedOut, .noCredit: return 0
  case .passed, .failed: break
  }
  let asked = knowledge.right + knowledge.wrong + knowledge.unanswered
  guard asked > 0 else { return 0 }
  func chance(_ known: Double) -> Double {
    pow(known, Double(knowledge.right)) * pow(1 - known, Double(asked - knowledge.right))
  }
  let guessed = 1 / Double(max(2, rule.options))
  let informed = 0.3
  let others = (1 - informed) * chance(guessed) + informed * chance(0.6)
  let bits = log2(chance(0.9) / others)
  guard bits.isFinite else { return 0 }
  return rounded(min(max(0, rule.capBits), bits))
}
