import Proofing

/// What one zone of one page says: the unit that is compared with a claim and with other zones.
struct Source: Equatable {
  /// The place of the evidence in the job.
  var evidence: Int
  /// The place of the picture within the evidence.
  var picture: Int
  /// The side that the picture shows.
  var side: Side
  /// The zone.
  var zone: Zone
  /// What was read, best reading of an attribute first.
  let readings: [Attribute: [Reading]]
  /// The name in its parts.
  let name: ReadName
  /// The postal address; nil when none was read.
  let address: ReadAddress?

  /// A source; its name and address are parted once, because much is compared with them.
  init(
    evidence: Int, picture: Int, side: Side, zone: Zone, readings: [Attribute: [Reading]]
  ) {
    self.evidence = evidence
    self.picture = picture
    self.side = side
    self.zone = zone
    self.readings = readings
    name = ReadName(of: readings, in: zone)
    address = ReadAddress(of: readings)
  }

  /// The best reading of an attribute.
  subscript(_ attribute: Attribute) -> Reading? { readings[attribute]?.first }

  /// All sources of a job's pages, in a fixed order whatever the order of pages and readings.
  ///
  /// Readings without a value are no readings.
  static func all(of pages: [Page]) -> [Source] {
    pages.sorted { ($0.evidence, $0.picture) < ($1.evidence, $1.picture) }.flatMap { page in
      Zone.allCases.compactMap { zone -> Source? in
        let read = page.readings.filter { $0.zone == zone && !$0.value.revealed.isEmpty }
        guard !read.isEmpty else { return nil }
        let sorted = Dictionary(grouping: read, by: \.attribute)
          .mapValues { $0.sorted(by: Self.isBetter) }
        return Source(
          evidence: page.evidence, picture: page.picture, side: page.side, zone: zone,
          readings: sorted)
      }
    }
  }

  private static func isBetter(_ left: Reading, _ right: Reading) -> Bool {
    func key(_ reading: Reading) -> (Int, Double, String) {
      (
        Proof.allCases.firstIndex(of: reading.proof) ?? 0, -reading.leastConfidence,
        reading.value.revealed
      )
    }
    return key(left) < key(right)
  }

  /// Something that this source says, with what vouches for it.
  func said(_ attribute: Attribute) -> Said? { self[attribute].map(Said.init) }

  /// The same source with one reading of an attribute and none beside it.
  func with(only reading: Reading) -> Source {
    guard readings[reading.attribute]?.count != 1 else { return self }
    return Source(
      evidence: evidence, picture: picture, side: side, zone: zone,
      readings: readings.merging([reading.attribute: [reading]]) { _, new in new })
  }
}

/// A value with what vouches for it.
struct Said: Equatable {
  /// The value.
  var text: String
  /// What proves it.
  var proof: Proof
  /// The least sure character's confidence.
  var confidence: Double
  /// The confidence of each unicode scalar of the text; empty when only the least is known.
  var confidences: [Double] = []
  /// Which engine read it.
  var engine = ""

  /// A value.
  init(text: String, proof: Proof, confidence: Double) {
    self.text = text
    self.proof = proof
    self.confidence = confidence
  }

  /// What a reading says.
  ///
  /// The least confidence is rounded down to three decimals, as the record has it, so that a decision
  /// made again from the record is the same.
  init(_ reading: Reading) {
    let least = (reading.leastConfidence * 1_000 + 1e-9).rounded(.down) / 1_000
    self.init(text: reading.value.revealed, proof: reading.proof, confidence: least)
    confidences = reading.confidences
    engine = reading.engine
  }

  /// The same with another text; the beginning keeps its confidences.
  func saying(_ text: String) -> Said {
    var other = self
    other.text = text
    other.confidences =
      self.text.hasPrefix(text)
      ? Array(confidences.prefix(text.unicodeScalars.count)) : []
    return other
  }

  /// Several values as one, no surer than the least sure of them.
  init(joining parts: [Said], with separator: String = " ") {
    self.init(
      text: parts.map(\.text).joined(separator: separator),
      proof: parts.map(\.proof).max {
        (Proof.allCases.firstIndex(of: $0) ?? 0) < (Proof.allCases.firstIndex(of: $1) ?? 0)
      } ?? .none,
      confidence: parts.map(\.confidence).min() ?? 0)
    engine = parts.first?.engine ?? ""
    let gap = Array(repeating: 1.0, count: separator.unicodeScalars.count)
    if parts.allSatisfy({ $0.confidences.count == $0.text.unicodeScalars.count }) {
      confidences = Array(parts.map(\.confidences).joined(separator: gap))
    }
  }
}
