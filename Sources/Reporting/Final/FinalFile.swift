public import Proofing

/// A person's decision as `<id>.final.json`, described in docs/result-format.md.
///
/// - Parameters:
///   - final: The decision.
///   - catalogue: What its code means.
///   - program: The program's version.
/// - Returns: The file's bytes.
public func finalFile(
  _ final: FinalDecision, catalogue: ReasonCatalogue, program: String
) -> [UInt8] {
  JSON.members([
    "format": 1,
    "id": .string(final.id),
    "decision": .string(final.verdict.rawValue),
    "reason": .string(final.reason.rawValue),
    "text": catalogue.agent[final.reason].map { .string($0.operatorText) },
    "agent": .string(final.agent),
    "decidedAt": timestamp(final.decidedAt).map { .string($0) },
    "number": .integer(final.number),
    "redress": .bool(final.redress),
    "note": final.note.map { .string($0.revealed) },
    "automatic": .members([
      "decision": .string(final.automatic.rawValue), "digest": .string(final.resultDigest),
    ]),
    "supersedes": final.supersedes.map { .string($0) },
    "versions": .members([
      "program": .string(program), "reasonCatalogue": .integer(catalogue.version),
    ]),
  ]).file
}

extension FinalDecision {
  /// Reads a decision back from the bytes of its file, of format 1.
  ///
  /// - Returns: Nil when the bytes are no final decision that is known here.
  public init?(file bytes: [UInt8]) {
    guard let file = try? JSON(file: bytes), file["format"]?.whole == 1,
      let id = file["id"]?.text,
      let verdict = (file["decision"]?.text).flatMap(FinalVerdict.init(rawValue:)),
      let reason = (file["reason"]?.text).flatMap(AgentReason.init(rawValue:)),
      let agent = file["agent"]?.text,
      let at = (file["decidedAt"]?.text).flatMap(seconds(ofTimestamp:)),
      let number = file["number"]?.whole,
      let automatic = (file["automatic"]?["decision"]?.text).flatMap(Verdict.init(rawValue:)),
      let digest = file["automatic"]?["digest"]?.text
    else { return nil }
    self.init(
      id: id, verdict: verdict, reason: reason, agent: agent, decidedAt: at, number: number,
      redress: file["redress"]?.isTrue == true, note: (file["note"]?.text).map { Redacted($0) },
      automatic: automatic, resultDigest: digest, supersedes: file["supersedes"]?.text)
  }
}

/// What a decision by a person needs to know of a result.
public struct DecidedResult: Sendable, Equatable {
  /// The job's id.
  public var id: String
  /// What the program decided.
  public var verdict: Verdict
  /// The documents that were presented.
  public var documents: [EvidenceType]

  /// Reads it from the bytes of a result file of format 1; nil when they are none.
  public init?(_ resultFile: [UInt8]) {
    guard let result = try? JSON(file: resultFile), result["format"]?.whole == 1,
      let id = result["id"]?.text,
      let verdict = (result["decision"]?.text).flatMap(Verdict.init(rawValue:))
    else { return nil }
    self.id = id
    self.verdict = verdict
    documents = (result["evidence"]?.elements ?? []).compactMap { document in
      (document["type"]?.text).flatMap(EvidenceType.init(rawValue:))
    }
  }
}

/// The language in which an applicant was told of a decision; nil when the bytes are no notice.
public func noticeLocale(_ noticeFile: [UInt8]) -> String? {
  (try? JSON(file: noticeFile))?["locale"]?.text
}
