public import Proofing

/// What the PDF417 symbol of a driver's license or identification card says.
///
/// Reading never fails: whatever the bytes are, there is a payload, and ``findings`` say what is
/// wrong with it. A value that could not be read for certain is nil, never a guess.
/// Versions 01 to 10 of the AAMVA card design standard are known; later ones are read as 10.
public struct AAMVAPayload: Sendable, Equatable {
  /// The header; nil when the bytes are no AAMVA payload, or only its elements are left.
  public let header: AAMVAHeader?
  /// The subfiles that are really there, in order: `DL`, `ID`, `EN`, `Z` with a letter.
  public let subfiles: [String]
  /// Every element by its three letters, without the white space around its value.
  ///
  /// Social security numbers (DBK, DBM of version 01) are dropped on sight.
  public let elements: [String: Redacted<String>]
  /// Who issued the card by its issuer identification number: `US-GA`, `CA-ON`; nil when unknown.
  public let issuer: String?
  /// Family name, in capitals with single spaces, like all names here.
  public let familyName: Redacted<String>?
  /// The first given name; see ``middleNames``.
  public let givenNames: Redacted<String>?
  /// All other given names.
  ///
  /// Versions 02 and 03 (DCT) and most of version 01 (DAA) do not tell given from middle names: then
  /// the first word is taken for the given name.
  public let middleNames: Redacted<String>?
  /// Suffix.
  public let suffix: Redacted<String>?
  /// Date of birth.
  public let dateOfBirth: Redacted<CalendarDate>?
  /// Date of expiry; nil also for cards that say that they do not expire.
  public let dateOfExpiry: Redacted<CalendarDate>?
  /// Date of issue.
  public let dateOfIssue: Redacted<CalendarDate>?
  /// `M`, `F` or `X`.
  public let sex: Redacted<String>?
  /// `5'-08"` or `181 cm`.
  public let height: Redacted<String>?
  /// The address; the postal code in letters and digits only, without the zeros of an unknown ZIP+4.
  public let address: Redacted<Address>?
  /// The attributes whose values the card cut off, by DDE, DDF and DDG or by the length of the element.
  public let truncated: Set<Attribute>
  /// What is wrong or worth knowing, sorted.
  public let findings: [Finding]

  /// `DL` or `ID` by the subfile that is there; nil for both and for none.
  var documentType: String? {
    let types = Set(subfiles).intersection(["DL", "ID"])
    return types.count == 1 ? types.first : nil
  }

  /// The newest version that is known (the standard of 2020).
  static let newestVersion = 10

  /// Reads a payload.
  public init(parsing bytes: [UInt8]) {
    let text = AAMVAText(decoding: bytes)
    let found = AAMVAHeader.parse(text.scalars)
    let types = found?.header.designators.map(\.type) ?? []
    let split = AAMVAElements(splitting: text.scalars[(found?.body ?? 0)...], types: types)
    // A scanner may have cut the header off; three elements that every card has are proof enough.
    let identified =
      found != nil || ["DAQ", "DBA", "DBB"].allSatisfy { split.values[$0] != nil }
    let parsed = identified ? split : AAMVAElements(splitting: [], types: [])
    let known = found?.header.issuerNumber.flatMap(AAMVAIssuer.init(number:))
    let name = AAMVAName(of: parsed, issuer: known)

    header = found?.header
    subfiles = parsed.subfiles
    elements = parsed.values.mapValues { Redacted($0) }
    issuer = known?.code
    familyName = name.family.map { Redacted($0) }
    givenNames = name.given.map { Redacted($0) }
    middleNames = name.middle.map { Redacted($0) }
    suffix = name.suffix.map { Redacted($0) }
    dateOfBirth = AAMVADate(reading: parsed["DBB"]).day.map { Redacted($0) }
    dateOfExpiry = AAMVADate(reading: parsed["DBA"]).day.map { Redacted($0) }
    dateOfIssue = AAMVADate(reading: parsed["DBD"]).day.map { Redacted($0) }
    sex = Self.sex(parsed["DBC"]).map { Redacted($0) }
    height = parsed["DAU"].flatMap(AAMVAHeight.init(reading:)).map { Redacted($0.text) }
    address = Address(of: parsed).map { Redacted($0) }
    truncated = Self.truncated(parsed, name: name)

    var noticed: [Finding] = []
    if identified {
      noticed = Self.headerFindings(found?.header, text: text, bytes: bytes, parsed: parsed)
      noticed += Self.elementFindings(parsed, name: name, issuer: known)
    } else {
      let compact = isCompactEncoding(bytes)
      noticed = [Finding(compact ? .barcodeUnsupportedEncoding : .barcodeNotAamva, zone: .barcode)]
    }
    findings = Set(noticed).sorted()
  }

  /// ANSI D-20's codes, with the letters that some issuers print; 0 (not known) is none.
  static func sex(_ value: String?) -> String? {
    switch value?.uppercased() {
    case "1", "M", "MALE": "M"
    case "2", "F", "FEMALE": "F"
    case "9", "X": "X"
    default: nil
    }
  }

  /// Where the card says that it cut a name (`T`), or does not say that it did not (`N`) and the
  /// element is full: 40 characters (35 in version 01, 80 in DCT).
  private static func truncated(_ elements: AAMVAElements, name: AAMVAName) -> Set<Attribute> {
    let parts: [(Attribute, flag: String, elements: [String: Int])] = [
      (.familyName, "DDE", ["DCS": 40, "DAB": 35]),
      (.givenNames, "DDF", ["DAC": 40]),
      (.middleNames, "DDG", ["DAD": 40]),
    ]
    var cut: Set<Attribute> = []
    for (attribute, flag, limits) in parts {
      let full = limits.contains { id, limit in (elements[id]?.unicodeScalars.count ?? 0) >= limit }
      if elements[flag] == "T" || (elements[flag] != "N" && full) { cut.insert(attribute) }
    }
    // All given names in one element: the end of it is what was cut.
    if elements["DAC"] == nil, (elements["DCT"]?.unicodeScalars.count ?? 0) >= 80 {
      cut.insert(name.middle == nil ? .givenNames : .middleNames)
    }
    return cut
  }
}
