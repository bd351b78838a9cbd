public import Proofing

/// The readings of a payload, in the order of ``Attribute``.
///
/// Error correction (Reed-Solomon) vouches for every character of a decoded symbol, so their
/// confidence is .9995: what is left is the card's own errors. Nothing here was seen by an eye, and
/// no reading says that the symbol is genuine.
///
/// - Parameters:
///   - payload: A payload.
///   - box: Where the symbol is in the page.
/// - Returns: One reading for each attribute that the payload has for certain.
public func readings(of payload: AAMVAPayload, box: Box) -> [Reading] {
  func raw(_ ids: String...) -> String? {
    ids.lazy.compactMap { payload.elements[$0]?.revealed }.first { !isAbsent($0) }
  }
  var readings: [Reading] = []
  func add(_ attribute: Attribute, _ value: String?, raw: String?) {
    guard let value, !value.isEmpty else { return }
    readings.append(
      Reading(
        attribute: attribute, zone: .barcode, box: box, raw: raw ?? value, value: value,
        confidences: Array(repeating: 0.9995, count: value.unicodeScalars.count),
        proof: .errorCorrection, engine: "zxing/pdf417",
        truncated: payload.truncated.contains(attribute)))
  }
  let address = payload.address?.revealed
  add(.familyName, payload.familyName?.revealed, raw: raw("DCS", "DAB", "DAA"))
  add(.givenNames, payload.givenNames?.revealed, raw: raw("DAC", "DCT", "DAA"))
  add(.middleNames, payload.middleNames?.revealed, raw: raw("DAD", "DAC", "DCT", "DAA"))
  add(.suffix, payload.suffix?.revealed, raw: raw("DCU", "DAE", "DAA"))
  add(.dateOfBirth, payload.dateOfBirth?.revealed.description, raw: raw("DBB"))
  add(.documentNumber, raw("DAQ")?.uppercased(), raw: raw("DAQ"))
  add(.dateOfExpiry, payload.dateOfExpiry?.revealed.description, raw: raw("DBA"))
  add(.dateOfIssue, payload.dateOfIssue?.revealed.description, raw: raw("DBD"))
  add(.sex, payload.sex?.revealed, raw: raw("DBC"))
  add(.issuer, payload.issuer, raw: payload.header?.issuerNumber)
  add(.documentType, payload.documentType, raw: payload.documentType)
  add(.street, address?.street, raw: raw("DAG", "DAL"))
  add(.unit, address?.unit, raw: raw("DAH", "DAM"))
  add(.city, address?.city, raw: raw("DAI", "DAN"))
  add(.region, address?.region, raw: raw("DAJ", "DAO"))
  add(.postalCode, address?.postalCode, raw: raw("DAK", "DAP"))
  add(.country, address?.country, raw: raw("DCG"))
  add(.height, payload.height?.revealed, raw: raw("DAU"))
  add(.eyeColor, eyeColor(raw("DAY")), raw: raw("DAY"))
  add(.documentDiscriminator, raw("DCF"), raw: raw("DCF"))
  return readings
}

/// The three letters of ANSI D-20; nil for "unknown" and for what has no such letters.
private func eyeColor(_ value: String?) -> String? {
  switch value?.uppercased() {
  case "BLK", "BLACK", "BK": "BLK"
  case "BLU", "BLUE": "BLU"
  case "BRO", "BROWN", "BRN", "BR": "BRO"
  case "GRY", "GRAY", "GREY", "GY": "GRY"
  case "GRN", "GREEN", "GN": "GRN"
  case "HAZ", "HAZEL", "HZ", "HZL": "HAZ"
  case "MAR", "MAROON": "MAR"
  case "PNK", "PINK": "PNK"
  case "DIC", "DICHROMATIC": "DIC"
  default: nil
  }
}
