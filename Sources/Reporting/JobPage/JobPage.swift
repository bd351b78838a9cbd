public import Proofing

/// What a reviewer's copy of a job's page shows besides the result: only in the restricted folder.
public struct ReviewMaterial: Sendable {
  /// The claim, from the job file; nil when that is gone.
  public var claim: Claim?
  /// The files of flattened pages beside the page, by place of document and picture.
  public var pages: [PicturePlace: String]

  /// Which picture of a job.
  public struct PicturePlace: Hashable, Sendable {
    /// The document's place in the job.
    public var evidence: Int
    /// The picture's place in the document.
    public var picture: Int

    /// A place.
    public init(evidence: Int, picture: Int) {
      self.evidence = evidence
      self.picture = picture
    }
  }

  /// What there is to show.
  public init(claim: Claim?, pages: [PicturePlace: String]) {
    self.claim = claim
    self.pages = pages
  }
}

/// The files of the flattened pages that a packet holds, by the pictures that they are of.
///
/// - Parameter packetFile: The bytes of `packet.json`; nil when there is none.
/// - Returns: Names of files in the packet's folder.
public func packetPages(_ packetFile: [UInt8]?) -> [ReviewMaterial.PicturePlace: String] {
  guard let packet = packetFile.flatMap({ try? JSON(file: $0) }) else { return [:] }
  return (packet["pages"]?.elements ?? []).reduce(into: [:]) { files, page in
    // A name of the packet's own folder: nothing else is opened.
    guard let evidence = page["evidence"]?.whole, let picture = page["picture"]?.whole,
      let file = page["file"]?.text, !file.contains("/"), !file.hasPrefix(".")
    else { return }
    files[ReviewMaterial.PicturePlace(evidence: evidence, picture: picture)] = file
  }
}

/// One job as a page: what was claimed, read, compared, weighed and decided, and what was not.
///
/// It is made from the result and from what a person decided, so that it can be made again as long as they are there. It shows values as the
/// result has them and no picture: boxes lie on an empty outline. With `review` it shows the claim in clear and the
/// flattened pages with crops of the fields, which show what the document says whatever the text is masked by.
///
/// - Parameters:
///   - resultFile: The bytes of a result of format 1.
///   - final: What a person decided since; nil for nothing.
///   - review: For a reviewer's copy; nil for the page of a report.
///   - templates: The page's template.
/// - Returns: The page's bytes; nil when the bytes are no result.
public func jobPage(
  _ resultFile: [UInt8], final: FinalDecision? = nil, review: ReviewMaterial? = nil,
  templates: Templates
) -> [UInt8]? {
  guard let result = try? JSON(file: resultFile), result["format"]?.whole == 1,
    let id = result["id"]?.text, let decision = result["decision"]?.text
  else { return nil }
  let fields = ReadFields(result, review: review)
  let isEscalated = decision == Verdict.escalate.rawValue
  // From `reports/<run>/jobs/` or from `results/<id>.review/`.
  let results = review == nil ? "../../../results/" : "../"
  let told = (result["reasons"]?.elements ?? []).map(reasonView)
  return templates.render(
    .members([
      "id": .string(id),
      "decision": .string(decision),
      "next": (final.map(finalText) ?? nextText(result)).map { .string($0) },
      "revealed": .bool(review != nil),
      "report": review == nil ? "../index.html" : nil,
      "result": .string("\(results)\(pathSafe(id)).result.json"),
      "packet": isEscalated ? .string("\(results)\(pathSafe(id)).packet/index.html") : nil,
      "facts": .array(jobFacts(result)),
      "doubts": .array(told.filter { !isQuiet($0) }),
      "others": told.contains(where: isQuiet)
        ? .members(["list": .array(told.filter(isQuiet))]) : nil,
      "pages": .array(fields.pages),
      "hasPictures": .bool(review?.pages.isEmpty == false),
      "zones": .strings(fields.zones.map { zoneTitle($0) }),
      "fields": .array(fields.rows),
      "knowledge": knowledgeView(result),
      "score": Waterfall(result["score"])?.view,
      "checks": .array(checkTree(result)),
      "notEvaluated": .array(
        (result["notEvaluated"]?.sortedMembers ?? []).map { name, entry in
          .members([
            "name": .string(words(name)), "why": entry["why"],
            "upstream": entry["upstream"].map(upstreamView),
          ])
        }),
      "stages": bars(result["timings"]?["milliseconds"]),
      "pictureStages": .array(pictureStages(result)),
      "versions": .array(versionsView(result["versions"])),
    ]), with: "job")
}

private func isQuiet(_ reason: JSON) -> Bool {
  reason["decisive"]?.isTrue != true
    && ["support", "inform"].contains(reason["class"]?.text)
}

private func jobFacts(_ result: JSON) -> [JSON] {
  let timings = result["timings"]
  let documents = (result["evidence"]?.elements ?? []).map { document in
    words(document["type"]?.text ?? "document")
      + (document["issuer"]?.text.map { " of \(issuerLabel($0))" } ?? "")
  }
  let total = timings?["milliseconds"]?["total"]?.number
  let policy = result["versions"]?["policy"]
  let facts: [(String, String?)] = [
    ("Documents", documents.isEmpty ? nil : documents.joined(separator: ", ")),
    ("Submitted", timings?["submittedAt"]?.text.map(readableTime)),
    ("Decided", timings?["decidedAt"]?.text.map(readableTime)),
    ("Took", total.map(timeText)),
    ("Attempt", timings?["attempt"]?.whole.map { String($0) }),
    ("Takes", timings?["takes"]?.whole.map { String($0) }),
    ("Dates compared with", timings?["today"]?.text),
    ("Run", timings?["run"]?.text),
    ("Policy", policy?["name"]?.text.map { "\($0) \(shortDigest(policy?["digest"]?.text ?? ""))" }),
  ]
  return facts.compactMap { label, value in
    value.map { .object(["label": .string(label), "value": .string($0)]) }
  }
}

/// What a person decided; who did is in the final decision and in the audit log alone.
private func finalText(_ final: FinalDecision) -> String {
  let at = timestamp(final.decidedAt).map { ", \(readableTime($0))" } ?? ""
  return
    "\(final.verdict.rawValue), by a person: \(final.reason.rawValue)\(at)\(final.redress ? ", in redress" : "")"
}

private func nextText(_ result: JSON) -> String? {
  if result["escalation"] != nil {
    let channel = result["escalation"]?["channel"]?.text ?? "a person"
    let appointment = result["escalation"]?["appointment"]?["from"]?.text
      .map { ", \(readableTime($0))" }
    return channel == "video" ? "to a video call\(appointment ?? "")" : "to a \(channel)"
  }
  guard result["retry"]?["allowed"]?.isTrue == true else { return nil }
  let left = result["retry"]?["attemptsLeft"]?.whole.map { ", attempts left: \($0)" } ?? ""
  return "may try again\(left)"
}

private func knowledgeView(_ result: JSON) -> JSON? {
  guard let check = result["checks"]?["knowledge"] else { return nil }
  let session = check["session"]
  let counts: [(String, String)] = [
    ("asked", "asked"), ("right", "right"), ("wrong", "wrong"), ("unanswered", "unanswered"),
    ("canariesRight", "with no true option, answered with none"),
    ("canariesTaken", "with no true option, answered with something"),
  ]
  let lines = counts.compactMap { key, label in
    session?[key]?.whole.map { JSON.members(["label": .string(label), "count": .integer($0)]) }
  }
  let told = (result["reasons"]?.elements ?? []).filter {
    $0["code"]?.text?.hasPrefix("kba.") == true
  }
  return .members([
    "status": .string(words(session?["status"]?.text ?? "notOffered")),
    "counts": (session?["asked"]?.whole ?? 0) > 0 ? .members(["list": .array(lines)]) : nil,
    "reasons": .array(told.map(reasonView)),
  ])
}

/// The checks with what each rests on, and with what was not run and why.
private func checkTree(_ result: JSON) -> [JSON] {
  let texts = (result["reasons"]?.elements ?? []).reduce(into: [String: String]()) {
    texts, reason in
    if let code = reason["code"]?.text { texts[code] = reason["text"]?.text }
  }
  return Check.Name.allCases.compactMap { name in
    guard let check = result["checks"]?[name.rawValue], let status = check["status"]?.text else {
      return nil
    }
    let codes = (check["reasons"]?.elements ?? []).compactMap(\.text)
    let isSilent = codes.isEmpty && status == Check.Status.notRun.rawValue
    return .members([
      "name": .string(words(name.rawValue)), "status": .string(words(status)),
      "class": .string(status), "required": .bool(check["required"]?.isTrue == true),
      "reasons": .array(
        codes.map { code in
          .members(["code": .string(code), "text": texts[code].map { .string($0) }])
        }),
      "why": isSilent ? "Nothing that it looks at was there." : nil,
    ])
  }
}

/// Wall milliseconds of the job's stages as bars; nil when there are none.
private func bars(_ stages: JSON?) -> JSON? {
  let own = (stages?.sortedMembers ?? []).filter { $0.key != "total" }
  let bars = own.compactMap { stage, time in
    time.number.map {
      Bars.Bar(name: stage, length: $0, text: timeText($0))
    }
  }
  return bars.isEmpty ? nil : .members(["bars": Bars(bars: bars).view])
}

private func pictureStages(_ result: JSON) -> [JSON] {
  (result["evidence"]?.elements ?? []).enumerated().flatMap { place, document in
    (document["pictures"]?.elements ?? []).compactMap { picture in
      bars(picture["milliseconds"]).map { bars in
        .members([
          "title": .string("document \(place + 1), \(picture["side"]?.text ?? "")"),
          "stages": bars,
        ])
      }
    }
  }
}

private func versionsView(_ versions: JSON?) -> [JSON] {
  let policy = versions?["policy"]
  let own: [(String, String?)] = [
    ("program", versions?["program"]?.text), ("policy", policy?["name"]?.text),
    ("policy digest", policy?["digest"]?.text),
    ("reason catalogue", versions?["reasonCatalogue"]?.whole.map { String($0) }),
  ]
  let engines = (versions?["engines"]?.sortedMembers ?? []).map { ($0.key, $0.value.text) }
  let tables = (versions?["tables"]?.sortedMembers ?? []).map { ("table/" + $0.key, $0.value.text) }
  return (own + engines + tables).compactMap { name, version in
    version.flatMap { version in
      version.isEmpty
        ? nil : .members(["name": .string(name), "version": .string(version)])
    }
  }
}

/// What a column of values is headed by.
func zoneTitle(_ zone: Zone) -> String {
  switch zone {
  case .visual: "Printed"
  case .machineReadable: "MRZ"
  case .barcode: "Barcode"
  }
}
