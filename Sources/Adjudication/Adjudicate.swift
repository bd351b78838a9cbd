public import Proofing

/// Decides one job from what earlier stages noticed, without personal data.
///
/// A pass is earned, never assumed: every mandatory attribute needs a source that surely agrees and
/// none that disagrees, every required check has to have run, nothing may push against it, and the
/// evidence has to reach the pass threshold. The order of the elements does not change the decision,
/// and neither does saying something twice.
///
/// Precedence: a proved and uncontradicted failure, or a failure by the score; a reason to escalate; a
/// reason to try again (fail with a retry while attempts are left, escalate after that); mandatory
/// evidence; the score; pass.
///
/// - Parameters:
///   - assessment: Comparisons, findings and knowledge of the job.
///   - attempt: Which attempt of the applicant this is, from 1.
///   - policy: What the agency decided beforehand.
///   - catalogue: What each code pushes when the policy says nothing else.
/// - Returns: A decision that names every finding that led to it.
public func adjudicate(
  _ assessment: Assessment, attempt: Int, under policy: Policy, catalogue: ReasonCatalogue
) -> Decision {
  let mandatory = MandatoryEvidence(assessment.comparisons, under: policy)
  let isEnough = assessment.weighing.map { $0.total >= policy.scoring.passBits } ?? false
  var weighed = Set(assessment.findings)
    .map { Weighed($0, assessment: assessment, policy: policy, catalogue: catalogue) }
  func add(_ reason: Reason, _ attribute: Attribute? = nil, proved: Bool = false) {
    weighed.append(
      Weighed(
        Finding(reason, attribute: attribute, proved: proved), assessment: assessment,
        policy: policy,
        catalogue: catalogue))
  }

  // Quality numbers say why something was not read. Where all that matters was, they say nothing.
  let isUnread = policy.mandatory.contains { attribute in
    !assessment.comparisons.contains { $0.attribute == attribute && policy.isCertain($0) }
  }
  if !isUnread,
    weighed.allSatisfy({ $0.push < .retry || $0.isQualityHint })
  {
    for index in weighed.indices where weighed[index].isQualityHint {
      weighed[index].push = .inform
    }
  }
  if weighed.contains(where: \.contradicted) { add(.decisionConflict) }
  if attempt > policy.maximumAttempts { add(.policyAttemptsExceeded) }
  let attemptsLeft = max(0, policy.maximumAttempts - max(1, attempt))
  let mayRetry = attemptsLeft > 0
  if failsByScore(assessment, weighed, under: policy) { add(.decisionScoreBelowFail, proved: true) }
  let strongest = weighed.map(\.push).max() ?? .inform
  // A required attribute that is not confirmed blocks a pass in any case. It decides by itself only
  // where nothing else does: an attribute that could not be read is no mismatch, and what asks for a
  // better picture then says why.
  if strongest <= .warn {
    for attribute in mandatory.unmet { add(.decisionRequiredUnmet, attribute) }
    if mandatory.unmet.isEmpty, !isEnough { add(.decisionScoreBelowPass) }
  }
  if strongest == .retry, policy.retryBeforeEscalating, !mayRetry { add(.policyAttemptsExceeded) }
  var verdict: Verdict
  switch strongest {
  case .fail: verdict = .fail
  case .reject, .escalate: verdict = .escalate
  case .retry: verdict = policy.retryBeforeEscalating && mayRetry ? .fail : .escalate
  case .support, .inform, .warn:
    verdict = mandatory.unmet.isEmpty && isEnough ? .pass : .escalate
  }

  var checks = Check.tree(
    of: weighed, assessment: assessment, mandatory: mandatory, policy: policy)
  if verdict == .pass,
    checks.contains(where: { $0.required && ($0.status == .notRun || $0.status == .fail) })
      || mandatory.isEmpty
  {
    verdict = .escalate
    add(.decisionRequiredUnmet)
    checks = Check.tree(of: weighed, assessment: assessment, mandatory: mandatory, policy: policy)
  }
  if verdict == .pass { add(.decisionAllRequiredMet) }
  if verdict == .escalate, !policy.video.available { add(.policyEscalationUnavailable) }

  let reasons = weighed.map {
    DecidedReason(
      finding: $0.finding, push: $0.push,
      decisive: $0.decides(verdict, strongest: strongest))
  }
  return Decision(
    verdict: verdict,
    reasons: reasons.sorted { ($1.push, $0.finding) < ($0.push, $1.finding) },
    checks: checks,
    retry: Retry(
      verdict, weighed, strongest: strongest, attemptsLeft: attemptsLeft, catalogue: catalogue))
}
