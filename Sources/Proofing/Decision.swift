/// How a job ends.
///
/// There is no default: code that cannot say leads to ``escalate``.
public enum Verdict: String, Codable, Sendable, CaseIterable {
  case pass, fail
  /// To a video chat with a person.
  case escalate
}

/// Which way a reason pushes a decision (the letters of the reason catalogue).
public enum Push: String, Codable, Sendable, CaseIterable {
  /// The drop is refused; there is no decision.
  case reject
  /// Supports a pass.
  case support
  /// For information.
  case inform
  /// A warning for the reviewer.
  case warn
  /// To a person.
  case escalate
  /// Fail, if proved and not contradicted.
  case fail
  /// Another try may help: fail with a retry, or escalate when the attempts are used up.
  case retry
}

extension Push: Comparable {
  /// How strongly it speaks against a pass: from ``support``, 0, to ``reject``, 6.
  public var strength: Int {
    switch self {
    case .support: 0
    case .inform: 1
    case .warn: 2
    case .retry: 3
    case .escalate: 4
    case .fail: 5
    case .reject: 6
    }
  }

  /// Orders by strength.
  public static func < (left: Push, right: Push) -> Bool { left.strength < right.strength }
}

/// A decision with everything that led to it, without personal data.
public struct Decision: Codable, Sendable, Equatable {
  /// How the job ends.
  public var verdict: Verdict
  /// Every finding with the way it pushed under the policy, sorted: strongest push first, then by finding.
  public var reasons: [DecidedReason]
  /// The tree of checks in a fixed order.
  public var checks: [Check]
  /// Whether the applicant may try again.
  public var retry: Retry

  /// A decision.
  public init(verdict: Verdict, reasons: [DecidedReason], checks: [Check], retry: Retry) {
    self.verdict = verdict
    self.reasons = reasons
    self.checks = checks
    self.retry = retry
  }
}

/// A finding and what it did.
public struct DecidedReason: Codable, Sendable, Hashable {
  /// What was noticed.
  public var finding: Finding
  /// Which way it pushed under this policy.
  public var push: Push
  /// Without it the verdict might have been another.
  public var decisive: Bool

  /// A reason.
  public init(finding: Finding, push: Push, decisive: Bool) {
    self.finding = finding
    self.push = push
    self.decisive = decisive
  }
}

/// One branch of the tree of checks.
public struct Check: Codable, Sendable, Equatable {
  /// The branches, in the order of the report.
  public enum Name: String, Codable, Sendable, CaseIterable {
    case imageIntegrity, dataValidation, dataConsistency, dataComparison, knowledge, face, history
  }
  /// How it went.
  ///
  /// `notRun` is never good news.
  public enum Status: String, Codable, Sendable, CaseIterable {
    case pass, warn, fail, notRun
  }

  /// Which branch.
  public var name: Name
  /// How it went.
  public var status: Status
  /// Whether a pass needs it.
  public var required: Bool
  /// The codes that made it so, sorted.
  public var reasons: [Reason]

  /// A check.
  public init(name: Name, status: Status, required: Bool, reasons: [Reason]) {
    self.name = name
    self.status = status
    self.required = required
    self.reasons = reasons
  }
}

/// What the applicant may do next.
public struct Retry: Codable, Sendable, Equatable {
  /// Whether another attempt is allowed.
  public var allowed: Bool
  /// How many attempts are left after this one.
  public var attemptsLeft: Int
  /// The codes of what to do better, sorted; only such whose text may be shown.
  public var reasons: [Reason]

  /// A retry.
  public init(allowed: Bool, attemptsLeft: Int, reasons: [Reason]) {
    self.allowed = allowed
    self.attemptsLeft = attemptsLeft
    self.reasons = reasons
  }
}
