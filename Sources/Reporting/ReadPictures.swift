public import Proofing

/// One picture that was read on its own, without a job.
public struct ReadPicture: Sendable, Equatable {
  /// The file's name, as it was given.
  public var file: String
  /// What it was read as; nil when nothing could be read as anything.
  public var type: EvidenceType?
  /// The side that it was read as.
  public var side: Side
  /// What was read.
  public var page: Page

  /// A picture and what was read on it.
  public init(file: String, type: EvidenceType?, side: Side, page: Page) {
    self.file = file
    self.type = type
    self.side = side
    self.page = page
  }

  /// What a person would call it.
  var title: String {
    guard let type else { return "no document that can be told" }
    return "\(words(type.rawValue)), \(side.rawValue)"
  }
}

/// What was read on single pictures, for other programs: `read.schema.json` describes it.
///
/// It holds the values themselves: it is for whoever has the pictures in front of them.
///
/// - Parameters:
///   - pictures: The pictures, in the order in which they were given.
///   - versions: What read them: engine or model to version or digest.
///   - catalogue: What the reason codes mean.
/// - Returns: The file's bytes.
public func readingsFile(
  _ pictures: [ReadPicture], versions: [String: String], catalogue: ReasonCatalogue
) -> [UInt8] {
  JSON.members([
    "format": 1,
    "pictures": .array(pictures.map { picture($0, catalogue: catalogue) }),
    "versions": .object(versions.mapValues { .string($0) }),
  ]).file
}

private func picture(_ picture: ReadPicture, catalogue: ReasonCatalogue) -> JSON {
  let page = picture.page
  return .members([
    "file": .string(picture.file),
    "type": picture.type.map { .string($0.rawValue) },
    "side": picture.type == nil ? nil : .string(picture.side.rawValue),
    "read": .bool(page.format != nil),
    "format": page.format.map(format),
    "quality": page.quality.map(quality),
    "page": pageSize(page),
    "readings": .array(page.readings.map(reading)),
    "findings": .array(
      page.findings.map { finding in
        .members([
          "code": .string(finding.reason.rawValue),
          "attribute": finding.attribute.map { .string($0.rawValue) },
          "zone": finding.zone.map { .string($0.rawValue) },
          "text": catalogue.entries[finding.reason].map { .string($0.operatorText) },
        ])
      }),
    "milliseconds": milliseconds(page.milliseconds),
  ])
}

private func reading(_ reading: Reading) -> JSON {
  .members([
    "attribute": .string(reading.attribute.rawValue),
    "zone": .string(reading.zone.rawValue),
    "value": .string(reading.value.revealed),
    "raw": .string(reading.raw.revealed),
    "proof": .string(reading.proof.rawValue),
    "confidence": .rounded(reading.leastConfidence, decimals: 3),
    "truncated": .bool(reading.truncated),
    "engine": .string(reading.engine),
    "box": box(reading.box),
  ])
}

/// The same for a terminal: a line a picture, a line a reading, a line a finding.
public func readingsTable(
  _ pictures: [ReadPicture], catalogue: ReasonCatalogue, style: TerminalStyle = TerminalStyle()
) -> String {
  pictures.map { table($0, catalogue: catalogue, style: style) }.joined(separator: "\n")
}

private func table(
  _ picture: ReadPicture, catalogue: ReasonCatalogue, style: TerminalStyle
) -> String {
  let page = picture.page
  var facts: [String] = []
  if let format = page.format {
    facts.append("\(format.name.uppercased()) \(format.width) × \(format.height)")
  }
  if let dots = page.quality?.dotsPerInch {
    facts.append("\(Int(dots.rounded())) dots an inch")
  }
  let about = facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"
  let cells = page.readings.map { reading in
    [
      words(reading.attribute.rawValue), legible(reading.value.revealed, limit: 60),
      words(reading.zone.rawValue),
      reading.proof == .none ? "not proved" : "proved by \(words(reading.proof.rawValue))",
      percent(reading.leastConfidence),
      "\(reading.box.x),\(reading.box.y) \(reading.box.width)×\(reading.box.height)",
    ]
  }
  var lines = ["\(legible(picture.file)): \(picture.title)\(about)"]
  lines += zip(page.readings, aligned(cells)).map { reading, line in
    "  " + style.colored(line, as: reading.proof == .none ? "escalate" : "pass")
  }
  lines += page.findings.map { finding in
    let text = catalogue.entries[finding.reason].map { "  \($0.operatorText)" } ?? ""
    let about = finding.attribute.map { " (\(words($0.rawValue)))" } ?? ""
    return "  \(finding.reason.rawValue)\(about)\(text)"
  }
  if page.readings.isEmpty, page.findings.isEmpty { lines.append("  nothing was read") }
  return lines.map { $0 + "\n" }.joined()
}
