import Proofing

/// How one answer compares with what was expected.
enum AnswerResult: Equatable {
  case right
  case wrong
  /// There is no answer.
  case unanswered
  /// The answer, or the expectation, has no canonical form.
  case unparsed
  /// There is no key to check it with.
  case notEvaluated
}

/// A session's result with what was noticed about it.
struct KnowledgeAssessment: Equatable {
  var result: KnowledgeResult
  var findings: [Finding]
}

/// Assesses the knowledge questions of a job (NIST SP 800-63A revision 3, 5.3.2, as K1 to K5).
///
/// Every question is evaluated, whatever came before it. Opting out and timing out never count as a
/// wrong identity, and a session that breaks a rule of form counts neither way. No answer and no
/// expectation leaves this function.
func assessKnowledge(
  _ knowledge: Knowledge?, job: String, claim: Claim, sources: [Source],
  rule: Policy.KnowledgeRule, authenticate: ((_ message: [UInt8]) -> [UInt8])?
) -> KnowledgeAssessment {
  guard let knowledge, knowledge.optedOut || !knowledge.questions.isEmpty else {
    return KnowledgeAssessment(
      result: KnowledgeResult(.notOffered), findings: [Finding(.kbaNotOffered)])
  }
  let checker = AnswerChecker(job: job, authenticate: authenticate)
  let results = knowledge.questions.map(checker.check)
  func count(_ result: AnswerResult) -> Int { results.count { $0 == result } }
  func canaries(_ result: AnswerResult) -> Int {
    zip(knowledge.questions, results).count { $0.diversionary && $1 == result }
  }
  var result = KnowledgeResult(
    .optedOut, asked: results.count, right: count(.right), wrong: count(.wrong),
    unanswered: count(.unanswered), canariesRight: canaries(.right),
    canariesTaken: canaries(.wrong))
  var lints = lint(knowledge, claim: claim, sources: sources, rule: rule)
  lints += crossHints(knowledge.questions, checker: checker)
  if knowledge.optedOut {
    return KnowledgeAssessment(result: result, findings: [Finding(.kbaOptedOut)])
  }
  var findings = lints
  for (question, result) in zip(knowledge.questions, results) {
    switch result {
    case .right, .wrong: break
    case .unanswered: findings.append(Finding(.kbaUnanswered, question: question.id))
    case .unparsed: findings.append(Finding(.kbaUnparsed, question: question.id))
    case .notEvaluated: findings.append(Finding(.kbaNotEvaluated, question: question.id))
    }
  }
  if rule.capBits <= 0 { findings.append(Finding(.kbaPolicyDisallows)) }
  let isLastTry = knowledge.tryNumber >= rule.tries
  let timedOut = lints.contains { $0.reason == .kbaTimedOut }
  let unchanging = lints.count { $0.reason == .kbaStaticQuestion }
  let withoutCredit: Set<Reason> = [
    .kbaTooFewQuestions, .kbaTooFewOptions, .kbaMajorityDiversionary, .kbaRepeatedQuestion,
    .kbaRevealsPii, .kbaCrossHint, .kbaAttemptsExceeded,
  ]
  let breaksForm =
    lints.contains { withoutCredit.contains($0.reason) }
    || results.count - unchanging < rule.questions
  if timedOut {
    result.status = .timedOut
  } else if breaksForm || count(.notEvaluated) > 0 {
    result.status = .noCredit
  } else if count(.wrong) + count(.unanswered) > 0 {
    result.status = .failed
    findings.append(Finding(isLastTry ? .kbaFailedFinal : .kbaFailed))
  } else if count(.unparsed) > 0 {
    result.status = .noCredit
  } else {
    result.status = .passed
    findings.append(Finding(.kbaPassed))
  }
  return KnowledgeAssessment(result: result, findings: findings)
}

extension KnowledgeResult {
  /// Every answer is right, whatever credit that gives.
  var isPerfect: Bool { asked > 0 && right == asked && status != .optedOut }
}

/// Checks answers against expectations under one job's key.
struct AnswerChecker {
  let job: String
  let authenticate: ((_ message: [UInt8]) -> [UInt8])?

  /// Compares one answer.
  func check(_ question: KnowledgeItem) -> AnswerResult {
    guard let answer = question.answer?.revealed,
      !answer.allSatisfy(\.isWhitespace)
    else { return .unanswered }
    guard let canonical = canonicalAnswer(answer, kind: question.kind) else { return .unparsed }
    if question.kind == .choice,
      !question.options.contains(where: {
        canonicalAnswer($0.revealed, kind: .choice) == canonical
      })
    {
      return .unparsed
    }
    guard let matches = isExpected(canonical, of: question) else {
      if case .plain = question.expected { return .unparsed }
      return .notEvaluated
    }
    return matches ? .right : .wrong
  }

  /// Whether a canonical answer is the expected one; nil when that cannot be told.
  func isExpected(_ canonical: String, of question: KnowledgeItem) -> Bool? {
    switch question.expected {
    case .hmac(let code, let salt):
      guard let authenticate, salt.count >= 16 else { return nil }
      let message = answerMessage(
        job: job, question: question.id, salt: salt, canonical: canonical)
      return areEqualCodes(authenticate(message), code)
    case .plain(let text):
      guard let expected = canonicalAnswer(text.revealed, kind: question.kind) else { return nil }
      return areEqualTexts(canonical, expected)
    }
  }

  /// Compares texts without stopping at the first difference.
  private func areEqualTexts(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    var difference = left.count ^ right.count
    for place in 0..<max(left.count, right.count) {
      let one = place < left.count ? left[place] : 0
      let other = place < right.count ? right[place] : 0
      difference |= Int(one ^ other)
    }
    return difference == 0
  }
}
