public import Proofing

/// What an applicant is told about a decided job: no personal data, no reason codes.
///
/// All codes of one text class give the same bytes, so that the notice tells nobody which claimed
/// value was right. Only what a person can see on the card in their hand is said in particular.
struct Notice: Sendable, Equatable {
  /// How the job ended, in the applicant's terms.
  enum Outcome: String, Sendable, CaseIterable {
    case verified, tryAgain, person, notVerified
  }

  /// How the job ended.
  var outcome: Outcome
  /// The keys of the texts to show, in order, at least one.
  var keys: [String]

  /// Chooses the texts.
  ///
  /// A key that has no text becomes `t.not_verified`, and so does having none.
  init(_ decision: Decision, catalogue: ReasonCatalogue, known: Set<String>) {
    func keys(of reasons: [Reason]) -> [String] {
      let keys = reasons.compactMap { catalogue.entries[$0]?.applicantText }
      return keys.map { known.contains($0) ? $0 : Self.generic }
    }
    let decisive = keys(of: decision.reasons.filter(\.decisive).map(\.finding.reason))
    switch decision.verdict {
    case .pass:
      outcome = .verified
      self.keys = ["t.verified"]
    case .escalate:
      outcome = .person
      self.keys = (decisive.contains("t.limit") ? ["t.limit"] : []) + ["t.video"]
    case .fail where decision.retry.allowed:
      outcome = .tryAgain
      self.keys = Self.oneFamily(keys(of: Self.toMend(decision)))
    case .fail:
      outcome = .notVerified
      let failing = decision.reasons.filter { $0.decisive && $0.push == .fail }
      let telling = keys(of: failing.map(\.finding.reason))
      let safe = !telling.isEmpty && telling.allSatisfy(Self.documentFacts.contains)
      self.keys = safe ? Self.oneFamily(telling) : [Self.generic]
    }
  }

  /// What is said of a job that the machine could not read, however often it tried: nothing is decided.
  static let technical = Notice(outcome: .person, keys: ["t.technical"])

  /// What is said of a person's decision: one text, by the reason's class.
  init(_ final: FinalDecision, catalogue: ReasonCatalogue, known: Set<String>) {
    let key = catalogue.agent[final.reason]?.applicantTexts[final.verdict.rawValue] ?? ""
    switch final.verdict {
    case .pass: self.init(outcome: .verified, keys: ["t.final_verified"])
    case .retry:
      self.init(outcome: .tryAgain, keys: [known.contains(key) ? key : "t.final_again"])
    case .fail:
      self.init(outcome: .notVerified, keys: [known.contains(key) ? key : "t.final_not_verified"])
    }
  }

  private init(outcome: Outcome, keys: [String]) {
    self.outcome = outcome
    self.keys = keys
  }

  /// What the next try has to mend: where it is told why a picture was not read, not also what was not.
  ///
  /// The advice for a zone or a card that was not found is to show all of it, which helps nobody whose photo is blurred.
  private static func toMend(_ decision: Decision) -> [Reason] {
    let findings = decision.reasons.map(\.finding)
    let causes = findings.filter {
      $0.reason.saysWhyUnread && decision.retry.reasons.contains($0.reason)
    }
    let explained = findings.filter { finding in
      finding.reason.saysUnread && causes.contains { $0.isOfPicture(of: finding) }
    }
    return decision.retry.reasons.filter { reason in
      let of = findings.filter { $0.reason == reason }
      return of.isEmpty || !of.allSatisfy(explained.contains)
    }
  }

  /// The keys of the first family that has any, in the family's order.
  ///
  /// Login.gov shows one kind of trouble at a time too: who must change the document need not hear
  /// about the focus of its photo.
  private static func oneFamily(_ keys: [String]) -> [String] {
    for family in families {
      let found = family.filter(keys.contains)
      if !found.isEmpty { return found }
    }
    return [generic]
  }

  private static let generic = "t.not_verified"
  private static let documentFacts = ["t.age", "t.other_id", "t.expired"]
  private static let families: [[String]] = [
    documentFacts,
    ["t.retake_one", "t.retake_side"],
    // Of what was not opened nothing was read: how to take the photo is no help yet.
    ["t.file_type", "t.smaller_photo"],
    [
      "t.new_photo", "t.retake_whole", "t.retake_closer", "t.retake_glare", "t.retake_clear",
      "t.retake_mrz", "t.retake_barcode",
    ],
    ["t.check_details"],
    ["t.kba_again"],
    ["t.technical"],
  ]
}

/// The applicant's notice of one decided job: `<id>.notice.json`, described in docs/result-format.md.
///
/// - Parameters:
///   - outcome: The decided job.
///   - policy: Fills in what is accepted, what to have ready and how long a call takes.
///   - catalogue: Says which text each code may show.
///   - texts: The texts.
///   - meeting: Where the call takes place; told only when the job is escalated.
/// - Returns: The file's bytes.
public func noticeFile(
  _ outcome: Outcome, policy: Policy, catalogue: ReasonCatalogue, texts: ApplicantTexts,
  meeting: Meeting? = nil
) -> [UInt8] {
  file(
    Notice(outcome.decision, catalogue: catalogue, known: texts.keys),
    of: Recipient(outcome.job), retry: outcome.decision.retry, policy: policy, texts: texts,
    meeting: outcome.decision.verdict == .escalate ? meeting : nil)
}

/// The applicant's notice of a person's decision: `<id>.final-notice.json`.
///
/// It says no more than the automatic one would: neither the code nor the note, nor that a call was
/// superseded.
///
/// - Parameters:
///   - final: The decision.
///   - locale: The applicant's language.
///   - documents: What the applicant had presented.
///   - policy: Fills in what is accepted.
///   - catalogue: Says which text each code may show.
///   - texts: The texts.
/// - Returns: The file's bytes.
public func finalNoticeFile(
  _ final: FinalDecision, locale: String, documents: [EvidenceType], policy: Policy,
  catalogue: ReasonCatalogue, texts: ApplicantTexts
) -> [UInt8] {
  let again = final.verdict == .retry
  return file(
    Notice(final, catalogue: catalogue, known: texts.keys),
    of: Recipient(id: final.id, locale: locale, documents: documents),
    retry: Retry(allowed: again, attemptsLeft: again ? 1 : 0, reasons: []), policy: policy,
    texts: texts, meeting: nil)
}

/// Whom a notice is for.
private struct Recipient {
  var id: String
  var locale: String
  var documents: [EvidenceType]

  init(id: String, locale: String, documents: [EvidenceType]) {
    self.id = id
    self.locale = locale
    self.documents = documents
  }

  init(_ job: Job) {
    self.init(id: job.id, locale: job.locale, documents: job.evidence.map(\.type))
  }
}

/// The applicant's notice of a job that is set aside because readers died over it: a trouble of ours, and no decision.
///
/// - Parameters:
///   - job: The job.
///   - policy: Fills in what to have ready.
///   - texts: The texts.
/// - Returns: The file's bytes.
public func technicalNoticeFile(_ job: Job, policy: Policy, texts: ApplicantTexts) -> [UInt8] {
  file(
    .technical, of: Recipient(job), retry: Retry(allowed: false, attemptsLeft: 0, reasons: []),
    policy: policy, texts: texts, meeting: nil)
}

private func file(
  _ notice: Notice, of job: Recipient, retry: Retry, policy: Policy, texts: ApplicantTexts,
  meeting: Meeting?
) -> [UInt8] {
  let (name, locale) = texts.locale(for: job.locale)
  let values = placeholderValues(job, policy: policy, locale: locale)
  let video = policy.video.available
  let shown = notice.keys.compactMap { key in
    locale.texts[key].map { entry in
      (
        key: key,
        text: Placeholders.fill(
          video ? entry.text : entry.textWithoutVideo ?? entry.text, values),
        next: Placeholders.fill(
          video ? entry.next : entry.nextWithoutVideo ?? entry.next, values)
      )
    }
  }
  return JSON.members([
    "format": 1,
    "id": .string(job.id),
    "locale": .string(name),
    "outcome": .string(notice.outcome.rawValue),
    "headline": locale.headlines[notice.outcome.rawValue].map { .string($0) },
    "texts": .array(
      shown.map { .object(["key": .string($0.key), "text": .string($0.text)]) }),
    "nextStep": (shown.last?.next).map { .string($0) },
    "meeting": meeting.map(\.json),
    "retry": .members([
      "allowed": .bool(retry.allowed),
      "attemptsLeft": retry.allowed ? .integer(retry.attemptsLeft) : nil,
    ]),
  ]).file
}

private func placeholderValues(
  _ job: Recipient, policy: Policy, locale: ApplicantTexts.Locale
) -> [String: String] {
  let accepted = EvidenceType.allCases.filter { policy.evidence[$0] != nil }
  let needed = Set(job.documents.flatMap { policy.evidence[$0]?.sides ?? [] })
  let sides = Side.allCases.filter { needed.isEmpty || needed.contains($0) }
  let list = accepted.compactMap { locale.documents[$0.rawValue] }.joined(separator: ", ")
  let documents = policy.video.documents.joined(separator: ", ")
  return [
    "documents": documents.isEmpty ? list : documents,
    "minutes": String(policy.video.minutes),
    "list": list,
    "sides": sides.compactMap { locale.sides[$0.rawValue] }.joined(separator: ", "),
  ]
}

extension Finding {
  /// Whether it was noticed on the picture that another finding is about, or on one of its document where that names none.
  fileprivate func isOfPicture(of other: Finding) -> Bool {
    (other.evidence == nil || evidence == other.evidence)
      && (other.side == nil || side == nil || side == other.side)
  }
}
