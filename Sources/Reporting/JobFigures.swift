public import Proofing

/// A policy as results name it.
public struct PolicyName: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// The digest of what it says.
  public var digest: String
}

/// What a score came to, in bits, without how: a report over many jobs shows no more.
public struct ScoreFigures: Sendable, Hashable {
  /// Bits for the claimant against all rivals together.
  public var total: Double
  /// Bits that a pass needs; nil where a result does not say.
  public var passBits: Double?
  /// Bits up to which a sure mismatch fails; nil where a result does not say.
  public var failBits: Double?

  /// The score of a result; nil where nothing was weighed.
  init?(_ score: JSON?) {
    guard let score, let total = score["bits"]?.number, score["rivals"]?.elements.first != nil
    else { return nil }
    self.total = total
    passBits = score["passBits"]?.number
    failBits = score["failBits"]?.number
  }
}

/// What charts and the figures of oversight need to know of one decided job, without a value.
///
/// It is read from the result, so that a report of today and one made again a year later draw the same.
public struct JobFigures: Sendable, Equatable {
  /// The run that decided it.
  public var run: String
  /// When it was decided, seconds since 1970 UTC.
  public var decidedAt: Int
  /// When it was submitted, seconds since 1970 UTC; nil when the job did not say.
  public var submittedAt: Int?
  /// Wall milliseconds by stage, without the total.
  public var stages: [String: Double]
  /// The policy that decided it.
  public var policy: PolicyName
  /// What isolated the reader of its pictures; nil where none was needed.
  public var isolation: String?
  /// Its pictures, in the order of the job.
  public var pictures: [Picture]
  /// How rare the family name is, in bits; nil when no table lists it, or nothing was weighed.
  public var nameBits: Double?
  /// Whether the evidence was weighed, so that ``nameBits`` says something.
  public var isWeighed: Bool

  /// One picture.
  public struct Picture: Sendable, Equatable {
    /// The document that it is of.
    public var type: EvidenceType
    /// Its issuer as the job names it.
    public var issuer: String?
    /// Whether it could be opened.
    public var isRead: Bool
    /// Resolution on the document in dots per inch; nil when no edges were found.
    public var dotsPerInch: Double?
    /// How many values were read on it.
    public var readings: Int
    /// How many of them something proves.
    public var proved: Int
    /// Processor milliseconds by stage.
    public var stages: [String: Double]
  }

  /// The figures of a result.
  ///
  /// - Returns: Nil when it does not say when it was decided.
  init?(_ result: JSON) {
    guard let decidedAt = (result["timings"]?["decidedAt"]?.text).flatMap(seconds(ofTimestamp:))
    else { return nil }
    self.decidedAt = decidedAt
    run = result["timings"]?["run"]?.text ?? ""
    submittedAt = (result["timings"]?["submittedAt"]?.text).flatMap(seconds(ofTimestamp:))
    stages = stageTimes(result["timings"]?["milliseconds"])
    let policy = result["versions"]?["policy"]
    self.policy = PolicyName(
      name: policy?["name"]?.text ?? "", digest: policy?["digest"]?.text ?? "")
    isolation = result["versions"]?["engines"]?["isolation"]?.text
    var readings: [ReviewMaterial.PicturePlace: (all: Int, proved: Int)] = [:]
    for field in result["fields"]?.sortedMembers ?? [] {
      for source in field.value["sources"]?.elements ?? [] {
        let place = ReviewMaterial.PicturePlace(
          evidence: source["evidence"]?.whole ?? -1, picture: source["picture"]?.whole ?? -1)
        let isProved = source["proof"]?.text != Proof.none.rawValue
        readings[place, default: (0, 0)].all += 1
        readings[place, default: (0, 0)].proved += isProved ? 1 : 0
      }
    }
    var pictures: [Picture] = []
    for (place, document) in (result["evidence"]?.elements ?? []).enumerated() {
      guard let type = (document["type"]?.text).flatMap(EvidenceType.init(rawValue:)) else {
        continue
      }
      for (number, picture) in (document["pictures"]?.elements ?? []).enumerated() {
        let read = readings[.init(evidence: place, picture: number)] ?? (0, 0)
        pictures.append(
          Picture(
            type: type, issuer: document["issuer"]?.text, isRead: picture["read"]?.isTrue == true,
            dotsPerInch: picture["quality"]?["dotsPerInch"]?.number, readings: read.all,
            proved: read.proved, stages: stageTimes(picture["milliseconds"])))
      }
    }
    self.pictures = pictures
    let evidence = result["score"]?["evidence"]?.elements ?? []
    let name = evidence.first { $0["attribute"]?.text == Attribute.familyName.rawValue }
    isWeighed = name != nil
    nameBits = name?["frequencyBits"]?.number
  }
}

private func stageTimes(_ stages: JSON?) -> [String: Double] {
  (stages?.sortedMembers ?? []).reduce(into: [:]) { times, stage in
    if stage.key != "total" { times[stage.key] = stage.value.number }
  }
}
