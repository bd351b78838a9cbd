public import Proofing

/// The run as a table, `results.csv`: RFC 4180, CRLF, a fixed header, no personal data.
///
/// Rows stand in the order of the run. A cell that a spreadsheet would take for a formula starts with
/// an apostrophe.
public func csvFile(_ batch: Batch) -> [UInt8] {
  var file = Array(line(columns).utf8)
  for row in batch.rows { file += line(cells(row)).utf8 }
  return file
}

/// The same with what each applicant claimed in columns of its own behind, for a reviewer: personal data.
///
/// Social security numbers, telephone numbers and mail addresses are left out: whoever needs one opens the job file.
///
/// - Parameters:
///   - batch: The run.
///   - claim: What the applicant of a job claimed, by its id; nil where that is kept no longer.
/// - Returns: The file's bytes.
/// - Throws: What `claim` throws.
public func revealedCSVFile(_ batch: Batch, claim: (String) throws -> Claim?) rethrows -> [UInt8] {
  var file = Array(line(columns + claimColumns).utf8)
  for row in batch.rows {
    // A refused drop may have the name of a decided job.
    let claim = row.ending.verdict == nil ? nil : try claim(row.id)
    file += line(cells(row) + (claim.map(cells) ?? claimColumns.map { _ in "" })).utf8
  }
  return file
}

private let columns = [
  "id", "decision", "retry", "reasons", "fault", "fault_field", "documents", "issuers",
  "milliseconds", "takes", "final", "final_reason",
]

private let claimColumns = [
  "given_names", "middle_names", "family_name", "suffix", "date_of_birth", "document_number",
  "street", "unit", "city", "region", "postal_code", "country",
]

private func cells(_ row: BatchRow) -> [String] {
  let fault = row.ending.fault
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

private func cells(_ claim: Claim) -> [String] {
  let address = claim.address?.revealed
  return [
    claim.givenNames?.revealed, claim.middleNames?.revealed, claim.familyName.revealed,
    claim.suffix?.revealed, claim.dateOfBirth.revealed.description, claim.documentNumber?.revealed,
    address?.street, address?.unit, address?.city, address?.region, address?.postalCode,
    address?.country,
  ].map { $0 ?? "" }
}

private func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

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
