import Proofing

/// The evidence in bits, line by line and without a value; nil when nothing was weighed.
///
/// It is enough to decide again under other tables: `spoolproof replay`.
func score(_ outcome: Outcome, policy: Policy) -> JSON? {
  guard let weighing = outcome.assessment.weighing else { return nil }
  return .members([
    "bits": .rounded(weighing.total, decimals: 6),
    "passBits": .rounded(policy.scoring.passBits, decimals: 6),
    "failBits": .rounded(policy.scoring.failBits, decimals: 6),
    "certainMismatch": .bool(weighing.hasCertainMismatch),
    "priorBits": .rounded(weighing.priorBits, decimals: 6),
    "rivals": .array(
      weighing.rivals.map { rival in
        .members([
          "name": .string(rival.rawValue),
          "share": .rounded(weighing.shares[rival] ?? 0, decimals: 6),
        ])
      }),
    "lines": .array(weighing.lines.map(line)),
    "evidence": .array(outcome.assessment.evidence.map(fieldEvidence)),
  ])
}

private func line(_ line: Weighing.Line) -> JSON {
  .members([
    "kind": .string(line.kind.rawValue),
    "attribute": line.attribute.map { .string($0.rawValue) },
    "level": line.level.map { .string($0.rawValue) },
    "bits": .members(
      Dictionary(
        uniqueKeysWithValues: line.bits.map { ($0.rawValue, .rounded($1, decimals: 6)) })),
  ])
}

private func fieldEvidence(_ field: FieldEvidence) -> JSON {
  .members([
    "attribute": .string(field.attribute.rawValue),
    "level": .string(field.level.rawValue),
    "alternatives": .array(
      field.alternatives.map { levels in
        .members(
          Dictionary(
            uniqueKeysWithValues: levels.map { ($0.rawValue, .rounded($1, decimals: 6)) }))
      }),
    "frequencyBits": field.frequencyBits.flatMap { .rounded($0, decimals: 6) },
    "mismatch": field.mismatch.flatMap { .rounded($0, decimals: 6) },
    "consistency": .array(
      field.consistency.map { pair in
        .members([
          "evidence": .integer(pair.evidence),
          "zone": .string(pair.zone.rawValue),
          "same": .rounded(pair.same, decimals: 6),
          "altered": .rounded(pair.altered, decimals: 6),
          "elsewhere": .rounded(pair.elsewhere, decimals: 6),
          "contradicted": .bool(pair.contradicted),
        ])
      }),
  ])
}

/// The settings that the findings and the evidence of a job rest on.
///
/// A decision can be made again only under a policy that has the same ones.
func readingSettings(_ policy: Policy) -> JSON {
  .members([
    "certainConfidence": .rounded(policy.certainConfidence, decimals: 6),
    "leastConfidence": .rounded(policy.leastConfidence, decimals: 6),
    "certainMismatch": .rounded(policy.scoring.certainMismatch, decimals: 6),
    "expiryGraceDays": .integer(policy.expiryGraceDays),
    "expiresSoonDays": .integer(policy.expiresSoonDays),
    "minimumAge": .integer(policy.minimumAge),
    "consentDays": policy.consentDays.map { .integer($0) },
    "mandatory": .strings(policy.mandatory.sorted().map(\.rawValue)),
    "evidence": .members(
      Dictionary(
        uniqueKeysWithValues: policy.evidence.map { type, rule in
          (
            type.rawValue,
            .members([
              "sides": .strings(rule.sides.map(\.rawValue).sorted()),
              "requiredZone": rule.requiredZone.map { .string($0.rawValue) },
            ])
          )
        })),
    "knowledge": .members([
      "questions": .integer(policy.knowledge.questions),
      "options": .integer(policy.knowledge.options),
      "tries": .integer(policy.knowledge.tries),
      "seconds": .rounded(policy.knowledge.seconds, decimals: 6),
      "leastSeconds": .rounded(policy.knowledge.leastSeconds, decimals: 6),
    ]),
  ])
}
