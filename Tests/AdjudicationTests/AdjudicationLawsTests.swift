import Adjudication
import Proofing
import Support
import Testing

/// Laws that hold for every input, over inputs drawn at random (the same in every run).
@Suite struct AdjudicationLawsTests {
  let catalogue: ReasonCatalogue
  let policies = [Policy.make(), revision3()]

  init() throws { catalogue = try ReasonCatalogue.shipped() }

  /// An assessment of few attributes and harmless findings, so that many pass and many do not.
  private func draw(_ numbers: inout Numbers) -> Assessment {
    var comparisons = Policy.make().mandatory
      .filter { _ in Int.random(in: 0..<12, using: &numbers) > 0 }
      .map { Comparison.make($0) }
    let extra = Int.random(in: 0..<4, using: &numbers)
    for _ in 0..<extra { comparisons.append(drawComparison(&numbers)) }
    let count = Int.random(in: 0..<4, using: &numbers)
    let findings = (0..<count).map { _ in drawFinding(&numbers) }
    let bits = [nil, -20, 7.999999, 8, 12, 12].randomElement(using: &numbers) ?? nil
    return .make(comparisons, findings: findings, bits: bits)
  }

  private func drawComparison(_ numbers: inout Numbers) -> Comparison {
    let attributes = Policy.make().mandatory + [.middleNames, .address]
    return Comparison(
      attribute: attributes.randomElement(using: &numbers) ?? .familyName, evidence: 0,
      zone: Zone.allCases.randomElement(using: &numbers) ?? .visual,
      level: Comparison.Level.allCases.randomElement(using: &numbers) ?? .other,
      agreement: Comparison.Agreement.allCases.randomElement(using: &numbers) ?? .disagrees,
      proof: Proof.allCases.randomElement(using: &numbers) ?? .none,
      confidence: Double(Int.random(in: 0...20, using: &numbers)) / 20)
  }

  private func drawFinding(_ numbers: inout Numbers) -> Finding {
    // Half of them harmless, so that there is something left to pass.
    let harmless = Reason.allCases.filter { catalogue.push(of: $0) <= .warn }
    let reasons = Bool.random(using: &numbers) ? harmless : Reason.allCases
    return Finding(
      reasons.randomElement(using: &numbers) ?? .systemPartial,
      attribute: Attribute.allCases.randomElement(using: &numbers),
      proved: Bool.random(using: &numbers))
  }

  private func forMany(
    _ seed: UInt64, _ law: (inout Numbers, Assessment, Policy) throws -> Void
  ) rethrows {
    var numbers = Numbers(state: seed)
    for round in 0..<1_000 {
      let assessment = draw(&numbers)
      try law(&numbers, assessment, policies[round % 2])
    }
  }

  private func decide(_ assessment: Assessment, _ attempt: Int, _ policy: Policy) -> Decision {
    adjudicate(assessment, attempt: attempt, under: policy, catalogue: catalogue)
  }

  @Test func whateverPassesHasEveryMandatoryAttributeAgreeing() {
    var passes = 0
    forMany(1) { _, assessment, policy in
      guard decide(assessment, 1, policy).verdict == .pass else { return }
      passes += 1
      for attribute in policy.mandatory {
        #expect(
          assessment.comparisons.contains {
            $0.attribute == attribute && $0.agreement == .agrees && policy.isCertain($0)
          })
        #expect(
          !assessment.comparisons.contains {
            $0.attribute == attribute && $0.agreement == .disagrees && policy.isCertain($0)
          })
      }
    }
    // The law would hold of a function that never passes anything.
    #expect(passes > 100)
  }

  @Test func aCertainContradictionNeverTurnsIntoAPass() {
    forMany(2) { numbers, assessment, policy in
      for attribute in policy.mandatory {
        var worse = assessment
        worse.comparisons.append(
          .make(attribute, .other, .disagrees, zone: .visual, proof: .agreement))
        worse.comparisons.shuffle(using: &numbers)
        #expect(decide(worse, 1, policy).verdict != .pass)
      }
    }
  }

  @Test func anotherFindingNeverTurnsIntoAPass() {
    forMany(3) { numbers, assessment, policy in
      let before = decide(assessment, 1, policy).verdict
      var worse = assessment
      worse.findings.append(drawFinding(&numbers))
      if before != .pass { #expect(decide(worse, 1, policy).verdict != .pass) }
    }
  }

  @Test func lowerConfidenceInAMismatchNeverTurnsEscalateIntoFail() {
    forMany(4) { _, assessment, policy in
      let before = decide(assessment, 1, policy).verdict
      var doubtful = assessment
      doubtful.findings = doubtful.findings.map { finding in
        var finding = finding
        finding.proved = false
        return finding
      }
      doubtful.comparisons = doubtful.comparisons.map { comparison in
        var comparison = comparison
        if comparison.agreement == .disagrees { comparison.confidence /= 2 }
        return comparison
      }
      let after = decide(doubtful, 1, policy)
      if before == .escalate { #expect(after.verdict != .fail || after.retry.allowed) }
    }
  }

  @Test func whatIsNotProvedNeverFailsForGood() {
    forMany(5) { _, assessment, policy in
      var unproved = assessment
      unproved.findings = unproved.findings.map { finding in
        var finding = finding
        finding.proved = false
        return finding
      }
      let decision = decide(unproved, 1, policy)
      #expect(decision.verdict != .fail || decision.retry.allowed)
    }
  }

  @Test func orderAndRepetitionNeverMatter() {
    forMany(6) { numbers, assessment, policy in
      var other = assessment
      other.comparisons += other.comparisons
      other.findings += other.findings
      other.comparisons.shuffle(using: &numbers)
      other.findings.shuffle(using: &numbers)
      #expect(decide(assessment, 2, policy) == decide(other, 2, policy))
    }
  }

  @Test func aRetryIsOnlyOfferedToAFailureWithAttemptsLeft() {
    forMany(7) { numbers, assessment, policy in
      let attempt = Int.random(in: 1...5, using: &numbers)
      let decision = decide(assessment, attempt, policy)
      if decision.retry.allowed {
        #expect(decision.verdict == .fail)
        #expect(attempt < policy.maximumAttempts)
      }
      #expect(decision.reasons.contains { $0.decisive })
    }
  }
}
