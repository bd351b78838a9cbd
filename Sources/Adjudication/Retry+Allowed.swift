import Proofing

extension Retry {
  /// What the applicant may do after a verdict.
  ///
  /// Another attempt is allowed after a failure of which every deciding reason can be mended by one.
  /// Its reasons are only those whose applicant text is specific to something that the applicant can
  /// see on the document in hand, so that nobody learns which claimed value was right.
  init(
    _ verdict: Verdict, _ weighed: [Weighed], strongest: Push, attemptsLeft: Int,
    catalogue: ReasonCatalogue
  ) {
    func mends(_ one: Weighed) -> Bool {
      one.push == .retry
        || one.push == .fail && catalogue.entries[one.finding.reason]?.retryable == true
    }
    let deciding = weighed.filter { $0.push == strongest }
    let allowed = verdict == .fail && attemptsLeft > 0 && deciding.allSatisfy(mends)
    let general: Set<String> = ["t.not_verified", "t.video", "t.limit"]
    let shown = weighed.filter { one in
      guard mends(one), let text = catalogue.entries[one.finding.reason]?.applicantText else {
        return false
      }
      return !general.contains(text)
    }
    self.init(
      allowed: allowed, attemptsLeft: attemptsLeft,
      reasons: allowed ? Set(shown.map(\.finding.reason)).sorted() : [])
  }
}
