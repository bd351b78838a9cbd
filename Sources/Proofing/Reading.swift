/// One value as it was read in one zone of one page.
public struct Reading: Codable, Sendable, Equatable {
  /// What it is a value of.
  public var attribute: Attribute
  /// Where on the document it stands.
  public var zone: Zone
  /// Its box in the flattened page.
  public var box: Box
  /// The characters as the engine gave them.
  public var raw: Redacted<String>
  /// The normal form: dates `YYYY-MM-DD` (in a machine readable zone `YYMMDD`, unknown parts `<`),
  /// numbers without fillers, names in upper case with single spaces.
  public var value: Redacted<String>
  /// How sure the engine is of each character of ``value``, 0 to 1, not calibrated.
  ///
  /// As many as ``value`` has unicode scalars.
  public var confidences: [Double]
  /// What vouches for the value, apart from the engine's own opinion.
  public var proof: Proof
  /// Which engine read it, such as `tesseract/mrz`; the run's versions say more under this name.
  public var engine: String
  /// The document says, or its field is so full, that the end of the value was cut off.
  ///
  /// The value is then a beginning, to be compared as one (AAMVA 2020 A.7.7, elements DDE, DDF, DDG).
  public var truncated: Bool

  /// A reading.
  public init(
    attribute: Attribute, zone: Zone, box: Box, raw: String, value: String,
    confidences: [Double], proof: Proof, engine: String, truncated: Bool = false
  ) {
    self.attribute = attribute
    self.zone = zone
    self.box = box
    self.raw = Redacted(raw)
    self.value = Redacted(value)
    self.confidences = confidences
    self.proof = proof
    self.engine = engine
    self.truncated = truncated
  }

  /// The least sure character's confidence, 0 when there is none.
  public var leastConfidence: Double { confidences.min() ?? 0 }
}

/// The parts of a document that are read separately.
public enum Zone: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  /// Text printed for people: the visual inspection zone of ICAO 9303, the face of a card.
  case visual
  /// The machine readable zone (MRZ) of ICAO 9303.
  case machineReadable
  /// The PDF417 symbol of the AAMVA card design standard.
  case barcode
}

/// What proves a reading.
public enum Proof: String, Codable, Sendable, CaseIterable {
  /// A check digit over exactly this field holds, and the engine was sure of the characters.
  case checkDigit
  /// The symbol's error correction accepted the whole payload (Reed-Solomon, PDF417).
  case errorCorrection
  /// Two independent readings agree.
  case agreement
  /// The engine's confidence is above its bar for every character.
  case confidence
  /// Nothing.
  case none
}

/// A rectangle in pixels of the flattened page; the origin is the upper left corner.
public struct Box: Codable, Sendable, Hashable {
  /// Left edge.
  public var x: Int
  /// Upper edge.
  public var y: Int
  /// Width, at least 0.
  public var width: Int
  /// Height, at least 0.
  public var height: Int

  /// A rectangle.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}
