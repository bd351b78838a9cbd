/// How a person ends a job.
public enum FinalVerdict: String, Codable, Sendable, CaseIterable {
  case pass, fail
  /// This job ends without an answer, and the applicant may come again with a new one.
  case retry
}

/// What a person decided about a job that the program had decided: derived from the result, beside it,
/// and never in its place.
public struct FinalDecision: Sendable, Equatable {
  /// The job's id.
  public var id: String
  /// How it ends.
  public var verdict: FinalVerdict
  /// Why.
  public var reason: AgentReason
  /// Who decided: a login or a number, 1 to 64 letters, digits, dots, dashes, underscores and `@`.
  public var agent: String
  /// When, seconds since 1970 UTC.
  public var decidedAt: Int
  /// Which decision about the job it is, from 1.
  public var number: Int
  /// It answers a request for redress (NIST SP 800-63A revision 3, section 4.2, item 5).
  public var redress: Bool
  /// What the agent wrote down.
  public var note: Redacted<String>?
  /// What the program had decided.
  public var automatic: Verdict
  /// SHA-256 of the result that was decided upon: `sha256:` and 64 hexadecimal digits.
  public var resultDigest: String
  /// The same of the final decision that this one supersedes; nil for the first.
  public var supersedes: String?

  /// A final decision.
  public init(
    id: String, verdict: FinalVerdict, reason: AgentReason, agent: String, decidedAt: Int,
    number: Int = 1, redress: Bool = false, note: Redacted<String>? = nil, automatic: Verdict,
    resultDigest: String, supersedes: String? = nil
  ) {
    self.id = id
    self.verdict = verdict
    self.reason = reason
    self.agent = agent
    self.decidedAt = decidedAt
    self.number = number
    self.redress = redress
    self.note = note
    self.automatic = automatic
    self.resultDigest = resultDigest
    self.supersedes = supersedes
  }

  /// Whether it says what another says, whenever it was said.
  public func saysTheSame(as other: FinalDecision) -> Bool {
    id == other.id && verdict == other.verdict && reason == other.reason && agent == other.agent
      && redress == other.redress && note == other.note && resultDigest == other.resultDigest
  }

  /// The longest note, in bytes of UTF-8.
  public static let longestNote = 65_536

  /// Whether a text can name an agent.
  public static func isAgent(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x40, 0x5F: true
        default: false
        }
      }
  }
}
