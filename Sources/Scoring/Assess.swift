public import Proofing

/// Assesses a job: what was read against the claim, against each other and against today's date.
///
/// A function of its arguments alone. What it returns holds attributes, levels and codes, and never
/// a value. The order of the pages does not matter, nor does the order of readings and findings on a
/// page.
///
/// - Parameters:
///   - job: The job.
///   - pages: What the reader saw, one page a picture; a picture without a page was not read.
///   - today: The day, UTC, that dates and the consent are compared with.
///   - policy: What the agency decided beforehand.
///   - tables: What is known of readers and names; by default starting values and no names.
///   - authenticate: The keyed code (HMAC-SHA-256) of a message, to check knowledge answers with; nil
///     when there is no key. Then answers whose expectation is keyed count neither way.
/// - Returns: Comparisons, findings, the result of the knowledge questions, and the evidence in bits.
public func assess(
  _ job: Job, pages: [Page], today: CalendarDate, policy: Policy,
  tables: ScoringTables = ScoringTables(),
  authenticate: ((_ message: [UInt8]) -> [UInt8])?
) -> Assessment {
  let sources = Source.all(of: pages)
  let name = ClaimedName(job.claim)
  let named = sources.map { NamedSource($0, comparedWith: name) }
  let comparisons = compareClaim(job.claim, with: named, today: today, policy: policy)
  let context = Context(
    job: job, pages: pages, sources: sources, comparisons: comparisons, today: today,
    policy: policy)
  var findings =
    context.pageFindings + context.consentFindings + context.upstreamFindings
    + context.evidenceFindings + context.validationFindings + context.claimFindings
    + context.consistencyFindings + context.documentsFindings + context.matchFindings
  let knowledge = assessKnowledge(
    job.knowledge, job: job.id, claim: job.claim, sources: sources, rule: policy.knowledge,
    authenticate: authenticate)
  findings += knowledge.findings
  if knowledge.result.isPerfect, findings.contains(where: \.contradictsClaim) {
    findings.append(Finding(.kbaContradictsDocument))
  }
  let evidence = gatherEvidence(
    job.claim, with: named, today: today, rule: policy.scoring, tables: tables)
  return Assessment(
    comparisons: comparisons, findings: Set(findings).sorted(), knowledge: knowledge.result,
    evidenceTypes: job.evidence.map(\.type), evidence: evidence,
    weighing: weigh(evidence, knowledge: knowledge.result, under: policy))
}

/// All that the rules about a job look at.
struct Context {
  let job: Job
  let pages: [Page]
  let sources: [Source]
  let comparisons: [Comparison]
  let today: CalendarDate
  let policy: Policy

  /// The sources of one piece of evidence.
  func sources(of evidence: Int) -> [Source] { sources.filter { $0.evidence == evidence } }

  /// Whether a value is certain under the policy.
  func isCertain(_ said: Said) -> Bool {
    policy.isCertain(said.proof, confidence: said.confidence)
  }
}

extension Finding {
  /// A document surely says something else than the claim, or than itself.
  fileprivate var contradictsClaim: Bool {
    switch reason {
    case .matchBirthMismatch, .matchNumberMismatch, .matchGivenMismatch, .matchFamilyMismatch:
      proved
    case .consistencyNameMismatch, .consistencyBirthMismatch, .consistencyNumberMismatch,
      .consistencyFrontBackDifferentHolder, .consistencyDocumentsDisagree:
      true
    default: false
    }
  }
}
