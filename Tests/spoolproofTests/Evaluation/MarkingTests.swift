import Proofing
import Testing

@testable import spoolproof

/// From pages and labels to numbers, without any picture.
@Suite struct MarkingTests {
  static let lines = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
  ]

  private func page(_ readings: [Reading], verbatim: Verbatim = Verbatim()) -> Page {
    var page = Page(evidence: 0, picture: 0, side: .front)
    page.readings = readings
    page.verbatim = verbatim
    return page
  }

  private func reading(
    _ attribute: Attribute, _ value: String, zone: Zone = .visual, proof: Proof = .none
  ) -> Reading {
    Reading(
      attribute: attribute, zone: zone, box: Box(x: 0, y: 0, width: 1, height: 1), raw: value,
      value: value, confidences: [], proof: proof, engine: "e")
  }

  private func score(_ pictures: MarkedPicture...) -> Score {
    Evaluation(pictures: pictures).score
  }

  @Test func aZoneIsComparedLineByLine() {
    let label = PictureLabel(file: "a", kind: .passport, mrz: Self.lines)
    let almost = [Self.lines[0], Self.lines[1].replacing("1204159", with: "1204158")]
    let right = label.marked([
      page([], verbatim: Verbatim(zoneLines: Self.lines.map(Redacted.init)))
    ])
    let wrong = label.marked([page([], verbatim: Verbatim(zoneLines: almost.map(Redacted.init)))])
    let zones = score(right, wrong, label.marked([page([])])).mrz
    #expect(
      zones
        == Score.Zones([right, wrong, label.marked([page([])])])
        && zones.count == 3 && zones.found == 2 && zones.exact == 1)
    #expect(zones.linesCount == 6 && zones.linesExact == 3)
  }

  @Test func whatIsProvedAndNotTheTruthIsCounted() {
    let label = PictureLabel(file: "a", kind: .passport, mrz: Self.lines)
    let picture = label.marked([
      page([
        reading(.documentNumber, "L898902C3", zone: .machineReadable, proof: .checkDigit),
        reading(.dateOfBirth, "740813", zone: .machineReadable, proof: .checkDigit),
        reading(.dateOfExpiry, "120416", zone: .machineReadable, proof: .none),
      ])
    ])
    let zones = score(picture).mrz
    #expect(zones.proved == 2 && zones.provedWrong == 1)
  }

  @Test func theLabelKnowsBetterThanTheLines() {
    let label = PictureLabel(
      file: "a", kind: .td2, fields: ["documentNumber": "940992310285"], mrz: Self.lines)
    let picture = label.marked([
      page([reading(.documentNumber, "L898902C3", zone: .machineReadable, proof: .checkDigit)])
    ])
    #expect(score(picture).mrz.provedWrong == 1)
  }

  @Test func linesWhoseDigitsDoNotHoldSayNothingOfFields() {
    let other = [Self.lines[0], Self.lines[1].replacing("7408122", with: "7408123")]
    let picture = PictureLabel(file: "a", kind: .passport, mrz: other).marked([page([])])
    #expect(picture.fields.isEmpty)
  }

  @Test func namesThatALabelDoesNotPartAreComparedTogether() {
    let label = PictureLabel(
      file: "a", kind: .licenseFront,
      fields: ["familyName": "GARCIA JR", "givenNames": "MARIA ELENA"])
    let picture = label.marked([
      page([
        reading(.familyName, "GARCIA", proof: .confidence), reading(.givenNames, "MARIA"),
        reading(.middleNames, "ELENA", proof: .confidence), reading(.suffix, "JR"),
      ])
    ])
    #expect(picture.isExact)
    // A part that nothing proves leaves the whole unproved.
    #expect(picture.fields.filter(\.isProved).isEmpty)
  }

  @Test func namesThatALabelPartsAreComparedApart() {
    let label = PictureLabel(
      file: "a", kind: .licenseFront, fields: ["givenName": "MARIA", "middleName": nil])
    let picture = label.marked([page([reading(.givenNames, "MARIA"), reading(.middleNames, "E")])])
    #expect(picture.isExact && picture.fields.map(\.name) == ["givenName"])
  }

  @Test func aFieldThatIsNotReadIsMissingAndNotWrong() {
    let label = PictureLabel(
      file: "a", kind: .licenseFront, fields: ["documentType": "DL", "sex": "F", "height": "508"])
    let fields = score(label.marked([page([reading(.sex, "M", proof: .confidence)])]))
      .licenseFront.fields
    #expect(fields["documentType"] == Score.Field(count: 1, missing: 1))
    #expect(fields["height"] == Score.Field(count: 1, missing: 1))
    #expect(fields["sex"] == Score.Field(count: 1, wrong: 1, proved: 1, provedWrong: 1))
  }

  @Test func groupsStandBesideTheWhole() {
    let backs = ["x", "x", nil].map { group in
      PictureLabel(file: "a", kind: .licenseBack, fields: ["sex": "F"], group: group)
        .marked([page([reading(.sex, "F")], verbatim: Verbatim(payload: Redacted([1])))])
    }
    let score = Evaluation(pictures: backs).score.licenseBack
    #expect(score.count == 3 && score.decoded == 3)
    #expect(score.groups["x"]?.count == 2 && score.groups["x"]?.fields["sex"]?.exact == 2)
    #expect(score.groups.count == 1)
  }

  @Test(
    arguments: [
      ("café", Array("café".utf8), true), ("é", [0xE9], true), ("\u{FF}", [0xFF], true),
      ("a", Array("b".utf8), false),
    ] as [(String, [UInt8], Bool)])
  func aSymbolsTextIsItsBytes(_ truth: String, _ bytes: [UInt8], _ agrees: Bool) {
    let label = PictureLabel(file: "a", kind: .pdf417, barcodeText: truth)
    let picture = label.marked([page([], verbatim: Verbatim(payload: Redacted(bytes)))])
    #expect(picture.isExact == agrees && picture.isFound)
  }

  @Test func onANegativeOnlyWhatIsProvedCounts() {
    let label = PictureLabel(file: "a", kind: .negative)
    let picture = label.marked([
      page([]), page([reading(.sex, "F", proof: .confidence), reading(.familyName, "X")]),
    ])
    #expect(score(picture).negative == Score.Negatives(count: 1, proved: 1))
  }

  @Test func aPictureThatNobodyReadIsMissing() {
    let label = PictureLabel(file: "a", kind: .passport, mrz: Self.lines)
    let picture = label.marked([], trouble: "reader ended")
    #expect(picture.misses.allSatisfy { $0.verdict == .missing } && !picture.isFound)
    #expect(Evaluation(pictures: [picture]).misses.contains("reader ended"))
  }

  @Test func aRowWithoutItsTruthIsNotRead() {
    #expect(PictureLabel(file: "a", kind: .pdf417).readings.isEmpty)
    #expect(PictureLabel(file: "a", kind: .td1).readings.isEmpty)
    #expect(PictureLabel(file: "a", kind: .face).readings.isEmpty)
    #expect(PictureLabel(file: "a", kind: .negative).readings.count == 3)
  }

  @Test(arguments: [
    (399, "photo", PictureClass.narrow), (400, "a phone photo", .camera),
    (800, "photo scan", .scan),
    (800, "stock-photo watermark", .scan), (599, "", .other), (600, "", .scan),
  ])
  func theClassFollowsFromWidthAndNotes(_ width: Int, _ notes: String, _ expected: PictureClass) {
    let label = PictureLabel(file: "a", kind: .td1, size: [width, 10], notes: notes)
    #expect(PictureClass(label, format: nil) == expected)
  }

  @Test func missesShowNoControlCharacters() {
    let label = PictureLabel(file: "a", kind: .licenseFront, fields: ["sex": "\u{1B}[2J\u{202E}"])
    let misses = Evaluation(pictures: [label.marked([page([])])]).misses
    #expect(
      !misses.unicodeScalars.contains("\u{1B}") && !misses.unicodeScalars.contains("\u{202E}"))
  }
}
