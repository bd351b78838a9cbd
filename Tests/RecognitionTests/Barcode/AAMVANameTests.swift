import Testing

@testable import Recognition

@Suite struct AAMVANameTests {
  private func name(_ elements: [String: String], issuer: String = "636055") -> AAMVAName {
    var all = AAMVAElements(splitting: [], types: [])
    all.values = elements
    return AAMVAName(of: all, issuer: AAMVAIssuer(number: issuer))
  }

  @Test(arguments: [
    ("REED,TOVA,LUZ,SR", "REED|TOVA|LUZ|SR"), ("REED,TOVA", "REED|TOVA||"),
    ("REED, TOVA LUZ", "REED|TOVA|LUZ|"), ("REED$TOVA$LUZ", "REED|TOVA|LUZ|"),
    ("REED@TOVA@LUZ@III", "REED|TOVA|LUZ|III"), ("REED,TOVA,,JR", "REED|TOVA||JR"),
    ("REED,TOVA,JR", "REED|TOVA||JR"), ("REED,TOVA,LUZ,", "REED|TOVA|LUZ|"),
    ("REED,TOVA,LUZ ANA,JR", "REED|TOVA|LUZ ANA|JR"), ("DE LA REED,TOVA,V", "DE LA REED|TOVA|V|"),
  ])
  func aWholeNameIsTakenApart(whole: String, parts: String) {
    let read = name(["DAA": whole])
    let seen = [read.family, read.given, read.middle, read.suffix].map { $0 ?? "" }
    #expect(seen.joined(separator: "|") == parts)
    #expect(!read.unparsed)
  }

  @Test func spacesAloneTellNothingExceptInPennsylvania() {
    let elsewhere = name(["DAA": "TOVA LUZ REED"])
    #expect(elsewhere.unparsed)
    #expect(elsewhere.family == nil && elsewhere.given == nil)
    let there = name(["DAA": "TOVA LUZ ANA REED JR"], issuer: "636025")
    #expect(there.family == "REED" && there.given == "TOVA")
    #expect(there.middle == "LUZ ANA" && there.suffix == "JR")
  }

  @Test func allGivenNamesInOneElementArePartedAfterTheFirst() {
    let read = name(["DCS": "REED", "DCT": "TOVA LUZ ANA"])
    #expect(read.given == "TOVA" && read.middle == "LUZ ANA")
    let comma = name(["DCS": "REED,", "DCT": "TOVA,LUZ,"])
    #expect(comma.family == "REED" && comma.given == "TOVA" && comma.middle == "LUZ")
  }

  @Test func givenNamesOfTheirOwnGoBeforeAllInOne() {
    let read = name(["DCS": "REED", "DCT": "TOVA MAE LUZ", "DAC": "TOVA MAE", "DAD": "LUZ"])
    #expect(read.given == "TOVA MAE" && read.middle == "LUZ")
  }

  @Test func aLoneInitialBehindTheGivenNameIsTheMiddleName() {
    let read = name(["DCS": "REED", "DAC": "TOVA L", "DAD": ""])
    #expect(read.given == "TOVA" && read.middle == "L")
    let two = name(["DCS": "REED", "DAC": "TOVA LU", "DAD": ""])
    #expect(two.given == "TOVA LU" && two.middle == nil)
  }

  @Test(arguments: ["NONE", "unavl", "NMN", " ", "-"]) func thisIsNoName(value: String) {
    let read = name(["DCS": "REED", "DAC": "TOVA", "DAD": value.trimmed, "DCU": value.trimmed])
    #expect(read.middle == nil && read.suffix == nil)
  }

  @Test func aFamilyNameMayHoldAllOfIt() {
    let read = name(["DCS": "REED,TOVA,LUZ"])
    #expect(read.family == "REED" && read.given == "TOVA" && read.middle == "LUZ")
  }
}
