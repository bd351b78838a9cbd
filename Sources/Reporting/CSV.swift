import Proofing

/// The run as a table, `results.csv`: RFC 4180, CRLF, a fixed header, no personal data.
///
/// Rows stand in the order of the run. A cell that a spreadsheet would take for a formula starts with
/// an apostrophe.
public func csvFile(_ batch: Batch) -> [UInt8] {
  let header = [
    "id", "decision", "retry", "reasons", "fault", "fault_field", "documents", "issuers",
    "milliseconds", "takes", "final", "final_reason",
  ]
  let rows = batch.rows.map { row -> [String] in
    let fault = if case .refused(let fault) = row.ending { fault } else { nil as Fault? }
    return [
      row.id, row.ending.word, row.retry ? "yes" : "no",
      row.reasons.map(\.rawValue).joined(separator: " "),
      fault?.code.rawValue ?? "", fault?.field ?? "",
      row.documents.map(\.rawValue).joined(separator: " "),
      row.issuers.map(issuerLabel).joined(separator: " "),
      wholeMilliseconds(row.milliseconds), String(row.takes),
      row.final?.verdict.rawValue ?? "", row.final?.reason.rawValue ?? "",
    ]
  }
  let lines = ([header] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }
  return Array(lines.joined().utf8)
}

/// The issuer when it has the form of a code, otherwise `other`: a job file may hold any text there.
func issuerLabel(_ issuer: String) -> String { hasFormOfIssuer(issuer) ? issuer : "other" }

/// Milliseconds without decimals, and 0 for what is no time.
func wholeMilliseconds(_ milliseconds: Double) -> String {
  String(Int(exactly: max(0, milliseconds).rounded()) ?? 0)
}

private func cell(_ text: String) -> String {
  // What spreadsheets take for the start of a formula (OWASP, CSV injection).
  let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "|", "%"]
  let first = text.unicodeScalars.first { $0 != " " }
  let safe = first.map(starts.contains) == true ? "'" + text : text
  let special: Set<Unicode.Scalar> = ["\"", ",", "\r", "\n"]
  guard safe.unicodeScalars.contains(where: special.contains) else { return safe }
  var quoted = "\""
  for scalar in safe.unicodeScalars {
    if scalar == "\"" { quoted += "\"" }
    quoted.unicodeScalars.append(scalar)
  }
  return quoted + "\""
}
