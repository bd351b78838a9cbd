public import Proofing

/// A decision as its result file records it: enough to make it again under another policy.
///
/// No value is needed, and none is read.
public struct RecordedDecision: Sendable, Equatable {
  /// The job's id.
  public var id: String
  /// How the job ended.
  public var verdict: Verdict
  /// The score in bits; nil when nothing was weighed.
  public var bits: Double?
  /// Which attempt of the applicant it was.
  public var attempt: Int
  /// What the decision was made of, without the weighing.
  public var assessment: Assessment
  /// The digests of the tables that the record rests on, by name; empty for a result of an earlier version.
  public var tables: [String: String]
  /// The settings that comparisons and findings rest on.
  private var settings: JSON

  /// Reads a decision back from the bytes of its result file.
  ///
  /// What only the decision itself noticed is left out: deciding again finds it again.
  ///
  /// - Throws: ``RecordError`` when the bytes are no result, or one without a record.
  public init(_ resultFile: [UInt8]) throws(RecordError) {
    let result: JSON
    do { result = try JSON(file: resultFile) } catch { throw .notAResult }
    guard result["format"]?.whole == 1, let id = result["id"]?.text,
      let verdict = (result["decision"]?.text).flatMap(Verdict.init(rawValue:))
    else { throw .notAResult }
    guard let score = result["score"], let settings = result["versions"]?["policy"]?["settings"],
      let attempt = result["timings"]?["attempt"]?.whole
    else { throw .noRecord }
    self.id = id
    self.verdict = verdict
    self.attempt = attempt
    self.settings = settings
    bits = score["bits"]?.number
    tables = (result["versions"]?["tables"]?.sortedMembers ?? []).reduce(into: [:]) {
      $0[$1.key] = $1.value.text
    }
    let comparisons = (result["fields"]?.sortedByAttribute ?? []).flatMap { field in
      (field.value["comparisons"]?.elements ?? []).map { (attribute: field.key, recorded: $0) }
    }
    assessment = Assessment(
      comparisons: try Self.all(comparisons) { Comparison($0.attribute, recorded: $0.recorded) },
      findings: try Self.all(
        (result["reasons"]?.elements ?? []).filter { !Self.isOfTheDecision($0) },
        Finding.init(recorded:)),
      knowledge: try Self.knowledge(result["checks"]?["knowledge"]?["session"]),
      evidenceTypes: try Self.all(result["evidence"]?.elements ?? []) { document in
        (document["type"]?.text).flatMap(EvidenceType.init(rawValue:))
      },
      evidence: try Self.all(score["evidence"]?.elements ?? [], FieldEvidence.init(recorded:)))
  }

  /// The settings of a policy under which this decision cannot be made again.
  ///
  /// - Returns: Their names; empty when the policy reads and compares as the recorded one did.
  public func settings(thatDifferUnder policy: Policy) -> [String] {
    let other = readingSettings(policy)
    let names = Set(settings.sortedMembers.map(\.key) + other.sortedMembers.map(\.key))
    // As text, because a whole number is read back as one.
    return names.filter { settings[$0]?.line != other[$0]?.line }.sorted()
  }

  /// Deciding adds these codes itself.
  private static func isOfTheDecision(_ reason: JSON) -> Bool {
    let code = reason["code"]?.text ?? ""
    return code.hasPrefix("decision.") || code.hasPrefix("policy.")
  }

  private static func knowledge(_ session: JSON?) throws(RecordError) -> KnowledgeResult {
    guard let session,
      let status = (session["status"]?.text).flatMap(KnowledgeResult.Status.init(rawValue:))
    else { throw .notAResult }
    func count(_ name: String) -> Int { session[name]?.whole ?? 0 }
    return KnowledgeResult(
      status, asked: count("asked"), right: count("right"), wrong: count("wrong"),
      unanswered: count("unanswered"), canariesRight: count("canariesRight"),
      canariesTaken: count("canariesTaken"))
  }

  /// Every element understood; a record that is understood by halves decides nothing.
  private static func all<Part, Value>(
    _ parts: [Part], _ read: (Part) -> Value?
  ) throws(RecordError) -> [Value] {
    var values: [Value] = []
    for part in parts {
      guard let value = read(part) else { throw .notAResult }
      values.append(value)
    }
    return values
  }
}

/// Why a decision cannot be read back.
public enum RecordError: Error, Sendable, Equatable, CustomStringConvertible {
  /// It is no result file that this program knows.
  case notAResult
  /// The result was written before scores were recorded.
  case noRecord

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .notAResult: "expected a result file, found something that this program does not know"
    case .noRecord:
      "expected a result with a score and its settings, found one of an earlier version: it cannot be decided again"
    }
  }
}
