/// How one attribute of the claim compares with one reading: exactly one level, no values.
public struct Comparison: Codable, Sendable, Hashable {
  /// What was compared.
  public var attribute: Attribute
  /// On which piece of evidence, its place in the job.
  public var evidence: Int
  /// In which zone it was read.
  public var zone: Zone
  /// The level, tried best first.
  public var level: Level
  /// What the level means for this attribute.
  public var agreement: Agreement
  /// What proves the reading.
  public var proof: Proof
  /// The least sure character's confidence, 0 to 1.
  public var confidence: Double

  /// A comparison.
  public init(
    attribute: Attribute, evidence: Int, zone: Zone, level: Level, agreement: Agreement,
    proof: Proof, confidence: Double
  ) {
    self.attribute = attribute
    self.evidence = evidence
    self.zone = zone
    self.level = level
    self.agreement = agreement
    self.proof = proof
    self.confidence = confidence
  }

  /// The levels of all comparators; each comparator uses some of them and says in which order.
  public enum Level: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
    case exact
    case equivalent = "equiv"
    case nickname = "nick"
    case initial
    case near
    case ocr
    case part
    case reordered
    case swap
    case truncated
    case oneSide = "oneside"
    case dayMonthSwap = "dmswap"
    case oneEdit = "one_edit"
    case sameMonthDay = "same_md"
    case sameYear = "same_year"
    case compatible
    case last4
    case last7
    case invalid
    case full
    case unitMissing = "unit_missing"
    case unitDiffers = "unit_differs"
    case numberAndZIP = "num+zip"
    case numberAndStreet = "num+street"
    case streetAndZIP = "street+zip"
    case boxAgainstStreet = "pobox_vs_street"
    case zip
    case none
    case other = "else"
    /// No value on one side: never a disagreement.
    case missing
  }

  /// What a level says about claim and document.
  public enum Agreement: String, Codable, Sendable, CaseIterable {
    /// They say the same.
    case agrees
    /// They may say the same; a person should look when it matters.
    case partly
    /// They say different things.
    case disagrees
    /// There was nothing to compare.
    case notCompared
  }
}
