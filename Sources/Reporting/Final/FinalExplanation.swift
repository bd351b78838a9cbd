public import Proofing

/// What people decided about a job, for a terminal: the decision in force, then the earlier ones.
///
/// Notes are not shown: they are in the file.
public func explain(
  _ final: FinalDecision, earlier: [FinalDecision], style: TerminalStyle = TerminalStyle()
) -> String {
  let word = style.colored(
    final.verdict.rawValue, as: final.verdict == .retry ? "warn" : final.verdict.rawValue)
  var lines = ["", "\(word), by a person: \(sentence(final))"]
  lines += earlier.reversed().map { "  before: \($0.verdict.rawValue), \(sentence($0))" }
  return lines.map { $0 + "\n" }.joined()
}

private func sentence(_ final: FinalDecision) -> String {
  let at = timestamp(final.decidedAt).map { ", \(readableTime($0))" } ?? ""
  let redress = final.redress ? ", in redress" : ""
  let note = final.note == nil ? "" : ", with a note"
  return "\(final.reason.rawValue), \(legible(final.agent))\(at)\(redress)\(note)"
}
