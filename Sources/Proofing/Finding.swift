/// Something that was noticed about a job.
///
/// It names places, never values.
public struct Finding: Codable, Sendable, Hashable {
  /// What was noticed.
  public var reason: Reason
  /// About which attribute, if about one.
  public var attribute: Attribute?
  /// In which zone, if in one.
  public var zone: Zone?
  /// On which piece of evidence, its place in the job.
  public var evidence: Int?
  /// On which side, if on one.
  public var side: Side?
  /// About which knowledge question, by its identifier.
  public var question: String?
  /// It rests on proved readings: only then may it make a job fail.
  public var proved: Bool

  /// A finding.
  public init(
    _ reason: Reason, attribute: Attribute? = nil, zone: Zone? = nil, evidence: Int? = nil,
    side: Side? = nil, question: String? = nil, proved: Bool = false
  ) {
    self.reason = reason
    self.attribute = attribute
    self.zone = zone
    self.evidence = evidence
    self.side = side
    self.question = question
    self.proved = proved
  }
}

extension Finding: Comparable {
  /// Orders by code, then evidence, side, zone, attribute and question: the same order everywhere.
  public static func < (left: Finding, right: Finding) -> Bool {
    if left.reason != right.reason { return left.reason < right.reason }
    let (one, other) = (left.evidence ?? -1, right.evidence ?? -1)
    if one != other { return one < other }
    for part in parts {
      let (one, other) = (part(left) ?? "", part(right) ?? "")
      if one != other { return one < other }
    }
    return !left.proved && right.proved
  }

  private static let parts: [@Sendable (Finding) -> String?] = [
    { $0.side?.rawValue }, { $0.zone?.rawValue }, { $0.attribute?.rawValue }, { $0.question },
  ]
}
