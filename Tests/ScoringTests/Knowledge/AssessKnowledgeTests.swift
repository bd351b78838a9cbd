import Proofing
import Scoring
import Support
import Testing

/// Not a real keyed code: 32 bytes that depend on every byte of the message, made here so that the
/// tests of this stage need no cryptography.
private func code(_ message: [UInt8]) -> [UInt8] {
  (0..<32).map { place in
    message.reduce(UInt8(place)) { $0 &* 31 &+ $1 }
  }
}

@Suite struct AssessKnowledgeTests {
  private let salt = Array(repeating: UInt8(9), count: 16)
  private let options = ["Oak Court", "Elm Street", "Pine Road", "None of the above"]

  private func item(
    _ id: String, answer: String? = nil, expected: String? = nil, plain: Bool = false
  ) -> KnowledgeItem {
    let right = expected ?? "right answer \(id)"
    let message = answerMessage(
      job: "2026-000123", question: id, salt: salt,
      canonical: canonicalAnswer(right, kind: .text) ?? "")
    return KnowledgeItem(
      id: id, category: "previous-street", kind: .text, answer: Redacted(answer ?? right),
      seconds: 20, expected: plain ? .plain(Redacted(right)) : .hmac(code(message), salt: salt))
  }

  private func session(_ change: (inout Knowledge) -> Void = { _ in }) -> Knowledge {
    var knowledge = Knowledge(questions: ["q1", "q2", "q3", "q4"].map { item($0) })
    change(&knowledge)
    return knowledge
  }

  private func assess(
    _ knowledge: Knowledge?, pages: [Page] = card(), policy: Policy = .make(), key: Bool = true
  ) -> Assessment {
    var job = Job.make()
    job.knowledge = knowledge
    let keyed: ([UInt8]) -> [UInt8] = { code($0) }
    return ScoringTests.assess(job, pages, policy: policy, authenticate: key ? keyed : nil)
  }

  @Test func fourRightAnswersPass() {
    let result = assess(session())
    #expect(result.knowledge == KnowledgeResult(.passed, asked: 4, right: 4))
    #expect(result.codes("kba") == [.kbaPassed, .kbaPolicyDisallows])
  }

  @Test func aProfileThatGivesCreditSaysNothingAboutIt() {
    var policy = Policy.make()
    policy.knowledge.capBits = 4
    #expect(assess(session(), policy: policy).codes("kba") == [.kbaPassed])
  }

  @Test func oneWrongAnswerFailsTheTryAndTheLastTryForGood() {
    let wrong = session { $0.questions[2] = item("q3", answer: "wrong") }
    let result = assess(wrong)
    #expect(result.knowledge == KnowledgeResult(.failed, asked: 4, right: 3, wrong: 1))
    #expect(result.codes("kba").contains(.kbaFailed))
    let last = session {
      $0.questions[2] = item("q3", answer: "wrong")
      $0.tryNumber = 2
    }
    #expect(assess(last).codes("kba").contains(.kbaFailedFinal))
    #expect(!assess(last).codes("kba").contains(.kbaFailed))
  }

  @Test(arguments: [("none of the above", 4, 1, 0), ("oak court", 3, 0, 1)])
  func whatIsAnsweredWhereNothingIsTrueIsCountedByItself(
    _ answer: String, _ right: Int, _ canariesRight: Int, _ canariesTaken: Int
  ) {
    let result = assess(
      session {
        $0.questions[3] = item("q4", answer: answer, expected: "none of the above")
        $0.questions[3].diversionary = true
      })
    #expect(
      result.knowledge
        == KnowledgeResult(
          right == 4 ? .passed : .failed, asked: 4, right: right, wrong: 4 - right,
          canariesRight: canariesRight, canariesTaken: canariesTaken))
  }

  @Test func aMissingAnswerIsNotRight() {
    let result = assess(session { $0.questions[0].answer = nil })
    #expect(result.knowledge == KnowledgeResult(.failed, asked: 4, right: 3, unanswered: 1))
    #expect(result.all(.kbaUnanswered).map(\.question) == ["q1"])
  }

  @Test func everyQuestionIsEvaluatedWhateverCameBefore() {
    var evaluated = 0
    var job = Job.make()
    job.knowledge = session { knowledge in
      for place in knowledge.questions.indices {
        knowledge.questions[place].answer = Redacted("wrong \(place)")
      }
      knowledge.questions[0].seconds = 500
      knowledge.tryNumber = 9
    }
    _ = Scoring.assess(
      job, pages: [], today: today, policy: .make()
    ) { message in
      evaluated += 1
      return code(message)
    }
    #expect(evaluated == 4)
  }

  @Test func optingOutNeverCountsAgainstAnyone() {
    let result = assess(
      session {
        $0.optedOut = true
        $0.questions[0].answer = Redacted("wrong")
        $0.questions[1].seconds = 500
      })
    #expect(result.knowledge.status == .optedOut)
    #expect(result.codes("kba") == [.kbaOptedOut])
    #expect(assess(Knowledge(optedOut: true, questions: [])).knowledge.status == .optedOut)
  }

  @Test func noQuestionsAreNoKnowledge() {
    #expect(assess(nil).knowledge.status == .notOffered)
    #expect(assess(Knowledge(questions: [])).codes("kba") == [.kbaNotOffered])
  }

  @Test func timingOutIsNoWrongAnswer() {
    let result = assess(
      session {
        $0.questions[1].seconds = 120.5
        $0.questions[2] = item("q3", answer: "wrong")
      })
    #expect(result.knowledge.status == .timedOut)
    #expect(result.codes("kba").isDisjoint(with: [.kbaFailed, .kbaFailedFinal, .kbaPassed]))
    #expect(assess(session { $0.questions[1].seconds = 120 }).knowledge.status == .passed)
  }

  @Test func withoutAKeyNothingCountsEitherWay() {
    let result = assess(session(), key: false)
    #expect(result.knowledge == KnowledgeResult(.noCredit, asked: 4))
    #expect(result.all(.kbaNotEvaluated).count == 4)
  }

  @Test func aShortSaltIsNotEvaluated() {
    let result = assess(
      session { $0.questions[0].expected = .hmac(code([]), salt: [1, 2, 3]) })
    #expect(result.knowledge.status == .noCredit)
    #expect(result.all(.kbaNotEvaluated).map(\.question) == ["q1"])
  }

  @Test func plainExpectationsWorkAndAreReported() {
    let plain = Knowledge(
      questions: ["q1", "q2", "q3", "q4"].map { item($0, plain: true) })
    let result = assess(plain, key: false)
    #expect(result.knowledge.status == .passed)
    #expect(result.all(.jobPlaintextKbaAnswers).count == 4)
    var wrong = plain
    wrong.questions[3].answer = Redacted("right answer q")
    #expect(assess(wrong, key: false).knowledge.wrong == 1)
  }

  @Test func anAnswerThatIsNotUnderstoodIsNotWrong() {
    let result = assess(
      session {
        $0.questions[0].kind = .amount
        $0.questions[0].answer = Redacted("about ten")
      })
    #expect(result.knowledge == KnowledgeResult(.noCredit, asked: 4, right: 3))
    #expect(result.all(.kbaUnparsed).map(\.question) == ["q1"])
  }

  @Test func aChoiceIsOneOfItsOptions() {
    func choice(_ answer: String) -> KnowledgeResult {
      assess(
        session {
          $0.questions[0] = item("q1", answer: answer, expected: "Oak Court")
          $0.questions[0].kind = .choice
          $0.questions[0].options = options.map { Redacted($0) }
        }
      ).knowledge
    }
    #expect(choice("oak court").status == .passed)
    #expect(choice("Elm Street").status == .failed)
    #expect(choice("Birch Lane").status == .noCredit)
  }

  @Test func aSessionThatBreaksARuleOfFormGivesNoCredit() {
    let cases: [(Reason, (inout Knowledge) -> Void)] = [
      (.kbaTooFewQuestions, { $0.questions.removeLast() }),
      (
        .kbaTooFewOptions,
        {
          $0.questions[0] = self.item("q1", answer: "Oak Court", expected: "Oak Court")
          $0.questions[0].kind = .choice
          $0.questions[0].options = ["Oak Court", "Elm Street", "OAK COURT", "Pine"].map {
            Redacted($0)
          }
        }
      ),
      (
        .kbaMajorityDiversionary, { for place in 0..<3 { $0.questions[place].diversionary = true } }
      ),
      (.kbaRepeatedQuestion, { $0.priorQuestions = ["q2"] }),
      (.kbaRepeatedQuestion, { $0.questions[1].id = "q1" }),
      (.kbaStaticQuestion, { $0.questions[0].category = "First-Car" }),
      (.kbaRevealsPii, { $0.questions[0].options = [Redacted("123-45-6789")] }),
      (.kbaRevealsPii, { $0.questions[0].options = [Redacted("12 Oak Ct")] }),
      (.kbaCrossHint, { $0.questions[0].options = [Redacted("Right answer, q2")] }),
      (.kbaAttemptsExceeded, { $0.tryNumber = 3 }),
    ]
    for (reason, change) in cases {
      let result = assess(session(change))
      #expect(result.codes("kba").contains(reason), "\(reason)")
      #expect(result.knowledge.status == .noCredit, "\(reason)")
      #expect(!result.codes("kba").contains(.kbaPassed), "\(reason)")
    }
  }

  @Test func halfOfTheQuestionsMayBeDiversionary() {
    let result = assess(
      session { for place in 0..<2 { $0.questions[place].diversionary = true } })
    #expect(result.knowledge.status == .passed)
  }

  @Test func noneOfTheAboveIsNoHint() {
    let result = assess(
      session {
        $0.questions[0] = item("q1", answer: "None of the above", expected: "None of the above")
        $0.questions[1].options = [Redacted("None of the above")]
      })
    #expect(result.all(.kbaCrossHint).isEmpty)
  }

  @Test func aScriptIsFasterThanAPerson() {
    let result = assess(session { $0.questions[0].seconds = 0.4 })
    #expect(result.all(.kbaTooFast).map(\.question) == ["q1"])
  }

  @Test func perfectAnswersBesideAContradictingDocumentAreSuspicious() {
    let forged = card(
      front: [.dateOfBirth: "1972-02-11"], back: [.dateOfBirth: "1972-02-11"])
    #expect(assess(session(), pages: forged).codes("kba").contains(.kbaContradictsDocument))
    let wrong = session { $0.questions[0] = item("q1", answer: "wrong") }
    #expect(!assess(wrong, pages: forged).codes("kba").contains(.kbaContradictsDocument))
    #expect(!assess(session()).codes("kba").contains(.kbaContradictsDocument))
  }

  @Test func answersNeverLeave() {
    let text = "\(assess(session { $0.questions[0] = item("q1", answer: "wrong") }))"
    #expect(!text.contains("right answer"))
    #expect(!text.contains("\"wrong\""))
  }
}
