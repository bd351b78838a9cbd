import Imaging
import Proofing
import Testing

@testable import Recognition

/// The reader of lines is a function here: what counts is which pictures it is asked for.
@Suite struct VisualZoneReaderTests {
  private func page(width: Int = 1_200, height: Int = 760) -> Pixels {
    Pixels(
      width: width, height: height, channels: 1,
      bytes: [UInt8](repeating: 255, count: width * height))
  }

  @Test func aSurePageIsLookedAtOnceAndBoxesLieOnIt() {
    var looks = 0
    let result = VisualZoneReader().read(page(width: 600, height: 380)) { _, layout, _ in
      if layout == .sparse { looks += 1 }
      return layout == .sparse ? VisualZoneTests.card() : []
    }
    #expect(looks == 1)
    #expect(result.mandatoryCount == 5)
    // The look is at twice the page's size.
    #expect(
      result.zone[.documentNumber]?.box.x
        == VisualZone(
          reading: VisualZoneTests.card())[.documentNumber].map { $0.box.x / 2 })
  }

  @Test func aValueIsConfirmedOnlyByASecondLookThatAgrees() {
    func confirmed(_ again: TextLine, width: Int = 1_200) -> Set<Attribute> {
      VisualZoneReader().read(page(width: width, height: width * 19 / 30)) { _, layout, _ in
        layout == .sparse ? VisualZoneTests.card() : [again]
      }.confirmed
    }
    #expect(confirmed(.make("GARCIA")) == [.familyName])
    #expect(confirmed(.make("GARCLA")).isEmpty)
    #expect(confirmed(.make("1 GARCIA")).isEmpty)
    #expect(confirmed(.make("GARCIA", confidence: 0.98)).isEmpty)
    #expect(confirmed(.make("07/03/1990")) == [.dateOfBirth])
  }

  @Test func namesWithoutNumbersAreReadAndNeverConfirmed() {
    let lines = VisualZoneTests.card([
      5: .make("GARCIA", x: 422, y: 230), 6: .make("MARIA ELENA", x: 422, y: 280),
    ])
    for again in ["GARCIA", "MARIA ELENA"] {
      let result = VisualZoneReader().read(page()) { _, layout, _ in
        layout == .sparse ? lines : [.make(again)]
      }
      #expect(result.zone.text(.familyName) == "GARCIA")
      #expect(result.zone.text(.givenNames) == "MARIA ELENA")
      #expect(result.confirmed.isEmpty)
    }
  }

  @Test(arguments: [(0.96, true), (0.94, false)])
  func anotherReadingOfTheValueAloneMakesItAmbiguous(confidence: Double, ambiguous: Bool) {
    let result = VisualZoneReader().read(page()) { _, layout, _ in
      layout == .sparse
        ? VisualZoneTests.card() : [.make("07/03/1991", confidence: confidence)]
    }
    #expect((result.zone[.dateOfBirth] == nil) == ambiguous)
    #expect(result.zone.ambiguous.contains(.dateOfBirth) == ambiguous)
    #expect(result.zone[.familyName] != nil)
  }

  @Test(arguments: [
    ("MARIA ELENA", "GARCIA", "MARIA ELENA", "GARCIA"),
    ("GARCIA", "MARIA ELENA", "GARCIA", "MARIA ELENA"),
    ("MARIA ELENA", "LOPEZ", "GARCIA", "MARIA ELENA"),
  ])
  func theBarcodeTellsWhichNameIsWhich(
    family: String, given: String, readFamily: String, readGiven: String
  ) {
    let barcode = barcode(family: family, given: given)
    let zone = VisualZoneReader(barcode: barcode).read(page()) { _, layout, _ in
      layout == .sparse ? VisualZoneTests.card() : []
    }.zone
    #expect(zone.text(.familyName) == readFamily)
    #expect(zone.text(.givenNames) == readGiven)
  }

  @Test func namesInTheOrderOfTheBarcodeAreStillWithoutNumbers() {
    let lines = VisualZoneTests.card([
      5: .make("MARIA ELENA", x: 422, y: 230), 6: .make("GARCIA", x: 422, y: 280),
    ])
    let barcode = barcode(family: "GARCIA", given: "MARIA ELENA")
    let result = VisualZoneReader(barcode: barcode).read(page()) { _, layout, _ in
      layout == .sparse ? lines : [.make("GARCIA")]
    }
    #expect(result.zone.text(.familyName) == "GARCIA")
    #expect(result.zone[.familyName]?.isAssumed == true)
    #expect(result.zone[.givenNames]?.isAssumed == true)
    #expect(result.confirmed.isEmpty)
  }

  private func barcode(family: String, given: String) -> Corroboration {
    Corroboration(
      [(Attribute.familyName, family), (.givenNames, given)].map { attribute, value in
        Reading(
          attribute: attribute, zone: .barcode, box: Box(x: 0, y: 0, width: 0, height: 0),
          raw: value, value: value, confidences: value.map { _ in 1 }, proof: .errorCorrection,
          engine: "zxing")
      })
  }

  @Test func aPageOfFewPixelsConfirmsNothing() {
    let result = VisualZoneReader().read(page(width: 976, height: 600)) { _, layout, _ in
      layout == .sparse ? VisualZoneTests.card() : [.make("GARCIA")]
    }
    #expect(result.mandatoryCount == 5)
    #expect(result.confirmed.isEmpty)
  }

  @Test(arguments: [0, 1, 2, 3])
  func aTurnedPageIsTurnedUpright(turns: Int) {
    var upright = page()
    upright.bytes[0] = 0
    let given = upright.turned(quarterTurns: turns)
    let result = VisualZoneReader().read(given) { pixels, _, _ in
      // Only the upright page is legible: its dark pixel is in the upper left corner.
      pixels.bytes[0] < 255 && pixels.width > pixels.height ? VisualZoneTests.card() : []
    }
    #expect(result.page == upright)
    #expect(result.mandatoryCount == 5)
  }

  @Test func aBlankPageGivesNothing() {
    let result = VisualZoneReader().read(page()) { _, _, _ in [] }
    #expect(result.zone.values.isEmpty)
    #expect(result.page == page())
  }
}
