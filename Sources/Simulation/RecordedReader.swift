public import Calibration
import Proofing
import Randomness

/// Reads invented documents as engines read drawn ones: with the errors and confidences of recorded readings.
///
/// One recorded picture stands for one picture of a job, so that what a poor picture does to all of its
/// fields stays together. Nothing here knows how readings are scored.
public struct RecordedReader: Sendable {
  /// The fields of each recorded picture of a zone, in the order of pictures.
  private var pictures: [Zone: [[Attribute: ReadTemplate]]] = [:]
  /// What characters were wrongly read as, by engine and printed character; and by digit or letter.
  private var errors: [String: [Unicode.Scalar: [Misreading]]] = [:]
  private var anyErrors: [String: [Bool: [Misreading]]] = [:]

  struct Misreading: Sendable {
    var read: Unicode.Scalar
    var confidence: Double
  }

  /// A reader by recorded readings; their order within a picture does not matter.
  public init(_ readings: [RecordedReading]) {
    for (zone, own) in Dictionary(grouping: readings, by: \.zone) {
      pictures[zone] = Dictionary(grouping: own, by: \.picture).sorted { $0.key < $1.key }.map {
        Dictionary(
          $0.value.map { ($0.field, ReadTemplate($0)) }, uniquingKeysWith: { first, _ in first })
      }
    }
    // In a fixed order, since they are picked by their places.
    let templates = Zone.allCases.flatMap { pictures[$0] ?? [] }
      .flatMap { $0.sorted { $0.key < $1.key }.map(\.value) }
    for template in templates where !template.isFromElsewhere {
      let reading = template.reading
      for column in template.columns {
        guard case .wrong(let printed, let read, let confidence) = column.outcome else { continue }
        let one = Misreading(read: read, confidence: confidence)
        errors[reading.engine, default: [:]][printed, default: []].append(one)
        anyErrors[reading.engine, default: [:]][printed.isDigit, default: []].append(one)
      }
    }
  }

  /// Whether there is a picture of every zone.
  public var isComplete: Bool { Zone.allCases.allSatisfy { pictures[$0]?.isEmpty == false } }

  /// Reads a picture.
  ///
  /// - Parameters:
  ///   - zone: The zone.
  ///   - fields: What stands there.
  ///   - random: The numbers that choose the recorded picture.
  /// - Returns: The readings, in the order of attributes; fields that the engine did not read there are missing.
  func read(
    _ zone: Zone, _ fields: [Attribute: String], by random: inout SeededRandom
  ) -> [Reading] {
    guard let recorded = random.pick(pictures[zone] ?? []) else { return [] }
    return fields.sorted { $0.key < $1.key }.compactMap { attribute, printed in
      guard let row = Self.row(for: attribute, in: recorded) else { return nil }
      return read(attribute, printed, as: row, by: &random)
    }
  }

  /// The recorded field that stands for an attribute; what stood beside it, where the picture had none.
  private static func row(
    for attribute: Attribute, in recorded: [Attribute: ReadTemplate]
  ) -> ReadTemplate? {
    if let own = recorded[attribute] { return own }
    return switch attribute {
    case .middleNames: recorded[.givenNames]
    case .suffix: recorded[.familyName]
    case .unit: recorded[.street]
    case .nameField, .issuer: recorded[.familyName]
    default: nil
    }
  }

  private func read(
    _ attribute: Attribute, _ printed: String, as template: ReadTemplate,
    by random: inout SeededRandom
  ) -> Reading? {
    let row = template.reading
    guard let wholly = row.read else { return nil }
    var value = ""
    var confidences: [Double] = []
    func add(_ scalar: Unicode.Scalar, _ confidence: Double) {
      value.unicodeScalars.append(scalar)
      confidences.append(confidence)
    }
    if template.isFromElsewhere {
      for (scalar, confidence) in zip(wholly.unicodeScalars, row.confidences) {
        add(scalar, confidence)
      }
    } else {
      let count = printed.unicodeScalars.count { $0.isLetterOrDigit }
      var place = 0
      var last = -1
      for scalar in printed.unicodeScalars {
        guard scalar.isLetterOrDigit else {
          add(scalar, 1)
          continue
        }
        let index = min(template.columns.count - 1, place * template.columns.count / max(1, count))
        place += 1
        guard index >= 0 else { continue }
        let column = template.columns[index]
        // On a text longer than the recorded one a column stands for several characters, one of them wrong.
        switch (column.outcome, isRepeated: index == last) {
        case (.right(let confidence), _), (.wrong(_, _, let confidence), true):
          add(scalar, confidence)
        case (.lost, true): add(scalar, row.leastConfidence)
        case (.lost, false): break
        case (.wrong(let own, let read, let confidence), false):
          if own == scalar {
            add(read, confidence)
          } else if let error = misreading(of: scalar, by: row.engine, &random) {
            add(error.read, error.confidence)
          } else {
            add(scalar, confidence)
          }
        }
        if index != last {
          for (scalar, confidence) in column.invented { add(scalar, confidence) }
        }
        last = index
      }
    }
    guard let value = attribute.parsed(value) else { return nil }
    guard value.unicodeScalars.count == confidences.count else { return nil }
    return Reading(
      attribute: attribute, zone: row.zone, box: Box(x: 0, y: 0, width: 1, height: 1), raw: value,
      value: value, confidences: confidences, proof: row.proof, engine: row.engine)
  }

  /// What an engine took this character for somewhere else; or what it took any digit, or letter, for.
  private func misreading(
    of scalar: Unicode.Scalar, by engine: String, _ random: inout SeededRandom
  ) -> Misreading? {
    let own = errors[engine]?[scalar] ?? []
    let others = (anyErrors[engine]?[scalar.isDigit] ?? []).filter { $0.read != scalar }
    return random.pick(own.isEmpty ? others : own)
  }
}

extension Attribute {
  /// A value as a reader would give it on; nil where it would not, because it is none.
  fileprivate func parsed(_ value: String) -> String? {
    switch self {
    case .dateOfBirth, .dateOfExpiry, .dateOfIssue:
      // A zone writes six digits, and whoever reads it takes them as they are.
      value.count == 6 || CalendarDate(iso8601: value) != nil ? value : nil
    case .sex: ["M", "F", "X"].contains(value) ? value : nil
    default: value.isEmpty ? nil : value
    }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
  var isLetterOrDigit: Bool { properties.isAlphabetic || isDigit }
}
