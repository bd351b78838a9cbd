import Proofing

/// Breaches of the rules of form for knowledge questions (K5b to K5j).
func lint(
  _ knowledge: Knowledge, claim: Claim, sources: [Source], rule: Policy.KnowledgeRule
) -> [Finding] {
  let questions = knowledge.questions
  var findings: [Finding] = []
  // SP 800-63A revision 3, 5.3.2: no more than three tries whatever a policy says.
  if knowledge.tryNumber > min(rule.tries, 3) { findings.append(Finding(.kbaAttemptsExceeded)) }
  if questions.count < rule.questions { findings.append(Finding(.kbaTooFewQuestions)) }
  if questions.count(where: \.diversionary) * 2 > questions.count {
    findings.append(Finding(.kbaMajorityDiversionary))
  }
  for question in questions {
    func add(_ reason: Reason) { findings.append(Finding(reason, question: question.id)) }
    if question.kind == .choice {
      let options = Set(question.options.map { canonicalAnswer($0.revealed, kind: .choice) ?? "" })
      if options.count < rule.options { add(.kbaTooFewOptions) }
    }
    if let seconds = question.seconds {
      if seconds > rule.seconds { add(.kbaTimedOut) }
      if seconds < rule.leastSeconds, question.answer != nil { add(.kbaTooFast) }
    }
    if knowledge.priorQuestions.contains(question.id) { add(.kbaRepeatedQuestion) }
    if isStatic(question.category) { add(.kbaStaticQuestion) }
    if case .plain = question.expected { add(.jobPlaintextKbaAnswers) }
    if revealsValue(question, claim: claim, sources: sources) { add(.kbaRevealsPii) }
  }
  // The same question twice in one session counts once, and so does its answer.
  let counts = Dictionary(grouping: questions, by: \.id).filter { $0.value.count > 1 }
  findings += counts.keys.map { Finding(.kbaRepeatedQuestion, question: $0) }
  return findings
}

/// An option of one question is the expected answer of another (K5h).
///
/// "None of the above" stands among the options of many questions and gives nothing away.
func crossHints(_ questions: [KnowledgeItem], checker: AnswerChecker) -> [Finding] {
  questions.indices.filter { place in
    let question = questions[place]
    guard !question.diversionary else { return false }
    return questions.indices.contains { other in
      other != place
        && questions[other].options.contains { option in
          guard let canonical = canonicalAnswer(option.revealed, kind: question.kind),
            !isNoneOfThese(option.revealed)
          else { return false }
          return checker.isExpected(canonical, of: question) == true
        }
    }
  }.map { Finding(.kbaCrossHint, question: questions[$0].id) }
}

private func isNoneOfThese(_ option: String) -> Bool {
  let text = canonicalAnswer(option, kind: .choice) ?? ""
  return text.hasPrefix("none of ") || text == "none" || text.hasPrefix("i do not ")
    || text.hasPrefix("does not apply")
}

/// The answer never changes, so that whoever learnt it once knows it for ever (K5i).
private func isStatic(_ category: String?) -> Bool {
  guard let category = category.flatMap({ canonicalAnswer($0, kind: .text) }) else { return false }
  let unchanging = [
    "first car", "maiden name", "birthplace", "place of birth", "city of birth", "birth city",
    "pet", "first school", "first job", "favorite", "mother", "father",
  ]
  return unchanging.contains { category.contains($0) }
}

/// An option shows a personal value that the applicant did not give (K5j), as far as that can be
/// seen: a social security number, or what the documents say and the claim does not.
private func revealsValue(
  _ question: KnowledgeItem, claim: Claim, sources: [Source]
) -> Bool {
  var unclaimed: [Attribute] = []
  if claim.documentNumber == nil { unclaimed.append(.documentNumber) }
  if claim.address == nil { unclaimed.append(.street) }
  if claim.middleNames == nil { unclaimed.append(.middleNames) }
  let values = Set(
    sources.flatMap { source in
      unclaimed.compactMap { source.said($0) }
        .compactMap { canonicalAnswer($0.text, kind: .text) }
    }.filter { $0.count > 2 })
  return question.options.contains { option in
    let text = option.revealed
    let parts = text.split(separator: "-").map(\.count)
    let isNumber = text.allSatisfy { $0.isNumber || $0 == "-" }
    if isNumber, parts == [3, 2, 4] { return true }
    return canonicalAnswer(text, kind: .text).map(values.contains) ?? false
  }
}
