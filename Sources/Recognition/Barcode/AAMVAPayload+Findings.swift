internal import Proofing

extension AAMVAPayload {
  /// What is to be said about the header and the layout.
  static func headerFindings(
    _ header: AAMVAHeader?, text: AAMVAText, bytes: [UInt8], parsed: AAMVAElements
  ) -> [Finding] {
    guard let header else {
      return [.barcodeHeaderRepaired, .barcodeVersionUnknown, .barcodeIinUnknown].map {
        Finding($0, zone: .barcode)
      }
    }
    var reasons: [Reason] = []
    if header.repaired || text.repaired || parsed.repaired {
      reasons.append(.barcodeHeaderRepaired)
    }
    if !(1...newestVersion).contains(header.version ?? 0) { reasons.append(.barcodeVersionUnknown) }
    if header.issuerNumber.flatMap(AAMVAIssuer.init(number:)) == nil {
      reasons.append(.barcodeIinUnknown)
    }
    if !header.designators.allSatisfy({ $0.holds(in: bytes) }) {
      reasons.append(.barcodeLengthMismatch)
    }
    return reasons.map { Finding($0, zone: .barcode) }
  }

  /// What is to be said about the elements.
  static func elementFindings(
    _ elements: AAMVAElements, name: AAMVAName, issuer: AAMVAIssuer?
  ) -> [Finding] {
    var findings = nameFindings(elements, name: name)
    func note(_ reason: Reason, _ attribute: Attribute? = nil) {
      findings.append(Finding(reason, attribute: attribute, zone: .barcode))
    }
    for (id, attribute) in [
      ("DBB", Attribute.dateOfBirth), ("DBA", .dateOfExpiry), ("DBD", .dateOfIssue),
    ] {
      switch AAMVADate(reading: elements[id]) {
      case .day: break
      case .never where id == "DBA": note(.validationExpiryNotADate, attribute)
      case .absent where elements.values[id] == nil: note(.barcodeElementMissing, attribute)
      case .absent where id == "DBA": note(.validationExpiryNotADate, attribute)
      case .absent: note(.barcodeElementMissing, attribute)
      case .never, .unreadable: note(.barcodeElementUnparsed, attribute)
      }
    }
    if elements["DAQ"] == nil { note(.barcodeElementMissing, .documentNumber) }
    if let code = elements["DBC"], sex(code) == nil, code != "0" {
      note(.barcodeElementUnparsed, .sex)
    }
    if let value = elements["DAU"], AAMVAHeight(reading: value) == nil {
      note(.barcodeElementUnparsed, .height)
    }
    for (alternatives, attribute) in [
      (["DAG", "DAL"], Attribute.street), (["DAI", "DAN"], .city), (["DAJ", "DAO"], .region),
      (["DAK", "DAP"], .postalCode),
    ] where alternatives.allSatisfy({ elements[$0] == nil }) {
      note(.barcodeElementMissing, attribute)
    }
    if let issuer, let region = Address(of: elements)?.region, region != issuer.region,
      issuer.code != "US-DOS"
    {
      note(.barcodeIinStateMismatch, .issuer)
    }
    if !elements.dropped.isEmpty { note(.barcodeContainsSsn) }
    if !elements.ambiguous.isEmpty { note(.barcodeElementUnparsed) }
    if elements["DDD"] == "1" { note(.validationLimitedTerm) }
    if elements["DDA"] == "N" { note(.validationRealIdNoncompliant) }
    if !agesAgree(elements) { note(.validationAgeFieldsDisagree, .dateOfBirth) }
    return findings
  }

  private static func nameFindings(_ elements: AAMVAElements, name: AAMVAName) -> [Finding] {
    func finding(_ reason: Reason, _ attribute: Attribute) -> Finding {
      Finding(reason, attribute: attribute, zone: .barcode)
    }
    if name.unparsed { return [finding(.barcodeElementUnparsed, .familyName)] }
    var findings: [Finding] = []
    if name.family == nil { findings.append(finding(.barcodeElementMissing, .familyName)) }
    // Who has a single name has `NONE` as given name: the element is there.
    let given = ["DAC", "DCT", "DAA"].contains { elements.values[$0] != nil }
    if name.given == nil, !given { findings.append(finding(.barcodeElementMissing, .givenNames)) }
    return findings
  }

  /// Whether the days on which the holder turns 18, 19 and 21 (DDH, DDI, DDJ) fit the birth date.
  ///
  /// Someone born on 29 February may turn 18 on the day before or after.
  private static func agesAgree(_ elements: AAMVAElements) -> Bool {
    guard let birth = AAMVADate(reading: elements["DBB"]).day else { return true }
    return [("DDH", 18), ("DDI", 19), ("DDJ", 21)].allSatisfy { id, age in
      guard let turns = AAMVADate(reading: elements[id]).day else { return true }
      let birthday = CalendarDate(year: birth.year + age, month: birth.month, day: birth.day)
      guard let birthday else { return turns.year == birth.year + age }
      return abs(birthday.daysSince1970 - turns.daysSince1970) <= 1
    }
  }
}

extension AAMVAHeader.Designator {
  /// Whether the subfile begins and ends where the header says.
  ///
  /// It begins with the type's letters and ends with a CR, which some issuers print as LF, or leave out
  /// at the very end.
  func holds(in bytes: [UInt8]) -> Bool {
    guard let offset, let length, length > 2, offset + length <= bytes.count else { return false }
    let ends = offset + length == bytes.count || [0x0A, 0x0D].contains(bytes[offset + length - 1])
    return ends && bytes[offset...].starts(with: type.utf8)
  }
}
