import Proofing

extension Check {
  /// The tree of checks: always all branches, in the order of the report.
  ///
  /// A branch is `notRun` unless something shows that it ran; `notRun` is never good news.
  static func tree(
    of weighed: [Weighed], assessment: Assessment, mandatory: MandatoryEvidence, policy: Policy
  ) -> [Check] {
    Name.allCases.map { name in
      let own = weighed.filter { $0.finding.reason.check == name }
      let worst = own.map(\.push).max() ?? .support
      let ran = name.ran(own, assessment: assessment)
      let status: Status =
        switch worst {
        case .reject, .fail, .escalate, .retry: .fail
        case _ where !ran: .notRun
        case _ where name.isMissed(assessment, mandatory: mandatory): .fail
        case .warn: .warn
        case .support, .inform: .pass
        }
      return Check(
        name: name, status: status,
        required: name.isRequired(for: assessment.evidenceTypes, under: policy),
        reasons: Set(own.map(\.finding.reason)).sorted())
    }
  }
}

extension Check.Name {
  /// Whether a pass needs this branch.
  ///
  /// Zones of a document have to be held against each other where the policy asks for a second zone;
  /// knowledge, faces and history can raise doubt and never lend a pass.
  fileprivate func isRequired(for types: [EvidenceType], under policy: Policy) -> Bool {
    switch self {
    case .imageIntegrity, .dataValidation, .dataComparison: true
    case .dataConsistency: types.contains { policy.evidence[$0]?.requiredZone != nil }
    case .knowledge, .face, .history: false
    }
  }

  /// Whether anything shows that this branch ran.
  fileprivate func ran(_ own: [Weighed], assessment: Assessment) -> Bool {
    switch self {
    case .imageIntegrity, .dataValidation:
      assessment.comparisons.contains { $0.agreement != .notCompared }
    case .dataConsistency: !own.isEmpty
    case .dataComparison: assessment.comparisons.contains { $0.agreement != .notCompared }
    case .knowledge:
      switch assessment.knowledge.status {
      case .passed, .failed: true
      case .timedOut, .notOffered, .optedOut, .noCredit: false
      }
    case .face: own.contains { $0.finding.reason == .faceMatch }
    case .history: false
    }
  }

  /// Whether a branch that ran did not reach what it is for, even where no finding says so.
  fileprivate func isMissed(_ assessment: Assessment, mandatory: MandatoryEvidence) -> Bool {
    switch self {
    case .imageIntegrity, .dataValidation, .dataConsistency, .face, .history: false
    case .dataComparison: !mandatory.unmet.isEmpty || mandatory.isEmpty
    case .knowledge: assessment.knowledge.status == .failed
    }
  }
}

extension Reason {
  /// The branch that a code belongs to; nil for codes about the decision itself.
  var check: Check.Name? {
    switch self {
    case .imageDuplicateOtherJob, .imageResubmitted: return .history
    case .decisionRequiredUnmet: return .dataComparison
    case .riskLivenessFailedUpstream, .riskImageEditHint: return .imageIntegrity
    case .riskDeceasedUpstream, .riskSourceMismatchUpstream: return .dataValidation
    default: break
    }
    switch stage {
    case "image", "classify": return .imageIntegrity
    case "ocr", "mrz", "barcode", "validation", "job": return .dataValidation
    case "consistency": return .dataConsistency
    case "match": return .dataComparison
    case "kba": return .knowledge
    case "face": return .face
    case "risk": return .history
    default: return nil
    }
  }
}
