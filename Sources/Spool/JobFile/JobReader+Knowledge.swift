internal import Proofing

extension JobReader {
  /// The knowledge session, if there is one.
  func knowledge(_ fields: Fields) throws(Fault) -> Knowledge? {
    guard
      let session = try fields.object(
        "knowledge", known: ["optedOut", "try", "priorQuestions", "questions"])
    else { return nil }
    let questions = try session.objects(
      "questions", atMost: 40,
      known: [
        "id", "category", "kind", "options", "answer", "seconds", "expected", "diversionary",
      ])
    var items: [KnowledgeItem] = []
    for question in questions {
      let item = try item(question)
      guard !items.contains(where: { $0.id == item.id }) else {
        throw question.fault(
          .jobMalformed, "id", expected: "an identifier of its own",
          found: "that of an earlier question")
      }
      items.append(item)
    }
    return Knowledge(
      optedOut: try session.flag("optedOut"),
      tryNumber: try session.integer("try", in: 1...100) ?? 1,
      priorQuestions: try session.texts("priorQuestions", atMost: 200, longest: 128),
      questions: items)
  }

  private func item(_ question: Fields) throws(Fault) -> KnowledgeItem {
    KnowledgeItem(
      id: try question.requiredText("id", atMost: 128, expected: "the question's identifier"),
      category: try question.text("category", atMost: 64),
      kind: try question.requiredWord("kind", KnowledgeItem.Kind.self),
      options: try question.texts("options", atMost: 20, longest: 200).map(Redacted.init),
      answer: try question.text("answer", atMost: 200).map(Redacted.init),
      seconds: try question.number("seconds", in: 0...86_400),
      expected: try expected(question),
      diversionary: try question.flag("diversionary"))
  }

  /// Either `hmac` with `salt` or `plain`.
  private func expected(_ question: Fields) throws(Fault) -> KnowledgeItem.Expected {
    let either = "either hmac and salt or plain"
    guard let expected = try question.object("expected", known: ["hmac", "salt", "plain"]) else {
      throw question.missing("expected", expected: either)
    }
    let hmac = try expected.text("hmac", atMost: 128)
    let salt = try expected.text("salt", atMost: 128)
    let plain = try expected.text("plain", atMost: 200)
    switch (hmac, salt, plain) {
    case (nil, nil, let plain?): return .plain(Redacted(plain))
    case (let hmac?, let salt?, nil):
      // The length tells the two spellings of 32 bytes apart: 64 digits or 44 characters.
      let code = hmac.utf8.count == 64 ? Hexadecimal.bytes(hmac) : Base64.bytes(hmac)
      guard let code, code.count == 32 else {
        throw expected.fault(
          .jobMalformed, "hmac", expected: "32 bytes in hexadecimal or Base64",
          found: "a string that is not that")
      }
      // A salt of hexadecimal digits only is taken as such.
      guard let salt = Hexadecimal.bytes(salt) ?? Base64.bytes(salt),
        (16...64).contains(salt.count)
      else {
        throw expected.fault(
          .jobMalformed, "salt", expected: "16 to 64 bytes in hexadecimal or Base64",
          found: "a string that is not that")
      }
      return .hmac(code, salt: salt)
    case (nil, nil, nil): throw question.missing("expected", expected: either)
    case (_?, nil, nil): throw expected.missing("salt", expected: "the salt of the hmac")
    case (nil, _?, nil): throw expected.missing("hmac", expected: "the hmac of the salt")
    default:
      throw question.fault(.jobMalformed, "expected", expected: either, found: "both")
    }
  }
}
