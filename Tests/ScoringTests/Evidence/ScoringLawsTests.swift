import Adjudication
import Proofing
import Support
import Testing

@testable import Scoring

/// Laws of score and decision, over many jobs drawn at random.
@Suite struct ScoringLawsTests {
  let catalogue: ReasonCatalogue
  let policies: [Policy]
  let tables = ScoringTables(
    names: NameFrequencies(
      family: ["SMITH": 0.01, "GARCIA": 0.0025, "NGUYEN": 0.0005],
      given: ["ROBERT": 0.016, "MARIA": 0.004, "WILLIAM": 0.012]))
  private static let rounds = 160

  init() throws {
    catalogue = try ReasonCatalogue.shipped()
    var older = Policy.make()
    older.pushes = [.matchBirthMismatch: .fail, .matchNumberMismatch: .fail, .kbaFailed: .retry]
    older.knowledge.capBits = 4
    // With a low threshold more jobs fail by the score, and the laws about failing say more.
    older.scoring.failBits = -2
    policies = [Policy.make(), older]
  }

  private func forMany(_ seed: UInt64, _ law: (inout Numbers, DrawnJob, Policy) -> Void) {
    var numbers = Numbers(state: seed)
    for round in 0..<Self.rounds {
      let drawn = DrawnJob(&numbers)
      law(&numbers, drawn, policies[round % policies.count])
    }
  }

  private func score(_ drawn: DrawnJob, _ policy: Policy) -> Assessment {
    Scoring.assess(
      drawn.job, pages: drawn.pages, today: today, policy: policy, tables: tables,
      authenticate: nil)
  }

  private func decide(_ assessment: Assessment, _ policy: Policy) -> Decision {
    adjudicate(assessment, attempt: 1, under: policy, catalogue: catalogue)
  }

  private func failsForGood(_ decision: Decision) -> Bool {
    decision.verdict == .fail && !decision.retry.allowed
  }

  @Test func theOrderOfWhatWasReadChangesNothing() {
    forMany(1) { numbers, drawn, policy in
      var other = drawn
      other.pages.shuffle(using: &numbers)
      for place in other.pages.indices { other.pages[place].readings.shuffle(using: &numbers) }
      let (one, two) = (score(drawn, policy), score(other, policy))
      #expect(one == two)
      let turned = weigh(one.evidence.reversed(), knowledge: one.knowledge, under: policy)
      #expect(turned == one.weighing)
    }
  }

  @Test func aContradictingCertainReadingNeverRaisesTheScore() {
    forMany(2) { numbers, drawn, policy in
      let others: [(Attribute, String)] = [
        (.familyName, "VANDERBILT"), (.givenNames, "HENRIETTA"), (.dateOfBirth, "1961-11-30"),
        (.documentNumber, "X77777777"),
      ]
      let before = score(drawn, policy).weighing?.total ?? 0
      for (attribute, value) in others {
        for page in drawn.pages.indices {
          var worse = drawn
          let zone: Zone = worse.pages[page].side == .back ? .barcode : .visual
          worse.pages[page].readings.append(.make(attribute, value, zone, confidence: 1))
          let after = score(worse, policy).weighing?.total ?? 0
          #expect(after <= before + 1e-5, "\(attribute) \(policy.name)")
        }
      }
      _ = numbers.next()
    }
  }

  @Test func lowerConfidenceInAMismatchNeverTurnsEscalateIntoFail() {
    var escalated = 0
    forMany(3) { numbers, drawn, policy in
      let assessment = score(drawn, policy)
      guard decide(assessment, policy).verdict == .escalate else { return }
      for comparison in assessment.comparisons where comparison.agreement == .disagrees {
        var doubtful = drawn
        let factor = Double.random(in: 0.2...0.99, using: &numbers)
        for page in doubtful.pages.indices {
          for place in doubtful.pages[page].readings.indices
          where doubtful.pages[page].readings[place].attribute == comparison.attribute
            && doubtful.pages[page].readings[place].zone == comparison.zone
          {
            doubtful.pages[page].readings[place].confidences =
              doubtful.pages[page].readings[place].confidences.map { $0 * factor }
          }
        }
        escalated += 1
        let after = score(doubtful, policy)
        #expect(!failsForGood(decide(after, policy)))
      }
    }
    #expect(escalated > 40)
  }

  @Test func withoutASupportingReadingNothingPassesThatDidNot() {
    forMany(4) { _, drawn, policy in
      let assessment = score(drawn, policy)
      guard decide(assessment, policy).verdict != .pass else { return }
      for comparison in assessment.comparisons where comparison.agreement == .agrees {
        var poorer = drawn
        for page in poorer.pages.indices {
          poorer.pages[page].readings.removeAll {
            $0.attribute == comparison.attribute && $0.zone == comparison.zone
          }
        }
        #expect(decide(score(poorer, policy), policy).verdict != .pass)
      }
    }
  }

  @Test func whateverPassesHasEveryMandatoryAttributeReadAndEnoughBits() {
    var endings: [Verdict: Int] = [:]
    forMany(5) { _, drawn, policy in
      let assessment = score(drawn, policy)
      let decision = decide(assessment, policy)
      endings[decision.verdict, default: 0] += 1
      guard decision.verdict == .pass else { return }
      #expect((assessment.weighing?.total ?? 0) >= policy.scoring.passBits)
      for attribute in policy.mandatory {
        #expect(
          assessment.comparisons.contains {
            $0.attribute == attribute && $0.agreement == .agrees && policy.isCertain($0)
          })
      }
    }
    // The laws would hold of a function that never passes or never fails anything.
    #expect((endings[.pass] ?? 0) > 20 && (endings[.escalate] ?? 0) > 20)
    #expect((endings[.fail] ?? 0) > 5, "\(endings)")
  }

  @Test func noInputGivesAnythingButFiniteBits() {
    let odd: [String] = [
      "", " ", "<", "X", String(repeating: "W", count: 200), "0000-00-00", "990231", "<<<<<<",
      "🙂🙂", "Ωμέγα", "ß", "\u{301}", "SMITH-SMITH-SMITH JR",
    ]
    forMany(6) { numbers, drawn, policy in
      var odder = drawn
      for page in odder.pages.indices {
        for place in odder.pages[page].readings.indices where Bool.random(using: &numbers) {
          let reading = odder.pages[page].readings[place]
          let value = odd.randomElement(using: &numbers) ?? ""
          let confidence = [0, 1, 0.5, .nan, .infinity, -1].randomElement(using: &numbers) ?? 0
          odder.pages[page].readings[place] = .make(
            reading.attribute, value, reading.zone, confidence: confidence)
        }
      }
      guard let weighing = score(odder, policy).weighing else { return }
      #expect(weighing.total.isFinite && abs(weighing.total) < 1_000)
      #expect(weighing.lines.allSatisfy { $0.bits.values.allSatisfy(\.isFinite) })
      #expect(abs(weighing.shares.values.reduce(0, +) - 1) < 1e-4)
    }
  }

  @Test func aWaterfallAddsUp() {
    forMany(7) { _, drawn, policy in
      guard let weighing = score(drawn, policy).weighing, let closest = weighing.rivals.first
      else { return }
      let sum = weighing.lines.reduce(weighing.priorBits) { $0 + ($1.bits[closest] ?? 0) }
      // What the other rivals take is less than nothing and at most the bits of six equal ones.
      #expect(weighing.total <= sum + 1e-5 && weighing.total >= sum - 2.6)
    }
  }
}
