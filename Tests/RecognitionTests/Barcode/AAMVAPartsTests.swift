import Proofing
import Testing

@testable import Recognition

@Suite struct AAMVAHeightTests {
  @Test(arguments: [
    ("067 in", "5'-07\""), ("67 IN", "5'-07\""), ("507", "5'-07\""), ("5'07\"", "5'-07\""),
    ("5-07", "5'-07\""), ("5 FT 7 IN", "5'-07\""), ("067", "5'-07\""), ("72", "6'-00\""),
    ("600", "6'-00\""), ("170 cm", "170 cm"), ("170", "170 cm"), ("181 CM", "181 cm"),
  ])
  func heightsAreRead(text: String, expected: String) {
    #expect(AAMVAHeight(reading: text)?.text == expected)
  }

  @Test(arguments: ["", "TALL", "5", "5'13\"", "999", "000 in", "3000 cm", "5 6 7", "067 kg"])
  func otherThingsAreNoHeight(text: String) { #expect(AAMVAHeight(reading: text) == nil) }
}

@Suite struct AAMVAIssuerTests {
  @Test func allIssuersOfTheListAreKnownOnce() {
    #expect(AAMVAIssuer.codes.count == 73)
    #expect(AAMVAIssuer(number: "636000")?.code == "US-VA")
    #expect(AAMVAIssuer(number: "636012")?.code == "CA-ON")
    #expect(AAMVAIssuer(number: "604431")?.region == "PR")
    #expect(AAMVAIssuer(number: "636063") == nil)
  }

  @Test func everyNumberHasSixDigitsAndEveryCodeARegion() {
    for (number, code) in AAMVAIssuer.codes {
      #expect(number.count == 6 && Int(number) != nil)
      #expect(["US-", "CA-", "MX-"].contains(String(code.prefix(3))))
      #expect((2...3).contains(code.dropFirst(3).count))
    }
  }
}

@Suite struct AAMVAAddressTests {
  private func address(_ elements: [String: String]) -> Address? {
    var all = AAMVAElements(splitting: [], types: [])
    all.values = elements
    return Address(of: all)
  }

  @Test(arguments: [
    ("312040000", "31204"), ("312040000  ", "31204"), ("31204-4417", "312044417"),
    ("312044417", "312044417"), ("31204", "31204"), ("96801     0", "96801"), ("10000", "10000"),
    ("T4G 7A7", "T4G7A7"), ("100000000", "10000"),
  ])
  func postalCodesLoseTheirFillers(text: String, expected: String) {
    #expect(address(["DAK": text])?.postalCode == expected)
  }

  @Test func aSecondLineIsTheUnitUnlessItRepeatsTheCity() {
    #expect(address(["DAG": "1 ELM", "DAI": "ORR", "DAH": "APT 4"])?.unit == "APT 4")
    #expect(address(["DAG": "1 ELM", "DAI": "ORR", "DAH": "ORR, WY 82001"])?.unit == nil)
  }

  @Test func aResidenceStandsInForAMissingMailingAddress() {
    let read = address(["DAG": "", "DAL": "9 Ash  St", "DAI": "ORR", "DAO": "OR", "DAP": "97330"])
    #expect(read == Address(street: "9 ASH ST", city: "ORR", region: "OR", postalCode: "97330"))
  }

  @Test func nothingIsNoAddress() { #expect(address(["DAG": "NONE", "DAK": "unavl"]) == nil) }
}

@Suite struct CompactEncodingTests {
  private let groups: [UInt8] = [0x61, 3, 1, 2, 3, 0x6B, 0x81, 2, 9, 9]

  @Test func dataGroupsAreReportedAndNotParsed() {
    #expect(isCompactEncoding(groups))
    let payload = AAMVAPayload(parsing: groups)
    #expect(payload.findings.map(\.reason) == [.barcodeUnsupportedEncoding])
    #expect(payload.elements.isEmpty)
  }

  @Test func whatDoesNotEndWithAGroupIsSomethingElse() {
    for count in 0..<groups.count where count != 5 {
      #expect(!isCompactEncoding(Array(groups.prefix(count))))
    }
    #expect(!isCompactEncoding(Array("a plain text".utf8)))
    #expect(!isCompactEncoding([0x61, 0x80, 0, 0]))
    #expect(!isCompactEncoding([0x61, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]))
  }
}

@Suite struct AAMVAReadingsTests {
  private let box = Box(x: 3, y: 5, width: 700, height: 120)

  @Test func everyReadingIsProvedByErrorCorrection() {
    let read = readings(of: AAMVAPayload(parsing: SamplePayload.make().bytes), box: box)
    #expect(read.count == 19)
    for reading in read {
      #expect(reading.zone == .barcode && reading.proof == .errorCorrection)
      #expect(reading.engine == "zxing/pdf417" && reading.box == box)
      #expect(reading.leastConfidence == 0.9995 && !reading.truncated)
    }
    #expect(read.map(\.attribute) == read.map(\.attribute).sorted())
  }

  @Test(arguments: [
    (Attribute.issuer, "US-GA"), (.dateOfBirth, "1987-09-14"), (.documentNumber, "Q48201177"),
    (.eyeColor, "HAZ"), (.documentDiscriminator, "88120045"), (.country, "USA"), (.sex, "F"),
    (.street, "4417 PECAN LOOP"), (.region, "GA"), (.suffix, "JR"),
  ])
  func valuesHaveTheirNormalForm(attribute: Attribute, value: String) {
    let read = readings(of: AAMVAPayload(parsing: SamplePayload.make().bytes), box: box)
    #expect(read.first { $0.attribute == attribute }?.value.revealed == value)
  }

  @Test func whatTheCardWroteIsKeptAsRaw() {
    let read = readings(of: AAMVAPayload(parsing: SamplePayload.make().bytes), box: box)
    #expect(read.first { $0.attribute == .dateOfBirth }?.raw.revealed == "09141987")
  }

  @Test func aTruncatedNameIsMarked() {
    let sample = SamplePayload.make().with("DDG", "T")
    let read = readings(of: AAMVAPayload(parsing: sample.bytes), box: box)
    #expect(read.filter(\.truncated).map(\.attribute) == [.middleNames])
  }

  @Test(arguments: [("BROWN", "BRO"), ("blu", "BLU"), ("BR", "BRO"), ("UNK", nil), ("BL", nil)])
  func eyeColoursAreTheStandardsLettersOrNothing(raw: String, value: String?) {
    let payload = AAMVAPayload(parsing: SamplePayload.make().with("DAY", raw).bytes)
    let read = readings(of: payload, box: box)
    #expect(read.first { $0.attribute == .eyeColor }?.value.revealed == value)
  }
}
