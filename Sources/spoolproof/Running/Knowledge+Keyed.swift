import Proofing

extension Knowledge {
  /// Whether an expected answer can only be compared with a key.
  var isKeyed: Bool {
    questions.contains { question in
      if case .hmac = question.expected { true } else { false }
    }
  }
}
