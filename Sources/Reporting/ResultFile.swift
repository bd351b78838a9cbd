public import Proofing

/// The operator's record of one decided job: `<id>.result.json`, described in docs/result-format.md.
///
/// It has every value masked unless the policy reveals values, every source apart, and says what was
/// not evaluated. Equal outcomes give equal bytes. What is not known is left out; there is no `null`.
///
/// - Parameters:
///   - outcome: The decided job.
///   - policy: The policy that decided it.
///   - policyDigest: The digest of the policy's file, which makes the decision repeatable.
///   - catalogue: What the reason codes mean.
/// - Returns: The file's bytes.
public func resultFile(
  _ outcome: Outcome, policy: Policy, policyDigest: String, catalogue: ReasonCatalogue
) -> [UInt8] {
  result(outcome, policy: policy, policyDigest: policyDigest, catalogue: catalogue).file
}

/// The same, not yet as bytes.
func result(
  _ outcome: Outcome, policy: Policy, policyDigest: String, catalogue: ReasonCatalogue
) -> JSON {
  .members([
    "format": 1,
    "id": .string(outcome.job.id),
    "status": "decided",
    "decision": .string(outcome.decision.verdict.rawValue),
    "reasons": .array(outcome.decision.reasons.map { reason($0, catalogue: catalogue) }),
    "checks": checks(outcome),
    "fields": fields(outcome, reveal: policy.revealValues),
    "evidence": evidence(outcome),
    "score": score(outcome, policy: policy),
    "retry": .members([
      "allowed": .bool(outcome.decision.retry.allowed),
      "attemptsLeft": .integer(outcome.decision.retry.attemptsLeft),
      "reasons": .strings(outcome.decision.retry.reasons.map(\.rawValue)),
    ]),
    "escalation": escalation(outcome, policy: policy),
    "notEvaluated": notEvaluated(outcome),
    "versions": versions(
      outcome, policy: policy, policyDigest: policyDigest, catalogue: catalogue),
    "timings": timings(outcome),
  ])
}

/// A reason with its place and what it means to an operator.
func reason(_ decided: DecidedReason, catalogue: ReasonCatalogue) -> JSON {
  let finding = decided.finding
  return .members([
    "code": .string(finding.reason.rawValue),
    "push": .string(decided.push.rawValue),
    "decisive": .bool(decided.decisive),
    "proved": .bool(finding.proved),
    "attribute": finding.attribute.map { .string($0.rawValue) },
    "zone": finding.zone.map { .string($0.rawValue) },
    "evidence": finding.evidence.map { .integer($0) },
    "side": finding.side.map { .string($0.rawValue) },
    "question": finding.question.map { .string($0) },
    "text": catalogue.entries[finding.reason].map { .string($0.operatorText) },
  ])
}

/// The tree of checks, every branch there: one that the decision does not have did not run.
private func checks(_ outcome: Outcome) -> JSON {
  var branches: [String: JSON] = [:]
  for name in Check.Name.allCases {
    let check =
      outcome.decision.checks.first { $0.name == name }
      ?? Check(name: name, status: .notRun, required: false, reasons: [])
    branches[name.rawValue] = .members([
      "status": .string(check.status.rawValue),
      "required": .bool(check.required),
      "reasons": .strings(check.reasons.map(\.rawValue)),
      "session": name == .knowledge ? session(outcome.assessment.knowledge) : nil,
    ])
  }
  return .object(branches)
}

private func session(_ knowledge: KnowledgeResult) -> JSON {
  .members([
    "status": .string(knowledge.status.rawValue),
    "asked": .integer(knowledge.asked),
    "right": .integer(knowledge.right),
    "wrong": .integer(knowledge.wrong),
    "unanswered": .integer(knowledge.unanswered),
    "canariesRight": .integer(knowledge.canariesRight),
    "canariesTaken": .integer(knowledge.canariesTaken),
  ])
}

/// The way to a person; nil unless the job is escalated.
private func escalation(_ outcome: Outcome, policy: Policy) -> JSON? {
  guard outcome.decision.verdict == .escalate else { return nil }
  return .members([
    "channel": policy.video.available ? "video" : "reviewer",
    "priority": .integer(outcome.job.priority),
    "minutes": policy.video.available ? .integer(policy.video.minutes) : nil,
    "documents": .strings(policy.video.documents),
    "packet": .string("\(outcome.job.id).packet/index.html"),
    "appointment": outcome.job.appointment.map { appointment in
      .members([
        "from": timestamp(appointment.from).map { .string($0) },
        "minutes": .integer(appointment.minutes),
      ])
    },
  ])
}

/// What read and decided: the digest of each engine and of each table under its name.
func versions(
  _ outcome: Outcome, policy: Policy, policyDigest: String, catalogue: ReasonCatalogue
) -> JSON {
  .members([
    "program": outcome.versions[programVersion].map { .string($0) },
    "policy": .members([
      "name": .string(policy.name), "digest": .string(policyDigest),
      "settings": readingSettings(policy),
    ]),
    "reasonCatalogue": .integer(catalogue.version),
    "engines": .object(
      outcome.versions.filter { $0.key != programVersion && !$0.key.hasPrefix(tablePrefix) }
        .mapValues { .string($0) }),
    "tables": .members(
      Dictionary(
        uniqueKeysWithValues: outcome.versions.filter { $0.key.hasPrefix(tablePrefix) }
          .map { (String($0.key.dropFirst(tablePrefix.count)), .string($0.value)) })),
  ])
}

/// The key under which an outcome's versions name the program itself.
private let programVersion = "program"

/// What the keys of an outcome's versions begin with that name what scoring looks up; all others are engines.
private let tablePrefix = "table/"

/// When it was submitted and decided, by which run, and how long that took.
func timings(_ outcome: Outcome) -> JSON {
  .members([
    "submittedAt": outcome.job.submittedAt.flatMap(timestamp).map { .string($0) },
    "decidedAt": timestamp(outcome.decidedAt).map { .string($0) },
    "today": .string(outcome.today.description),
    "run": .string(outcome.run),
    "takes": .integer(outcome.takes),
    "attempt": .integer(outcome.job.attempt),
    "milliseconds": milliseconds(outcome.milliseconds),
  ])
}

/// Milliseconds by stage, to a tenth.
func milliseconds(_ stages: [String: Double]) -> JSON {
  .members(stages.mapValues { .rounded($0, decimals: 1) })
}
