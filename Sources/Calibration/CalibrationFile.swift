private import Foundation

/// What was measured of one engine, as the file says it.
public struct CalibrationFile: Sendable, Equatable {
  /// The engine, as readings name it.
  public var engine: String
  /// The SHA-256 of its model, in hexadecimal.
  public var model: String
  /// The day of the measurement, ISO 8601.
  public var date: String
  /// How many lines were counted.
  public var lines: Int
  /// How many lines were left out, because they say something else than what is printed there.
  public var others: Int
  /// How many printed characters the lines have.
  public var characters: Int
  /// Confidence and share of right characters.
  public var steps: [MonotoneSteps.Step]
  /// Printed and read character with how often, the most frequent first.
  public var confusions: [Confusion]
  /// Share of the printed characters that were left out.
  public var deletion: Double
  /// Share of what was not rightly read that is not printed at all.
  public var insertion: Double

  /// How many characters a step of the calibration rests on at least.
  static let leastCharacters = 100

  /// Measures an engine on what it read.
  ///
  /// A line that differs from the print in half of its characters or more was taken from another place
  /// of the picture: that is no misread character, and it is counted apart.
  ///
  /// - Parameters:
  ///   - engine: The engine; the readings of others are passed over.
  ///   - model: The SHA-256 of its model.
  ///   - date: The day.
  ///   - readings: What was read. Its order does not matter.
  public init(engine: String, model: String, date: String, readings: [RecordedReading]) {
    var tally = Tally()
    for reading in readings where reading.engine == engine { tally.add(reading) }
    self.engine = engine
    self.model = model
    self.date = date
    lines = tally.lines
    others = tally.others
    characters = tally.characters
    steps = MonotoneSteps(tally.outcomes, least: Self.leastCharacters).steps
    confusions = tally.confusions.map {
      Confusion(printed: $0.key.printed, read: $0.key.read, count: $0.value)
    }.sorted { ($1.count, $0.printed, $0.read) < ($0.count, $1.printed, $1.read) }
    deletion = (Double(tally.lost) + 0.5) / (Double(tally.characters) + 1)
    insertion = (Double(tally.invented) + 0.5) / (Double(tally.wrong + tally.invented) + 1)
  }

  /// A character that was taken for another.
  public struct Confusion: Sendable, Equatable {
    /// What is printed.
    public var printed: String
    /// What was read.
    public var read: String
    /// How often.
    public var count: Int
  }
}

/// What is counted on the way.
private struct Tally {
  var lines = 0
  var others = 0
  var characters = 0
  var lost = 0
  var invented = 0
  var wrong = 0
  var outcomes: [(confidence: Double, isRight: Bool)] = []
  var confusions: [Pair: Int] = [:]

  struct Pair: Hashable {
    var printed: String
    var read: String
  }

  mutating func add(_ reading: RecordedReading) {
    guard let text = reading.read, !text.isEmpty, !reading.printed.isEmpty else { return }
    let (printed, read) = (Array(reading.printed.unicodeScalars), Array(text.unicodeScalars))
    guard read.count == reading.confidences.count else { return }
    let alignment = Alignment(printed: printed, read: read)
    guard 2 * alignment.differences < max(printed.count, read.count) else {
      others += 1
      return
    }
    lines += 1
    characters += printed.count
    for step in alignment.steps {
      switch step {
      case .pair(let one, let other):
        let isRight = printed[one] == read[other]
        outcomes.append((reading.confidences[other], isRight))
        guard !isRight else { continue }
        wrong += 1
        confusions[
          Pair(printed: String(printed[one]), read: String(read[other])), default: 0] += 1
      case .lost: lost += 1
      case .invented(let other):
        invented += 1
        outcomes.append((reading.confidences[other], false))
      }
    }
  }
}

extension CalibrationFile {
  /// The file: JSON, its numbers rounded to six decimals, the same for the same measurement.
  public var bytes: [UInt8] {
    func number(_ value: Double) -> String {
      let text = "\((value * 1e6).rounded() / 1e6)"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    func quoted(_ text: String) -> String {
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    let steps = steps.map { "[\(number($0.upper)), \(number($0.probability))]" }
    let confusions = confusions.map {
      "[\(quoted($0.printed)), \(quoted($0.read)), \($0.count)]"
    }
    let members = [
      "\"format\": 1", "\"engine\": \(quoted(engine))", "\"model\": \(quoted(model))",
      "\"date\": \(quoted(date))", "\"lines\": \(lines)", "\"others\": \(others)",
      "\"characters\": \(characters)",
      "\"calibration\": [\n    \(steps.joined(separator: ",\n    "))\n  ]",
      "\"confusions\": [\(confusions.isEmpty ? "" : "\n    ")\(Self.rows(confusions))\n  ]",
      "\"deletion\": \(number(deletion))", "\"insertion\": \(number(insertion))",
    ]
    return Array("{\n  \(members.joined(separator: ",\n  "))\n}\n".utf8)
  }

  /// Six of them on a line.
  private static func rows(_ items: [String]) -> String {
    stride(from: 0, to: items.count, by: 6)
      .map { items[$0..<min($0 + 6, items.count)].joined(separator: ", ") }
      .joined(separator: ",\n    ")
  }
}
