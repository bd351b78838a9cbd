import Foundation
import Proofing

/// A zone as the evidence has it: its characters, how sure each is, what was repaired.
struct ReadZone: Sendable, Equatable {
  /// The zone.
  var zone: MachineReadableZone
  /// How sure each cell is, 0 to 1, by line.
  var confidences: [[Double]]
  /// The check digits with whose help a character was replaced.
  var repaired: [MachineReadableZone.Check] = []
  /// How well the readings fit, by cell: the mean over the lines.
  var fit: Double

  /// The most probable zone of a format, before any repair; nil when the evidence has other lengths.
  init?(_ evidence: [LineEvidence], format: MachineReadableZone.Format) {
    let alphabets = format.alphabets
    guard evidence.map(\.cells.count) == alphabets.map(\.count) else { return nil }
    let scores = zip(evidence, alphabets).map { line, alphabets in
      zip(line.cells, alphabets).map { cell, alphabet in
        zip(cell, CharacterNoise.weights(alphabet)).map { $0 + log($1) }
      }
    }
    var indices = scores.map { line in line.map { Self.greatest($0) } }
    for part in [MachineReadableZone.Part.name, .givenNames] {
      guard let name = format.place(of: part) else { continue }
      let chosen = NameGrammar.best(
        Array(scores[name.line][name.columns]), isList: part == .givenNames)
      indices[name.line].replaceSubrange(name.columns, with: chosen)
    }
    for part in [MachineReadableZone.Part.issuer, .nationality] {
      guard let code = format.place(of: part) else { continue }
      let chosen = CountryCodes.best(Array(scores[code.line][code.columns]))
      indices[code.line].replaceSubrange(code.columns, with: chosen)
    }
    let lines = indices.map { String($0.map { MachineReadableZone.characters[$0] }) }
    guard let zone = MachineReadableZone(format: format, lines: lines) else { return nil }
    self.zone = zone
    confidences = zip(scores, indices).map { line, chosen in
      zip(line, chosen).map { scores, index in
        let most = scores.max() ?? 0
        let sum = scores.reduce(0) { $0 + exp($1 - most) }
        return exp(scores[index] - most) / sum
      }
    }
    fit = evidence.map(\.fit).reduce(0, +) / Double(evidence.count)
  }

  private static func greatest(_ scores: [Double]) -> Int {
    scores.indices.max { scores[$0] < scores[$1] } ?? 0
  }

  /// The least confidence among some cells, 1 when there is none.
  func leastConfidence(of cells: [MachineReadableZone.Cell]) -> Double {
    cells.map { confidences[$0.line][$0.column] }.min() ?? 1
  }

  /// Whether the digits speak against what was read as a whole: all failed before any repair, or all but one of three or more
  /// and no country's code was surely read where the nationality belongs.
  ///
  /// A row that was read without its beginning shows the date of expiry, with its digit, where the date of birth
  /// belongs in a zone of shorter lines: then one digit of several holds over what was surely read. On a misprinted
  /// document a single digit holds too, with everything in its place.
  var isRefutedAsAWhole: Bool {
    let checks = MachineReadableZone.Check.allCases
    let failed = checks.filter { repaired.contains($0) || zone.verdict(on: $0) == .refuted }
    let held = checks.count { !failed.contains($0) && zone.verdict(on: $0) == .verified }
    if held == 1, let code = zone.field(.nationality),
      CountryCodes.contains(code.value),
      leastConfidence(of: code.cells) >= FoundZone.provedBar
    {
      return false
    }
    return held < min(2, failed.count)
  }
}
