import Proofing

/// A finding with the way it pushes under a policy.
struct Weighed: Equatable {
  /// What was noticed.
  var finding: Finding
  /// Which way it pushes, after every rule that softens or hardens it.
  var push: Push
  /// It would have made the job fail, but another sure reading says the opposite.
  var contradicted: Bool

  /// Weighs a finding.
  ///
  /// The policy's push stands in for the catalogue's unless the catalogue fixes a stronger one. A
  /// failure must rest on proved readings that no other sure reading contradicts, and a face never
  /// fails anyone: otherwise it escalates.
  init(_ finding: Finding, assessment: Assessment, policy: Policy, catalogue: ReasonCatalogue) {
    self.finding = finding
    self.contradicted = false
    let usual = catalogue.push(of: finding.reason)
    var push = policy.pushes[finding.reason] ?? usual
    if catalogue.entries[finding.reason]?.fixed == true { push = max(push, usual) }
    if finding.reason == .classifySpecimen, policy.acceptSpecimens { push = .inform }
    if push == .fail {
      contradicted = finding.isContradicted(by: assessment.comparisons, under: policy)
      if !finding.proved || contradicted || finding.reason.stage == "face" { push = .escalate }
    }
    self.push = push
  }

  /// Whether the verdict might have been another without this finding.
  func decides(_ verdict: Verdict, strongest: Push) -> Bool {
    switch verdict {
    case .pass: finding.reason == .decisionAllRequiredMet
    case .fail: push == strongest
    case .escalate:
      strongest == .retry
        ? push == .retry || finding.reason == .policyAttemptsExceeded
        : push == .escalate || push == .reject
    }
  }
}

extension Weighed {
  /// It asks for a better picture because of a quality number alone.
  var isQualityHint: Bool { push == .retry && finding.reason.saysWhyUnread }
}

extension Finding {
  /// Whether another sure reading of the same attribute agrees with the claim that this finding says
  /// differs.
  func isContradicted(by comparisons: [Comparison], under policy: Policy) -> Bool {
    guard reason.stage == "match", let attribute else { return false }
    return comparisons.contains {
      $0.attribute == attribute && $0.agreement == .agrees && policy.isCertain($0)
    }
  }
}

extension Reason {
  /// The part of the code before the dot.
  var stage: Substring { rawValue.prefix { $0 != "." } }
}
