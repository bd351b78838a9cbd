import Proofing
import Testing

@testable import Recognition

@Suite struct AAMVAPayloadTests {
  static let sample = SamplePayload.make()

  private func reasons(_ payload: AAMVAPayload) -> Set<Reason> {
    Set(payload.findings.map(\.reason))
  }

  @Test(arguments: 1...10) func everyVersionGivesTheSameHolder(version: Int) {
    let payload = AAMVAPayload(parsing: SamplePayload.make(version: version).bytes)
    #expect(payload.header?.version == version)
    #expect(payload.issuer == "US-GA")
    #expect(payload.familyName?.revealed == "QUINTERO-BRAY")
    #expect(payload.givenNames?.revealed == "ODALYS")
    #expect(payload.middleNames?.revealed == "MARE")
    #expect(payload.suffix?.revealed == "JR")
    #expect(payload.dateOfBirth?.revealed.description == "1987-09-14")
    #expect(payload.dateOfExpiry?.revealed.description == "2031-09-14")
    #expect(payload.dateOfIssue?.revealed.description == "2023-03-02")
    #expect(payload.sex?.revealed == "F")
    #expect(payload.height?.revealed == "5'-07\"")
    #expect(payload.address?.revealed.street == "4417 PECAN LOOP")
    #expect(payload.address?.revealed.postalCode == "31204")
    #expect(payload.elements["DAQ"]?.revealed == "Q48201177")
    #expect(payload.subfiles == ["DL", "ZG"])
    #expect(payload.findings.isEmpty)
  }

  @Test(arguments: [(11, true), (99, true), (0, true), (10, false)])
  func aVersionThatIsNotKnownIsReadAsTheNewestWithAWarning(version: Int, warned: Bool) {
    var sample = Self.sample
    sample.version = version
    let payload = AAMVAPayload(parsing: sample.bytes)
    #expect(reasons(payload).contains(.barcodeVersionUnknown) == warned)
    #expect(payload.familyName?.revealed == "QUINTERO-BRAY")
  }

  @Test(arguments: ["DL", "ID", "EN"]) func everyKindOfCardIsRead(type: String) {
    var sample = Self.sample
    sample.type = type
    let payload = AAMVAPayload(parsing: sample.bytes)
    #expect(payload.subfiles.first == type)
    #expect(payload.elements["DAQ"] != nil)
  }

  @Test func aSocialSecurityNumberIsDroppedOnSight() {
    let sample = SamplePayload.make(version: 1).with("DBK", "078051120").with("DBM", "078051120")
    let payload = AAMVAPayload(parsing: sample.bytes)
    #expect(reasons(payload).contains(.barcodeContainsSsn))
    #expect(!payload.elements.values.contains { $0.revealed.contains("078051120") })
    let read = readings(of: payload, box: Box(x: 0, y: 0, width: 1, height: 1))
    #expect(!read.contains { ($0.value.revealed + $0.raw.revealed).contains("078051120") })
  }

  @Test func anEmptySocialSecurityNumberIsNoFinding() {
    let payload = AAMVAPayload(parsing: SamplePayload.make(version: 1).with("DBK", "").bytes)
    #expect(!reasons(payload).contains(.barcodeContainsSsn))
  }

  @Test(arguments: [
    ("DAQ", Attribute.documentNumber), ("DBB", .dateOfBirth), ("DBA", .dateOfExpiry),
    ("DBD", .dateOfIssue), ("DCS", .familyName), ("DAC", .givenNames), ("DAG", .street),
    ("DAI", .city), ("DAJ", .region), ("DAK", .postalCode),
  ])
  func aMissingMandatoryElementIsNamed(id: String, attribute: Attribute) {
    let payload = AAMVAPayload(parsing: Self.sample.with(id, nil).bytes)
    #expect(
      payload.findings.contains(
        Finding(.barcodeElementMissing, attribute: attribute, zone: .barcode)))
    let read = readings(of: payload, box: Box(x: 0, y: 0, width: 1, height: 1))
    #expect(!read.contains { $0.attribute == attribute })
  }

  @Test func aHolderOfASingleNameLacksNothing() {
    let payload = AAMVAPayload(parsing: Self.sample.with("DAC", "NONE").with("DAD", "NONE").bytes)
    #expect(payload.givenNames == nil)
    #expect(!reasons(payload).contains(.barcodeElementMissing))
  }

  @Test(arguments: ["99999999", "NONE", "INDEF", "00000000", "12319999", "MILITARY", ""])
  func anExpiryThatIsNoDateSaysSoAndGivesNoReading(value: String) {
    let payload = AAMVAPayload(parsing: Self.sample.with("DBA", value).bytes)
    #expect(payload.dateOfExpiry == nil)
    #expect(
      payload.findings.contains(
        Finding(.validationExpiryNotADate, attribute: .dateOfExpiry, zone: .barcode)))
  }

  @Test(arguments: [
    ("DBB", "13451987", Attribute.dateOfBirth), ("DBA", "SOON", .dateOfExpiry), ("DBC", "7", .sex),
    ("DAU", "TALL", .height),
  ])
  func whatCannotBeReadIsNamedAndNotGuessed(id: String, value: String, attribute: Attribute) {
    let payload = AAMVAPayload(parsing: Self.sample.with(id, value).bytes)
    #expect(
      payload.findings.contains(
        Finding(.barcodeElementUnparsed, attribute: attribute, zone: .barcode)))
    let read = readings(of: payload, box: Box(x: 0, y: 0, width: 1, height: 1))
    #expect(!read.contains { $0.attribute == attribute })
  }

  @Test(arguments: [
    ("DDJ", "09142008", false), ("DDJ", "09142009", true), ("DDH", "09142005", false),
    ("DDH", "09142015", true), ("DDI", "09152006", false),
  ])
  func theDaysOfComingOfAgeMustFitTheBirthDate(id: String, value: String, disagree: Bool) {
    let payload = AAMVAPayload(parsing: Self.sample.with(id, value).bytes)
    #expect(reasons(payload).contains(.validationAgeFieldsDisagree) == disagree)
  }

  @Test func aPostalAddressInAnotherStateIsAWarning() {
    let payload = AAMVAPayload(parsing: Self.sample.with("DAJ", "AL").bytes)
    #expect(reasons(payload) == [.barcodeIinStateMismatch])
  }

  @Test func anUnknownIssuerNumberGivesNoIssuer() {
    var sample = Self.sample
    sample.issuer = "636999"
    let payload = AAMVAPayload(parsing: sample.bytes)
    #expect(payload.issuer == nil)
    #expect(reasons(payload) == [.barcodeIinUnknown])
  }

  @Test func limitedTermAndComplianceAreSaid() {
    let payload = AAMVAPayload(parsing: Self.sample.with("DDD", "1").with("DDA", "N").bytes)
    #expect(reasons(payload) == [.validationLimitedTerm, .validationRealIdNoncompliant])
  }

  @Test(arguments: [("T", 5, true), ("N", 40, false), ("U", 5, false), ("U", 40, true)])
  func aNameIsTruncatedWhereTheCardSaysSoOrItsFieldIsFull(
    flag: String, length: Int, truncated: Bool
  ) {
    let name = String(repeating: "A", count: length)
    let payload = AAMVAPayload(parsing: Self.sample.with("DCS", name).with("DDE", flag).bytes)
    #expect(payload.truncated.contains(.familyName) == truncated)
    #expect(!payload.truncated.contains(.givenNames))
  }

  @Test(arguments: ["", "@", "ANSI ", "https://example.org/", "@\n\u{1E}\rANSI 63", "DCSSMITH\n"])
  func otherContentIsNotAAMVA(text: String) {
    let payload = AAMVAPayload(parsing: Array(text.utf8))
    #expect(reasons(payload) == [.barcodeNotAamva])
    #expect(payload.elements.isEmpty)
    #expect(readings(of: payload, box: Box(x: 0, y: 0, width: 1, height: 1)).isEmpty)
  }

  @Test func elementsWithoutTheirHeaderAreReadButNameNoIssuer() {
    let text = Self.sample.elements.map { $0.id + $0.value }.joined(separator: "\n")
    let payload = AAMVAPayload(parsing: Array(text.utf8))
    #expect(payload.familyName?.revealed == "QUINTERO-BRAY")
    #expect(payload.issuer == nil)
    #expect(reasons(payload).isSuperset(of: [.barcodeHeaderRepaired, .barcodeIinUnknown]))
  }

  @Test func nothingPersonalShowsWhenAPayloadIsPrinted() {
    var text = ""
    dump(AAMVAPayload(parsing: Self.sample.bytes), to: &text)
    for secret in ["QUINTERO", "ODALYS", "1987", "Q48201177", "PECAN"] {
      #expect(!text.contains(secret))
    }
  }

  @Test func noMutationCrashesOrBecomesADateThatIsNone() {
    var numbers = SeededNumbers(state: 417)
    let originals = (1...10).map { SamplePayload.make(version: $0).bytes }
    for _ in 0..<1_000 {
      var bytes = originals.randomElement(using: &numbers) ?? []
      for _ in 0..<Int.random(in: 1...12, using: &numbers) {
        let place = Int.random(in: 0..<max(1, bytes.count), using: &numbers)
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0 where !bytes.isEmpty: bytes[place] = .random(in: 0...255, using: &numbers)
        case 1 where !bytes.isEmpty: bytes.remove(at: place)
        case 2: bytes.insert(.random(in: 0...255, using: &numbers), at: min(place, bytes.count))
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 20))
        default: bytes.insert(contentsOf: bytes.suffix(30), at: min(place, bytes.count))
        }
      }
      let payload = AAMVAPayload(parsing: bytes)
      let read = readings(of: payload, box: Box(x: 0, y: 0, width: 1, height: 1))
      for reading in read {
        #expect(reading.confidences.count == reading.value.revealed.unicodeScalars.count)
        #expect(!reading.value.revealed.isEmpty)
      }
      #expect(payload == AAMVAPayload(parsing: bytes))
    }
  }

  @Test func noRandomBytesCrash() {
    var numbers = SeededNumbers(state: 99)
    for length in 0..<300 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      #expect(AAMVAPayload(parsing: bytes).header == nil)
    }
  }

  @Test func theOrderOfElementsDoesNotMatter() {
    var numbers = SeededNumbers(state: 7)
    let expected = AAMVAPayload(parsing: Self.sample.bytes)
    for _ in 0..<50 {
      var shuffled = Self.sample
      shuffled.elements.shuffle(using: &numbers)
      #expect(AAMVAPayload(parsing: shuffled.bytes) == expected)
    }
  }
}
