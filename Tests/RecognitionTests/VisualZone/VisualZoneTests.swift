import Proofing
import Testing

@testable import Recognition

@Suite struct VisualZoneTests {
  /// A card after the AAMVA standard.
  static func card(
    _ changes: [Int: TextLine] = [:], without: Set<Int> = []
  ) -> [TextLine] {
    var lines: [Int: TextLine] = [
      0: .make("GEORGIA", x: 40, y: 20, height: 60), 1: .make("DRIVER LICENSE", x: 700, y: 60),
      2: .make("4d DLN 062851734", x: 380, y: 120), 3: .make("9 CLASS C", x: 850, y: 120),
      4: .make("3 DOB 07/03/1990", x: 380, y: 170), 5: .make("1 GARCIA", x: 380, y: 230),
      6: .make("2 MARIA ELENA", x: 380, y: 280), 7: .make("8 12 OAK COURT", x: 380, y: 330),
      8: .make("ATLANTA, GA 30301", x: 422, y: 375), 9: .make("4a ISS 02/14/2023", x: 380, y: 440),
      10: .make("4b EXP 07/03/2031", x: 380, y: 490),
      11: .make("15 SEX F 16 HGT 5'-05\"", x: 380, y: 540),
      12: .make("18 EYES BRN", x: 380, y: 590), 13: .make("5 DD 381620457GA2291", x: 40, y: 680),
    ]
    lines.merge(changes) { $1 }
    return lines.filter { !without.contains($0.key) }.sorted { $0.key < $1.key }.map(\.value)
  }

  @Test func aCardWithNumberedLabelsIsReadWhole() {
    let zone = VisualZone(reading: Self.card())
    let values = Dictionary(uniqueKeysWithValues: zone.values.map { ($0.attribute, $0.value) })
    #expect(
      values == [
        .issuer: "US-GA", .documentType: "DL", .documentNumber: "062851734",
        .dateOfBirth: "1990-07-03",
        .familyName: "GARCIA", .givenNames: "MARIA ELENA", .street: "12 OAK COURT",
        .city: "ATLANTA", .region: "GA", .postalCode: "30301", .dateOfIssue: "2023-02-14",
        .dateOfExpiry: "2031-07-03", .sex: "F", .height: "5'-05\"", .eyeColor: "BRO",
      ])
    #expect(zone.ambiguous.isEmpty)
    #expect(zone.saysWhatItIs)
  }

  @Test(arguments: ["APT 4B", "UNIT 12"]) func aUnitOfTheAddressIsNobodysName(unit: String) {
    let lines = Self.card([
      5: .make("GARCIA", x: 380, y: 230), 6: .make("MARIA ELENA", x: 380, y: 280),
      7: .make(unit, x: 380, y: 330),
    ])
    let zone = VisualZone(reading: lines)
    #expect(
      !zone.values.contains { $0.value.hasPrefix(unit.prefix(3)) && $0.attribute == .familyName })
    #expect(
      PrintedName(
        PrintedLine(words: [
          PrintedWord(
            characters: Array(TextLine.make(String(unit.prefix { $0 != " " })).characters))
        ]), column: nil) == nil)
  }

  @Test func theOrderOfTheLinesDoesNotMatter() {
    let lines = Self.card()
    let zone = VisualZone(reading: lines)
    for shift in lines.indices {
      let turned = Array(lines[shift...] + lines[..<shift])
      #expect(VisualZone(reading: turned) == zone)
      #expect(VisualZone(reading: turned.reversed()) == zone)
    }
  }

  @Test func everyValueHasAConfidenceAScalarAndABoxWithinItsLine() {
    let lines = Self.card()
    for value in VisualZone(reading: lines).values {
      #expect(value.confidences.count == value.value.unicodeScalars.count)
      let box = value.box
      #expect(
        lines.contains { line in
          box.x >= line.box.x && box.y >= line.box.y
            && box.x + box.width <= line.box.x + line.box.width
            && box.y + box.height <= line.box.y + line.box.height
        })
    }
    let birth = VisualZone(reading: lines)[.dateOfBirth]
    #expect(birth?.raw.map { String($0.character) }.joined() == "07/03/1990")
  }

  @Test func withoutALineItsValueIsMissingAndNoOtherTakesItsPlace() {
    let whole = VisualZone(reading: Self.card())
    for place in 0..<Self.card().count {
      let part = VisualZone(reading: Self.card(without: [place]))
      for value in part.values {
        #expect(value.value == whole[value.attribute]?.value, "\(place) \(value.attribute)")
      }
    }
  }

  @Test func nothingIsReadFromNothing() {
    #expect(VisualZone(reading: []).values.isEmpty)
    #expect(VisualZone(reading: [.make(" "), .make("~|")]).values.isEmpty)
    #expect(!VisualZone(reading: []).saysWhatItIs)
  }

  // MARK: Names

  @Test(arguments: [
    ("1 GARCIA", "2 MARIA ELENA", "GARCIA", "MARIA ELENA"),
    ("LN GARCIA", "FN MARIA", "GARCIA", "MARIA"), ("LNGARCIA", "FNMARIA", "GARCIA", "MARIA"),
    ("2 MARIA", "1 GARCIA", "GARCIA", "MARIA"),
    ("1 $MITH", "2 ALEX", "SMITH", "ALEX"), ("1 O'NEIL-McLEOD", "2 JO", "O'NEIL-MCLEOD", "JO"),
    ("1 GARCIA,", "2 MARIA, E.", "GARCIA", "MARIA E"),
  ])
  func labelsTellTheOrderOfNames(upper: String, lower: String, family: String, given: String) {
    let zone = VisualZone(
      reading: Self.card([5: .make(upper, x: 380, y: 230), 6: .make(lower, x: 380, y: 280)]))
    #expect(zone.text(.familyName) == family)
    #expect(zone.text(.givenNames) == given)
  }

  @Test func namesWithoutAnyLabelAndIssuerAreAmbiguous() {
    let names: [Int: TextLine] = [
      5: .make("GARCIA", x: 422, y: 230), 6: .make("MARIA", x: 422, y: 280),
    ]
    let zone = VisualZone(reading: Self.card(names, without: [0]))
    #expect(zone[.familyName] == nil)
    #expect(zone[.givenNames] == nil)
    #expect(zone.ambiguous == [.familyName, .givenNames])
  }

  @Test func namesWithoutAnyLabelStandAsTheIssuerPrintsThem() {
    let zone = VisualZone(
      reading: Self.card([5: .make("GARCIA", x: 422, y: 230), 6: .make("MARIA", x: 422, y: 280)]))
    #expect(zone.text(.familyName) == "GARCIA")
    #expect(zone.text(.givenNames) == "MARIA")
    #expect(VisualZone.nameOrder(of: "US-FL") == .given)
    #expect(VisualZone.nameOrder(of: nil) == .unknown)
  }

  @Test func aCommaPartsOneLineOfNames() {
    let zone = VisualZone(
      reading: Self.card([6: .make("GARCIA, MARIA ELENA", x: 422, y: 280)], without: [5]))
    #expect(zone.text(.familyName) == "GARCIA")
    #expect(zone.text(.givenNames) == "MARIA ELENA")
  }

  @Test func aCommaBeforeASuffixDoesNotHideTheOrder() {
    let zone = VisualZone(
      reading: Self.card([
        5: .make("GARCIA", x: 422, y: 230), 6: .make("JOSE LUIS, SR", x: 422, y: 280),
      ]))
    #expect(zone.text(.familyName) == "GARCIA")
    #expect(zone.text(.givenNames) == "JOSE LUIS")
    #expect(zone.text(.suffix) == "SR")
  }

  @Test func michiganPrintsTheFamilyNameLast() {
    let names = [
      0: TextLine.make("MICHIGAN", x: 40, y: 20, height: 60),
      6: .make("JOHN QUINCY PUBLIC", x: 422, y: 280),
    ]
    let zone = VisualZone(reading: Self.card(names, without: [5]))
    #expect(zone.text(.familyName) == "PUBLIC")
    #expect(zone.text(.givenNames) == "JOHN QUINCY")
  }

  @Test func aCommaInGivenNamesAloneIsNotTakenForTheOrder() {
    let zone = VisualZone(
      reading: Self.card([6: .make("2 MARIA, ELENA", x: 380, y: 280)], without: [5]))
    #expect(zone[.familyName] == nil)
    #expect(zone[.givenNames] == nil)
  }

  @Test func aSuffixIsPartedFromNames() {
    let zone = VisualZone(reading: Self.card([6: .make("2 JOSE LUIS, JR", x: 380, y: 280)]))
    #expect(zone.text(.givenNames) == "JOSE LUIS")
    #expect(zone.text(.suffix) == "JR")
  }

  @Test(arguments: ["1 GAR©IA", "1 garcia", "1 GARCIA7", "1 GAR   CIA", "1 GARCIA ~~~", "1 DRIVER"])
  func whatIsNotWhollyANameIsLeftUnread(line: String) {
    let zone = VisualZone(reading: Self.card([5: .make(line, x: 380, y: 230)]))
    #expect(zone[.familyName] == nil)
  }

  @Test func labelsMayStandOverValues() {
    let zone = VisualZone(reading: [
      .make("1 FAMILY NAME", x: 100, y: 100, height: 16), .make("KILPATRICK", x: 100, y: 122),
      .make("2 GIVEN NAMES", x: 100, y: 160, height: 16), .make("WANDA", x: 100, y: 182),
      .make("3 DATE OF BIRTH", x: 100, y: 220, height: 16), .make("01/08/1987", x: 100, y: 242),
      .make("4d CUSTOMER ID", x: 500, y: 220, height: 16), .make("D50713846", x: 500, y: 242),
      .make("4b EXPIRES", x: 500, y: 280, height: 16), .make("01/08/2029", x: 500, y: 302),
      .make("15 SEX", x: 100, y: 340, height: 16), .make("F", x: 100, y: 362),
    ])
    #expect(zone.text(.familyName) == "KILPATRICK")
    #expect(zone.text(.givenNames) == "WANDA")
    #expect(zone.text(.dateOfBirth) == "1987-01-08")
    #expect(zone.text(.documentNumber) == "D50713846")
    #expect(zone.text(.dateOfExpiry) == "2029-01-08")
    #expect(zone.text(.sex) == "F")
  }

  // MARK: Dates

  @Test func twoBirthDatesAreAmbiguous() {
    let zone = VisualZone(reading: Self.card([20: .make("DOB 07/03/1991", x: 800, y: 620)]))
    #expect(zone[.dateOfBirth] == nil)
    #expect(zone.ambiguous.contains(.dateOfBirth))
  }

  @Test func theSameBirthDateTwiceIsOne() {
    let zone = VisualZone(reading: Self.card([20: .make("DOB 07/03/1990", x: 800, y: 620)]))
    #expect(zone.text(.dateOfBirth) == "1990-07-03")
  }

  @Test func aDateFarBeforeAllOthersIsTheBirthDateEvenWithoutALabel() {
    let zone = VisualZone(reading: Self.card([4: .make("07/03/1990", x: 422, y: 170)]))
    #expect(zone.text(.dateOfBirth) == "1990-07-03")
  }

  @Test func anUnlabelledDateNearTheOthersIsNoBirthDate() {
    let zone = VisualZone(reading: Self.card([4: .make("07/03/2018", x: 422, y: 170)]))
    #expect(zone[.dateOfBirth] == nil)
  }

  @Test func anUnlabelledLastDateOnTheBirthdayIsTheExpiry() {
    let zone = VisualZone(reading: Self.card([10: .make("07/03/2031", x: 800, y: 490)]))
    #expect(zone.text(.dateOfExpiry) == "2031-07-03")
    let other = VisualZone(reading: Self.card([10: .make("07/04/2031", x: 800, y: 490)]))
    #expect(other[.dateOfExpiry] == nil)
  }

  @Test func theOneOtherUnlabelledDateIsThatOfIssue() {
    let zone = VisualZone(reading: Self.card([9: .make("02/14/2023", x: 800, y: 440)]))
    #expect(zone.text(.dateOfIssue) == "2023-02-14")
    let two = VisualZone(
      reading: Self.card([
        9: .make("02/14/2023", x: 800, y: 440), 20: .make("03/15/2024", x: 800, y: 640),
      ]))
    #expect(two[.dateOfIssue] == nil)
  }

  @Test func datesThatBreakTheirOrderAreLeftUnread() {
    let zone = VisualZone(reading: Self.card([4: .make("3 DOB 07/03/2020", x: 380, y: 170)]))
    #expect(zone[.dateOfBirth] == nil)
    #expect(zone[.dateOfIssue] == nil)
  }
}
