import Proofing
import Scoring
import Support
import Testing

@Suite struct CanonicalAnswerTests {
  /// Made with Python: unicodedata.normalize("NFKD", …).upper().lower(), marks dropped.
  @Test(arguments: [
    ("Oak Court", "oak court"), ("  OAK   court. ", "oak court"), ("O'Brien's", "obriens"),
    ("O\u{2019}Brien", "obrien"), ("José", "jose"), ("Jose\u{301}", "jose"), ("Straße", "strasse"),
    ("ﬁve-one", "five one"), ("Ｆｕｌｌ", "full"), ("St. John's", "st johns"), ("A/B & C", "a b c"),
    ("№ 5", "no 5"), ("x²", "x2"),
  ])
  func textIsFolded(_ text: String, _ canonical: String) {
    #expect(canonicalAnswer(text, kind: .text) == canonical)
    #expect(canonicalAnswer(text, kind: .choice) == canonical)
    #expect(canonicalAnswer(canonical, kind: .text) == canonical)
  }

  @Test(arguments: [
    ("$1,234.56", "123456"), ("1234", "123400"), ("USD 12.00", "1200"), ("0.05", "5"),
    ("$ 7", "700"), ("1,234,567", "123456700"),
  ])
  func amountsAreCents(_ text: String, _ canonical: String) {
    #expect(canonicalAnswer(text, kind: .amount) == canonical)
  }

  @Test(arguments: [
    "", "ten", "1.2", "1.234", "1.234,56", "12,34", "1,2345", "-5", "1.2.3", "€5", "$", "1e3",
    "9999999999999", ",123", "1,,234", ".50",
  ])
  func ambiguousAmountsAreNotUnderstood(_ text: String) {
    #expect(canonicalAnswer(text, kind: .amount) == nil)
  }

  @Test(arguments: [
    ("3/2015", "2015-03"), ("03/2015", "2015-03"), ("2015-03", "2015-03"),
    ("March 2015", "2015-03"), ("mar. 2015", "2015-03"), ("Sept 2015", "2015-09"),
    ("12-2015", "2015-12"),
  ])
  func monthsHaveOneForm(_ text: String, _ canonical: String) {
    #expect(canonicalAnswer(text, kind: .month) == canonical)
  }

  @Test(arguments: ["13/2015", "0/2015", "3/15", "2015", "Ma 2015", "3/4/2015", "", "x 2015"])
  func ambiguousMonthsAreNotUnderstood(_ text: String) {
    #expect(canonicalAnswer(text, kind: .month) == nil)
  }

  @Test func yearsHaveFourDigits() {
    #expect(canonicalAnswer(" 1985 ", kind: .year) == "1985")
    for text in ["85", "'85", "19850", "198S", "", "١٩٨٥"] {
      #expect(canonicalAnswer(text, kind: .year) == nil)
    }
  }

  @Test(arguments: ["", " ", "...", "\u{301}"]) func nothingIsNoAnswer(_ text: String) {
    #expect(canonicalAnswer(text, kind: .text) == nil)
  }
}

@Suite struct AnswerMessageTests {
  @Test func theBytesAreThoseOfTheDocumentation() {
    let message = answerMessage(job: "j1", question: "q", salt: [7, 8], canonical: "oak")
    #expect(
      message == Array("spoolproof answer 1\n".utf8)
        + [0, 0, 0, 2] + Array("j1".utf8) + [0, 0, 0, 1] + Array("q".utf8) + [0, 0, 0, 2, 7, 8]
        + [0, 0, 0, 3] + Array("oak".utf8))
  }

  /// The message of docs/job-format.md, made with Python.
  @Test(arguments: [
    ("q1", "oak court", "7131", "000000096f616b20636f757274"),
    ("q2", "123456", "7132", "00000006313233343536"),
    ("q3", "2015-03", "7133", "00000007323031352d3033"),
  ])
  func theDocumentedVectorsHold(
    _ question: String, _ canonical: String, _ questionHex: String, _ answerHex: String
  ) {
    let message = answerMessage(
      job: "2026-000123", question: question, salt: (0..<16).map(UInt8.init), canonical: canonical)
    let hex = message.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(
      hex == "73706f6f6c70726f6f6620616e7377657220310a" + "0000000b323032362d303030313233"
        + "00000002\(questionHex)" + "00000010000102030405060708090a0b0c0d0e0f" + answerHex)
  }

  @Test func noTwoQuadruplesGiveTheSameBytes() {
    let parts = ["", "a", "ab", "b", "\u{0}", "a\u{0}"]
    var seen: Set<[UInt8]> = []
    for job in parts {
      for question in parts {
        for salt in parts {
          for answer in parts {
            seen.insert(
              answerMessage(
                job: job, question: question, salt: Array(salt.utf8), canonical: answer))
          }
        }
      }
    }
    #expect(seen.count == 6 * 6 * 6 * 6)
  }

  @Test func codesAreEqualOnlyInEveryByte() {
    let code = (0..<32).map(UInt8.init)
    #expect(areEqualCodes(code, code))
    for place in 0..<32 {
      for bit in 0..<8 {
        var other = code
        other[place] ^= 1 << UInt8(bit)
        #expect(!areEqualCodes(code, other))
      }
    }
    #expect(!areEqualCodes([], []))
    #expect(!areEqualCodes(Array(code.dropLast()), Array(code.dropLast())))
  }
}

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
