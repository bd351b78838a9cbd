import Proofing

/// The packet in words, for the template: nothing that `packet.json` does not say.
func packetView(_ packet: JSON) -> JSON {
  let appointment = packet["appointment"]?["from"]?.text.map(readableTime)
  let head: [(String, String?)] = [
    ("Relying party", packet["relyingParty"]?.text),
    ("Purpose", packet["purpose"]?.text),
    ("Language", packet["locale"]?.text),
    ("Appointment", appointment),
    ("Planned length", packet["minutes"]?.whole.map { "\($0) minutes" }),
    ("Priority", packet["priority"]?.whole.flatMap { $0 == 0 ? nil : String($0) }),
    ("Attempt", packet["attempt"]?.whole.map { String($0) }),
    ("Decided", packet["decidedAt"]?.text.map(readableTime)),
    ("Run", packet["run"]?.text),
    ("Policy", packet["versions"]?["policy"]?["name"]?.text),
  ]
  let doubted = (packet["mustNotBeNamed"]?.elements ?? []).compactMap(\.text)
    .compactMap(Attribute.init(rawValue:))
  let fields = packet["fields"]?.sortedByAttribute ?? []
  let sorted =
    fields.filter { doubted.contains($0.key) } + fields.filter { !doubted.contains($0.key) }
  let facts = head.compactMap { label, value -> JSON? in
    value.map { .object(["label": .string(label), "value": .string($0)]) }
  }
  let unnamed = doubted.map { words($0.rawValue) }.joined(separator: ", ")
  let unevaluated = (packet["notEvaluated"]?.sortedMembers ?? []).map { name, entry -> JSON in
    .members([
      "name": .string(words(name)), "why": entry["why"],
      "upstream": entry["upstream"].map(upstreamView),
    ])
  }
  return .members([
    "id": packet["id"],
    "head": .array(facts),
    "why": .array(packet["why"]?.elements.map(reasonView) ?? []),
    "lookAt": packet["lookAt"],
    "ask": packet["ask"],
    "mustNotBeSaid": packet["mustNotBeSaid"],
    "mustNotBeNamed": unnamed.isEmpty ? nil : .string(unnamed),
    "doubtful": .array(doubtfulCrops(of: doubted, packet)),
    "bring": packet["bring"],
    "meeting": packet["meeting"].map(meetingView),
    "calendar": packet["calendar"],
    "evidence": .array(evidenceView(packet)),
    "fields": .array(sorted.map { fieldView($0, packet) }),
    "checks": .array(checksView(packet["checks"])),
    "notEvaluated": .array(unevaluated),
  ])
}

extension JSON {
  /// The members of an object whose keys are attributes, in the order of the attributes.
  var sortedByAttribute: [(key: Attribute, value: JSON)] {
    Attribute.allCases.compactMap { attribute in
      self[attribute.rawValue].map { (attribute, $0) }
    }
  }
}

/// `2026-11-23 09:00 UTC` for the timestamp of a file.
func readableTime(_ timestamp: String) -> String {
  let parts = timestamp.split(separator: "T")
  guard parts.count == 2 else { return timestamp }
  return "\(parts[0]) \(parts[1].prefix(5)) UTC"
}

private func meetingView(_ meeting: JSON) -> JSON {
  let until = meeting["expiresAt"]?.text.map(readableTime)
  return .members(["url": meeting["url"], "until": until.map { .string($0) }])
}

func reasonView(_ reason: JSON) -> JSON {
  let push = reason["push"]?.text.flatMap(Push.init(rawValue:))
  return .members([
    "code": reason["code"],
    "text": reason["text"] ?? "This code is not in the reason catalogue.",
    "place": place(reason).isEmpty ? nil : .string(place(reason)),
    "push": push.map { .string(words($0)) },
    "class": push.map { .string($0.rawValue) },
    "decisive": reason["decisive"],
  ])
}

private func evidenceView(_ packet: JSON) -> [JSON] {
  (packet["evidence"]?.elements ?? []).enumerated().map { place, evidence in
    let pages = packet["pages"]?.elements.filter { $0["evidence"]?.number == Double(place) } ?? []
    let pictures = (evidence["pictures"]?.elements ?? []).enumerated().map { number, picture in
      let page = pages.first { $0["picture"]?.number == Double(number) }
      return JSON.members([
        "side": picture["side"],
        "note": .string(pictureNote(picture)),
        "file": page?["file"],
      ])
    }
    return .members([
      "number": .integer(place + 1),
      "type": evidence["type"]?.text.map { .string(words($0)) },
      "issuer": evidence["issuer"],
      "pictures": .array(pictures),
    ])
  }
}

func pictureNote(_ picture: JSON) -> String {
  guard let format = picture["format"], let name = format["name"]?.text,
    let width = format["width"]?.whole, let height = format["height"]?.whole
  else { return "could not be opened" }
  let resolution = picture["quality"]?["dotsPerInch"]?.whole.map { ", \($0) dots per inch" }
  return "\(name.uppercased()), \(width) × \(height) pixels\(resolution ?? "")"
}

private func fieldView(_ field: (key: Attribute, value: JSON), _ packet: JSON) -> JSON {
  let sources = field.value["sources"]?.elements ?? []
  return .members([
    "name": .string(words(field.key.rawValue)),
    "claimed": field.value["claimed"],
    "sources": .array(
      sources.map { source in
        .members([
          "place": .string(place(source)),
          "value": source["value"],
          "proof": source["proof"]?.text.map {
            .string($0 == Proof.none.rawValue ? "nothing proves it" : "proved by \(words($0))")
          },
          "confidence": source["confidence"]?.number.map { .string(percent($0)) },
          "file": crop(of: field.key, source, packet),
        ])
      }),
    "comparisons": .array(
      (field.value["comparisons"]?.elements ?? []).map { comparison in
        .members([
          "place": .string(place(comparison)),
          "agreement": comparison["agreement"]?.text.map { .string(words($0)) },
          "class": comparison["agreement"],
          "level": comparison["level"]?.text.map { .string(words($0)) },
        ])
      }),
  ])
}

/// The crops of the fields in doubt: what to look at first, without barcodes, which tell an eye nothing.
private func doubtfulCrops(of attributes: [Attribute], _ packet: JSON) -> [JSON] {
  attributes.flatMap { attribute in
    (packet["pages"]?.elements ?? []).flatMap { page -> [JSON] in
      let crops = (page["crops"]?.elements ?? []).filter { crop in
        crop["attribute"]?.text == attribute.rawValue && crop["zone"]?.text != Zone.barcode.rawValue
      }
      return crops.map { crop in
        let parts = [
          words(attribute.rawValue), page["side"]?.text, crop["zone"]?.text.map(words),
        ]
        return .members([
          "file": crop["file"],
          "label": .string(parts.compactMap { $0 }.joined(separator: ", ")),
        ])
      }
    }
  }
}

/// The file of a source's crop: the first in its zone and picture, as the readings of one field share their place.
///
/// Nil for a barcode on a page that is shown: it would be the same picture at every field.
private func crop(of attribute: Attribute, _ source: JSON, _ packet: JSON) -> JSON? {
  let page = packet["pages"]?.elements.first {
    $0["evidence"] == source["evidence"] && $0["picture"] == source["picture"]
  }
  if source["zone"]?.text == Zone.barcode.rawValue, page?["file"] != nil { return nil }
  return page?["crops"]?.elements.first {
    $0["attribute"]?.text == attribute.rawValue && $0["zone"] == source["zone"]
  }?["file"]
}

/// The checks in the order of the report.
func checksView(_ checks: JSON?) -> [JSON] {
  Check.Name.allCases.compactMap { name in
    checks?[name.rawValue].map { check in
      .members([
        "name": .string(words(name.rawValue)),
        "status": check["status"]?.text.map { .string(words($0)) },
        "class": check["status"],
        "required": check["required"],
        "reasons": .string(
          check["reasons"]?.elements.compactMap(\.text).joined(separator: ", ") ?? ""),
      ])
    }
  }
}

/// "pass, says example-vendor; not checked here".
func upstreamView(_ upstream: JSON) -> JSON {
  .string(
    "\(upstream["result"]?.text ?? "something"), says \(upstream["by"]?.text ?? "an earlier system")"
      + "; not checked here")
}

/// 0.934 as `93 %`, rounded down: a rounding must not make anything certain.
func percent(_ share: Double) -> String {
  guard share.isFinite else { return "–" }
  return "\(Int((min(max(share, 0), 1) * 100).rounded(.down))) %"
}
