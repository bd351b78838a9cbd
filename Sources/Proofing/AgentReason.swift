/// A stable code for why a person decided as they did.
///
/// Codes are `agent.reason`. They are added and never renamed or reused. What each one means, which
/// decisions it can carry and which text an applicant may see stands in the reason catalogue, which must
/// list exactly these codes. The list is closed, so that the reasons of a year can be counted; what a
/// code cannot say goes into the note.
public enum AgentReason: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  case identityConfirmed = "agent.identity_confirmed"
  /// After NIST SP 800-63A revision 4 a referee reviews the evidence for a change, such as a move or a new name.
  case changeExplained = "agent.change_explained"
  case misread = "agent.misread"
  case otherEvidence = "agent.other_evidence"

  case notTheHolder = "agent.not_the_holder"
  case documentNotGenuine = "agent.document_not_genuine"
  case claimContradicted = "agent.claim_contradicted"
  case evidenceInsufficient = "agent.evidence_insufficient"
  case suspectedFraud = "agent.suspected_fraud"
  case withdrawn = "agent.withdrawn"

  case noShow = "agent.no_show"
  case callBroken = "agent.call_broken"
  case documentUnreadable = "agent.document_unreadable"
  case anotherDocument = "agent.another_document"
}
