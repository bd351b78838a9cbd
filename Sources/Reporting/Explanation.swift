import Proofing

/// One decision explained in the terminal, from the bytes of its result file.
///
/// Reads files of every version of this program: what it does not know it leaves out.
///
/// - Throws: ``ExplanationError`` when the bytes are no result file.
public func explain(
  _ resultFile: [UInt8], style: TerminalStyle = TerminalStyle()
) throws(ExplanationError) -> String {
  let result: JSON
  do { result = try JSON(file: resultFile).legible } catch { throw .notJSON }
  guard let id = result["id"]?.text, let decision = result["decision"]?.text else {
    throw .notAResult
  }
  let sections: [(String, [String])] = [
    ("Reasons", (result["reasons"]?.elements ?? []).map { reasonLine($0, style) }),
    ("Score", scoreLines(result)),
    ("Checks", checkLines(result["checks"], style)),
    ("Fields", (result["fields"]?.sortedByAttribute ?? []).flatMap(fieldLines)),
    ("Evidence", evidenceLines(result["evidence"])),
    ("Next", nextLines(result)),
    ("Not evaluated", notEvaluatedLines(result["notEvaluated"])),
    ("Versions", versionLines(result["versions"])),
    ("Timings", timingLines(result["timings"])),
  ]
  let head = "\(id)  \(style.colored(decision, as: decision))\n"
  return sections.reduce(into: head) { text, section in
    guard !section.1.isEmpty else { return }
    text += "\n\(section.0)\n" + section.1.map { "  \($0)\n" }.joined()
  }
}

/// Why a file cannot be explained.
public enum ExplanationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// It is no JSON.
  case notJSON
  /// It is JSON without an id and a decision.
  case notAResult

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .notJSON: "expected a result file, found something that is no JSON"
    case .notAResult: "expected a result file, found JSON without an id and a decision"
    }
  }
}

private func reasonLine(_ reason: JSON, _ style: TerminalStyle) -> String {
  let code = reason["code"]?.text ?? "?"
  let push = reason["push"]?.text ?? ""
  let mark = reason["decisive"]?.isTrue == true ? "*" : " "
  let about = place(reason)
  let text = [about.isEmpty ? nil : "(\(about))", reason["text"]?.text].compactMap { $0 }
  return "\(mark) \(style.colored(padded(push, to: 8), as: push)) \(code)"
    + (text.isEmpty ? "" : "  " + text.joined(separator: " "))
}

private func checkLines(_ checks: JSON?, _ style: TerminalStyle) -> [String] {
  Check.Name.allCases.compactMap { name in
    guard let check = checks?[name.rawValue], let status = check["status"]?.text else {
      return nil
    }
    let need = check["required"]?.isTrue == true ? "required" : "optional"
    let reasons = (check["reasons"]?.elements ?? []).compactMap(\.text).joined(separator: " ")
    let word = style.colored(padded(words(status), to: 7), as: status)
    return "\(padded(words(name.rawValue), to: 16)) \(word) \(need)"
      + (reasons.isEmpty ? "" : "  \(reasons)")
  }
}

private func fieldLines(_ field: (key: Attribute, value: JSON)) -> [String] {
  let claimed = field.value["claimed"]?.text.map { "claimed \($0)" }
  let sources = (field.value["sources"]?.elements ?? []).map { source in
    let value = source["value"]?.text ?? "nothing"
    let proof = words(source["proof"]?.text ?? "none")
    let confidence = source["confidence"]?.number.map { ", least \(percent($0))" } ?? ""
    let engine = source["engine"]?.text.map { ", \($0)" } ?? ""
    return "  read \(value) (\(place(source)); proved by \(proof)\(confidence)\(engine))"
  }
  let comparisons = (field.value["comparisons"]?.elements ?? []).map { comparison in
    let agreement = words(comparison["agreement"]?.text ?? "notCompared")
    let level = words(comparison["level"]?.text ?? "missing")
    return "  \(agreement): \(level) (\(place(comparison)))"
  }
  return ["\(words(field.key.rawValue)): \(claimed ?? "not claimed")"] + sources + comparisons
}

private func evidenceLines(_ evidence: JSON?) -> [String] {
  (evidence?.elements ?? []).enumerated().flatMap { place, document in
    let type = words(document["type"]?.text ?? "document")
    let issuer = document["issuer"]?.text.map { ", issued by \($0)" } ?? ""
    let pictures = (document["pictures"]?.elements ?? []).map { picture in
      "  \(picture["side"]?.text ?? "side not named"): \(pictureNote(picture))"
    }
    return ["document \(place + 1): \(type)\(issuer)"] + pictures
  }
}

private func nextLines(_ result: JSON) -> [String] {
  var lines: [String] = []
  if let retry = result["retry"], retry["allowed"]?.isTrue == true {
    let left = retry["attemptsLeft"]?.whole.map { ", attempts left: \($0)" } ?? ""
    let codes = (retry["reasons"]?.elements ?? []).compactMap(\.text).joined(separator: " ")
    lines.append("another try is allowed\(left)  \(codes)")
  }
  if let escalation = result["escalation"] {
    let packet = escalation["packet"]?.text.map { ", packet \($0)" } ?? ""
    lines.append("to a person by \(escalation["channel"]?.text ?? "?")\(packet)")
  }
  return lines
}

private func notEvaluatedLines(_ notEvaluated: JSON?) -> [String] {
  (notEvaluated?.sortedMembers ?? []).map { name, entry in
    let upstream = entry["upstream"].flatMap { upstreamView($0).text }
    return "\(padded(words(name), to: 20)) \(upstream ?? entry["why"]?.text ?? "")"
  }
}

private func versionLines(_ versions: JSON?) -> [String] {
  let policy = versions?["policy"]
  let own: [(String, String?)] = [
    ("program", versions?["program"]?.text),
    (
      "policy",
      [policy?["name"]?.text, policy?["digest"]?.text].compactMap { $0 }.joined(separator: " ")
    ),
    ("reason catalogue", versions?["reasonCatalogue"]?.whole.map { String($0) }),
  ]
  let engines = (versions?["engines"]?.sortedMembers ?? []).map { ($0.key, $0.value.text) }
  let tables = (versions?["tables"]?.sortedMembers ?? []).map { ($0.key, $0.value.text) }
  return (own + engines + tables).compactMap { name, version in
    version.flatMap { $0.isEmpty ? nil : "\(padded(name, to: 20)) \($0)" }
  }
}

private func timingLines(_ timings: JSON?) -> [String] {
  let facts = ["decidedAt", "today", "run"].compactMap { key in
    timings?[key]?.text.map { "\(padded(words(key), to: 20)) \($0)" }
  }
  let counts = ["takes", "attempt"].compactMap { key in
    timings?[key]?.whole.map { "\(padded(key, to: 20)) \($0)" }
  }
  let stages = (timings?["milliseconds"]?.sortedMembers ?? []).compactMap { stage, time in
    time.number.map { "\(padded(stage, to: 20)) \(String($0)) ms" }
  }
  return facts + counts + stages
}
