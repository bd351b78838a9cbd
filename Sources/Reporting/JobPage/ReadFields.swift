import Proofing

/// The fields of a result for its page: a row an attribute, a cell a zone, and the boxes that belong to them.
///
/// A box has a number, which stands beside every value that was read in it: those of a barcode share one.
struct ReadFields {
  /// A row an attribute.
  private(set) var rows: [JSON] = []
  /// A flattened page each, with its boxes.
  private(set) var pages: [JSON] = []
  /// The zones in which anything was read.
  private(set) var zones: [Zone] = []

  private let result: JSON
  private let review: ReviewMaterial?
  private var boxes: [PageBox] = []

  /// A place on a page where something was read.
  private struct PageBox {
    var place: ReviewMaterial.PicturePlace
    var box: Box
    var agreement: Comparison.Agreement
    var names: [String]
  }

  /// The fields of a result, read with what a reviewer may see besides.
  init(_ result: JSON, review: ReviewMaterial?) {
    self.result = result
    self.review = review
    let fields = result["fields"]?.sortedByAttribute ?? []
    let used = Set(
      fields.flatMap { $0.value["sources"]?.elements ?? [] }
        .compactMap { $0["zone"]?.text })
    zones = Zone.allCases.filter { used.contains($0.rawValue) }
    number(fields)
    rows = fields.map(row)
    pages = pictures()
  }

  /// Gives every box its number, page by page, in the order of the fields.
  private mutating func number(_ fields: [(key: Attribute, value: JSON)]) {
    var found: [PageBox] = []
    for field in fields {
      for source in field.value["sources"]?.elements ?? [] {
        guard let place = place(source), let box = Box(recorded: source["box"]) else { continue }
        let agreement = agreement(field.key, source)
        let name = words(field.key.rawValue)
        if let known = found.firstIndex(where: { $0.place == place && $0.box == box }) {
          found[known].names.append(name)
          found[known].agreement = worse(found[known].agreement, agreement)
        } else {
          found.append(PageBox(place: place, box: box, agreement: agreement, names: [name]))
        }
      }
    }
    boxes = found.enumerated().sorted { left, right in
      let (one, other) = (left.element.place, right.element.place)
      return (one.evidence, one.picture, left.offset) < (
        other.evidence, other.picture, right.offset
      )
    }.map(\.element)
  }

  private func place(_ source: JSON) -> ReviewMaterial.PicturePlace? {
    guard let evidence = source["evidence"]?.whole, let picture = source["picture"]?.whole else {
      return nil
    }
    return ReviewMaterial.PicturePlace(evidence: evidence, picture: picture)
  }

  /// What the claim's comparison with this source came to; the parts of an address are compared as one.
  private func agreement(_ attribute: Attribute, _ source: JSON) -> Comparison.Agreement {
    comparison(attribute, source)
      .flatMap { $0["agreement"]?.text }.flatMap(Comparison.Agreement.init(rawValue:))
      ?? .notCompared
  }

  private func comparison(_ attribute: Attribute, _ source: JSON) -> JSON? {
    let whole: Attribute =
      switch attribute {
      case .street, .unit, .city, .region, .postalCode, .country: .address
      default: attribute
      }
    for compared in [attribute, whole] {
      let own = (result["fields"]?[compared.rawValue]?["comparisons"]?.elements ?? []).first {
        $0["evidence"] == source["evidence"] && $0["zone"] == source["zone"]
      }
      if let own { return own }
    }
    return nil
  }

  private func row(_ field: (key: Attribute, value: JSON)) -> JSON {
    let sources = field.value["sources"]?.elements ?? []
    let claimed =
      review?.claim.flatMap { shownClaim(field.key, $0) } ?? field.value["claimed"]?.text
    // An address is compared as a whole: what came of it stands in a row without a source.
    let joint = sources.isEmpty ? field.value["comparisons"]?.elements ?? [] : []
    return .members([
      "name": .string(words(field.key.rawValue)),
      "claimed": claimed.map { .string($0) },
      "zones": .array(
        zones.map { zone in
          .members([
            "label": .string(zoneTitle(zone)),
            "cells": .array(
              sources.filter { $0["zone"]?.text == zone.rawValue }.map { cell(field.key, $0) }
                + joint.filter { $0["zone"]?.text == zone.rawValue }.map(jointCell)),
          ])
        }),
    ])
  }

  private func shownClaim(_ attribute: Attribute, _ claim: Claim) -> String? {
    claimed(attribute, in: claim)?.revealed
  }

  private func cell(_ attribute: Attribute, _ source: JSON) -> JSON {
    let comparison = comparison(attribute, source)
    let agreement = agreement(attribute, source)
    let proof = source["proof"]?.text ?? Proof.none.rawValue
    let isShared = source["zone"]?.text == Zone.barcode.rawValue
    return .members([
      "value": source["value"] ?? "nothing",
      "proof": .string(
        proof == Proof.none.rawValue ? "nothing proves it" : "proved by \(words(proof))"),
      "confidence": source["confidence"]?.number.map { .string(percent($0)) },
      "engine": source["engine"],
      "truncated": .bool(source["truncated"]?.isTrue == true),
      "number": boxNumber(source).map { .string(String($0)) },
      "class": .string(agreement.rawValue),
      "sign": .string(sign(agreement)),
      "agreement": agreement == .notCompared ? nil : .string(words(agreement.rawValue)),
      "level": agreement == .notCompared
        ? nil : comparison?["level"]?.text.map { .string(words($0)) },
      // A barcode is one picture for all that it holds, and no person reads it.
      "crop": isShared ? nil : crop(source),
    ])
  }

  private func jointCell(_ comparison: JSON) -> JSON {
    let agreement =
      (comparison["agreement"]?.text).flatMap(Comparison.Agreement.init(rawValue:))
      ?? .notCompared
    return .members([
      "class": .string(agreement.rawValue), "sign": .string(sign(agreement)),
      "agreement": .string(words(agreement.rawValue)),
      "level": comparison["level"]?.text.map { .string(words($0)) },
    ])
  }

  private func boxNumber(_ source: JSON) -> Int? {
    guard let place = place(source), let box = Box(recorded: source["box"]) else { return nil }
    return boxes.firstIndex { $0.place == place && $0.box == box }.map { $0 + 1 }
  }

  /// The part of the page's picture that a field takes, with a margin, as the reader cuts it.
  private func crop(_ source: JSON) -> JSON? {
    guard let place = place(source), let file = review?.pages[place],
      let box = Box(recorded: source["box"]), let size = size(of: place)
    else { return nil }
    let margin = box.height / 4
    let (left, top) = (max(0, box.x - margin), max(0, box.y - margin))
    let width = min(size.width, box.x + box.width + margin) - left
    let height = min(size.height, box.y + box.height + margin) - top
    guard width > 0, height > 0 else { return nil }
    return .members([
      "file": .string(file), "view": .string("\(left) \(top) \(width) \(height)"),
      "width": .integer(size.width), "height": .integer(size.height),
      // As high as two lines of text, or less where that would be too wide.
      "shownHeight": .string(String(min(44, max(12, 300 * height / width)))),
      "shownWidth": .string(String(min(300, max(12, 44 * width / height)))),
    ])
  }

  private func size(of place: ReviewMaterial.PicturePlace) -> (width: Int, height: Int)? {
    let documents = result["evidence"]?.elements ?? []
    guard documents.indices.contains(place.evidence) else { return nil }
    let pictures = documents[place.evidence]["pictures"]?.elements ?? []
    guard pictures.indices.contains(place.picture),
      let page = pictures[place.picture]["page"], let width = page["width"]?.whole,
      let height = page["height"]?.whole, width > 0, height > 0
    else { return nil }
    return (width, height)
  }

  private func pictures() -> [JSON] {
    (result["evidence"]?.elements ?? []).enumerated().flatMap { evidence, document in
      (document["pictures"]?.elements ?? []).enumerated().map { number, picture in
        let place = ReviewMaterial.PicturePlace(evidence: evidence, picture: number)
        let title = [
          words(document["type"]?.text ?? "document"), picture["side"]?.text ?? "",
        ]
        return .members([
          "title": .string(title.joined(separator: ", ")),
          "note": .string(pictureNote(picture)),
          "drawing": size(of: place).map { drawing(place, size: $0) },
        ])
      }
    }
  }

  /// A page of a size with its boxes; letters and lines are as large as the page asks for.
  private func drawing(_ place: ReviewMaterial.PicturePlace, size: (width: Int, height: Int))
    -> JSON
  {
    let own = boxes.enumerated().filter { $0.element.place == place }
    var labels = BoxLabels(
      width: Double(size.width), height: Double(size.height), boxes: own.map(\.element.box))
    return .members([
      "file": review?.pages[place].map { .string($0) },
      "width": .integer(size.width), "height": .integer(size.height),
      "stroke": pixels(labels.stroke), "halo": pixels(labels.stroke * 2),
      "letter": pixels(labels.letter),
      "boxes": .array(
        own.map { number, found in
          let text = "\(number + 1) \(sign(found.agreement))"
          let label = labels.place(text, beside: found.box)
          // The line runs around what was read and not over it.
          let margin = labels.stroke
          let line = label.line(to: found.box)
          return .members([
            "lineFromX": pixels(line.from.x), "lineFromY": pixels(line.from.y),
            "lineToX": pixels(line.to.x), "lineToY": pixels(line.to.y),
            "x": pixels(Double(found.box.x) - margin), "y": pixels(Double(found.box.y) - margin),
            "width": pixels(Double(found.box.width) + 2 * margin),
            "height": pixels(Double(found.box.height) + 2 * margin),
            "class": .string(found.agreement.rawValue),
            "dash": dash(found.agreement, letter: labels.letter), "label": .string(text),
            "labelX": pixels(label.x), "labelY": pixels(label.y),
            "labelWidth": pixels(label.width), "labelHeight": pixels(label.height),
            "textX": pixels(label.x + labels.letter * 0.25),
            "textY": pixels(label.y + labels.letter),
            "title": .string(
              "\(found.names.joined(separator: ", ")): \(words(found.agreement.rawValue))"),
          ])
        }),
    ])
  }
}

extension Box {
  /// A box as a result records it; nil for one without a size.
  fileprivate init?(recorded box: JSON?) {
    guard let x = box?["x"]?.whole, let y = box?["y"]?.whole, let width = box?["width"]?.whole,
      let height = box?["height"]?.whole, width > 0, height > 0
    else { return nil }
    self.init(x: x, y: y, width: width, height: height)
  }
}

/// Lines differ as colours do: whole where something agrees or disagrees, broken where it partly does, dotted where
/// nothing was compared.
private func dash(_ agreement: Comparison.Agreement, letter: Double) -> JSON? {
  func dashes(_ lengths: Double...) -> JSON {
    .string(lengths.map { pixels($0 * letter).text ?? "" }.joined(separator: " "))
  }
  return switch agreement {
  case .agrees, .disagrees: nil
  case .partly: dashes(0.7, 0.3)
  case .notCompared: dashes(0.15, 0.3)
  }
}

/// What stands for an agreement where colours do not.
private func sign(_ agreement: Comparison.Agreement) -> String {
  switch agreement {
  case .agrees: "✓"
  case .partly: "≈"
  case .disagrees: "✗"
  case .notCompared: "·"
  }
}

private func worse(
  _ one: Comparison.Agreement, _ other: Comparison.Agreement
) -> Comparison.Agreement {
  let order: [Comparison.Agreement] = [.notCompared, .agrees, .partly, .disagrees]
  return (order.firstIndex(of: one) ?? 0) < (order.firstIndex(of: other) ?? 0) ? other : one
}
