import Foundation
import Proofing
import Reporting

extension Evaluation {
  /// The tables for a person, each line ending in a line feed.
  var tables: String {
    var tables: [[String]] = []
    let zones = pictures(of: .zones)
    if !zones.isEmpty {
      tables.append(
        ["Machine readable zones\(seconds(.zones))"]
          + aligned(
            [["", "pictures", "found", "exact", "lines", "exact", "proved", "proved wrong"]]
              + rows(zones, byKind: true).map { name, pictures in
                let score = Score.Zones(pictures)
                return [
                  name, "\(score.count)", "\(score.found)", "\(score.exact)",
                  "\(score.linesCount)", "\(score.linesExact)", "\(score.proved)",
                  "\(score.provedWrong)",
                ]
              }))
    }
    for (part, title) in [(Part.fronts, "License fronts"), (.backs, "License backs")] {
      let pictures = pictures(of: part)
      guard !pictures.isEmpty else { continue }
      let found = part == .fronts ? "read" : "decoded"
      tables.append(
        ["\(title)\(seconds(part))"]
          + aligned(
            [["", "pictures", found] + Self.fieldHeader]
              + rows(pictures).map { name, pictures in
                [name, "\(pictures.count)", "\(pictures.count(where: \.isFound))"]
                  + Self.cells(Score.Field(pictures.flatMap(\.fields)))
              }))
      let fields = pictures.flatMap(\.fields)
      if !fields.isEmpty { tables.append(Self.byField(fields)) }
    }
    let symbols = pictures(of: .symbols)
    if !symbols.isEmpty {
      tables.append(
        ["PDF417 symbols\(seconds(.symbols))"]
          + aligned(
            [["", "pictures", "decoded", "exact"]]
              + rows(symbols).map { name, pictures in
                [
                  name, "\(pictures.count)", "\(pictures.count(where: \.isFound))",
                  "\(pictures.count(where: \.isExact))",
                ]
              }))
    }
    let score = score
    if !payloads.isEmpty {
      tables.append(["Payloads: \(score.payload.exact) of \(score.payload.count) exact"])
      tables.append(Self.byField(payloads.flatMap(\.fields)))
    }
    let others = [
      score.negative.count > 0
        ? "Negatives: \(score.negative.count), values proved on them: \(score.negative.proved)"
        : nil,
      score.comparison.count > 0
        ? "Comparisons: \(score.comparison.exact) of \(score.comparison.count) on their level"
        : nil,
      uncounted > 0 ? "Rows not counted: \(uncounted)" : nil,
    ].compactMap(\.self)
    if !others.isEmpty { tables.append(others) }
    return tables.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  /// Every value that did not come out as it should, with the values: file, field, truth, what was
  /// read, and what the program says proves it.
  var misses: String {
    let pictures = pictures.flatMap { picture in
      picture.misses.map { ($0, picture.file, picture.trouble) }
    }
    let payloads = payloads.flatMap { payload in
      payload.fields.filter { $0.verdict != .exact }.map { ($0, payload.file, String?.none) }
    }
    let comparisons = comparisons.filter { $0.verdict != .exact }.map {
      ($0, "comparison-vectors.csv", String?.none)
    }
    let rows = (pictures + payloads + comparisons).map { field, file, trouble in
      [
        Self.shown(file), Self.shown(field.name),
        field.truth.map { Self.shown($0.revealed) } ?? "-",
        field.read.map { Self.shown($0.revealed) } ?? "-",
        trouble ?? (field.read == nil ? "-" : field.proof.rawValue),
      ]
    }
    guard !rows.isEmpty else { return "No misses\n" }
    return aligned([["file", "field", "truth", "read", "proof"]] + rows)
      .map { $0 + "\n" }.joined()
  }

  /// The whole, then its kinds, classes of pictures and groups, as far as there are any.
  private func rows(
    _ pictures: [MarkedPicture], byKind: Bool = false
  ) -> [(String, [MarkedPicture])] {
    let kinds = byKind ? PictureLabel.Kind.allCases : []
    let groups = Set(pictures.compactMap(\.group)).sorted()
    let parts =
      kinds.map { kind in (kind.rawValue, pictures.filter { $0.kind == kind }) }
      + PictureClass.allCases.map { one in
        (one.words, pictures.filter { $0.pictureClass == one })
      }
      + groups.map { group in
        ("group \(Self.shown(group))", pictures.filter { $0.group == group })
      }
    return [("all", pictures)] + parts.filter { !$0.1.isEmpty }
  }

  private func seconds(_ part: Part) -> String {
    cpuSeconds[part].map { ", \(String(format: "%.2f", $0)) s of CPU" } ?? ""
  }

  private static let fieldHeader = [
    "fields", "exact", "wrong", "missing", "proved", "proved wrong",
  ]

  private static func cells(_ score: Score.Field) -> [String] {
    [score.count, score.exact, score.wrong, score.missing, score.proved, score.provedWrong]
      .map(String.init)
  }

  private static func byField(_ fields: [MarkedField]) -> [String] {
    aligned(
      [[""] + fieldHeader]
        + Score.Field.byName(fields).sorted { $0.key < $1.key }.map {
          [shown($0.key)] + cells($0.value)
        })
  }

  /// A value on one line, without what could drive a terminal.
  private static func shown(_ text: String) -> String {
    let limit = 120
    let scalars = text.unicodeScalars.prefix(limit).map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
      default: scalar
      }
    }
    let shown = String(String.UnicodeScalarView(scalars))
    return text.unicodeScalars.count > limit ? shown + "…" : shown
  }
}
