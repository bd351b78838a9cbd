import Foundation
import Imaging
import Proofing
import Support
import Testing

@testable import Recognition

@Suite(.serialized) struct RecognizerTests {
  private let models = Folders.resources.appending(path: "models").path

  private func picture(_ path: String) throws -> Pixels {
    let bytes = [UInt8](try Data(contentsOf: Folders.samples.appending(path: path)))
    return try decode(bytes, limits: ImagingLimits(), enoughPixels: 2_600).pixels
  }

  private func text(_ recognized: Recognized, _ attribute: Attribute) -> String? {
    recognized.readings.first { $0.attribute == attribute }?.value.revealed
  }

  private static let blank = Pixels(
    width: 400, height: 250, channels: 3, bytes: [UInt8](repeating: 200, count: 300_000))

  @Test func aMissingModelIsAnErrorAboutTheMachine() {
    #expect(throws: TextReaderError.languageMissing("mrz")) {
      try discard(Recognizer(models: "/nowhere"))
    }
  }

  private func discard(_ recognizer: consuming Recognizer) throws {}

  @Test(arguments: [0, 1, 2, 3])
  func aLicenseFrontIsReadInAnyDirection(turns: Int) throws {
    let recognizer = try Recognizer(models: models, engines: .tesseract)
    let page = try picture("license-passes/front.jpg").turned(quarterTurns: turns)
    let read = recognizer.recognize(
      PageImage(picture: page, flattened: nil), type: .driversLicense, side: .front)
    #expect(text(read, .familyName) == "GARCIA")
    #expect(text(read, .givenNames) == "MARIA ELENA")
    #expect(text(read, .dateOfBirth) == "1990-07-03")
    #expect(text(read, .dateOfExpiry) == "2031-07-03")
    #expect(text(read, .documentNumber) == "062851734")
    #expect(text(read, .issuer) == "US-GA")
    #expect(text(read, .street) == "12 OAK COURT")
    #expect(read.findings.map(\.reason) == [.classifySpecimen])
    #expect(read.page.width > read.page.height)
    for reading in read.readings {
      #expect(reading.engine == "tesseract/eng")
      #expect(reading.confidences.count == reading.value.revealed.unicodeScalars.count)
      #expect(reading.box.x >= 0 && reading.box.x + reading.box.width <= read.page.width)
      #expect(reading.box.y >= 0 && reading.box.y + reading.box.height <= read.page.height)
    }
  }

  /// The networks are optional, and a machine without them has nothing to test here.
  @Test(.enabled(if: Folders.hasNetworks)) func networksReadALicenseFrontInAnyDirection() throws {
    let recognizer = try Recognizer(models: models)
    for turns in [0, 3] {
      let page = try picture("license-passes/front.jpg").turned(quarterTurns: turns)
      let read = recognizer.recognize(
        PageImage(picture: page, flattened: nil), type: .driversLicense, side: .front)
      #expect(text(read, .familyName) == "GARCIA")
      #expect(text(read, .givenNames) == "MARIA ELENA")
      #expect(text(read, .dateOfBirth) == "1990-07-03")
      #expect(text(read, .documentNumber) == "062851734")
      #expect(read.findings.map(\.reason) == [.classifySpecimen])
      #expect(read.readings.allSatisfy { $0.engine == "openvino/pp-ocrv6-small" })
    }
    #expect(recognizer.versions["openvino/pp-ocrv6-small"]?.hasPrefix("2026.4") == true)
  }

  @Test(.enabled(if: Folders.hasNetworks)) func networksSayWhichNumbersTheyComputeWith() throws {
    let networks = try Recognizer(models: models).networks
    #expect(
      networks.keys.sorted()
        == ["det", "rec"].map { models + "/openvino/PP-OCRv6_\($0)_small.onnx" })
    let processor = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    let usual = processor.contains("avx512_bf16") ? ["bf16"] : ["bf16", "f32"]
    #expect(networks.values.allSatisfy(usual.contains))
    #expect(try Recognizer(models: models, engines: .tesseract).networks.isEmpty)
  }

  @Test(.enabled(if: Folders.hasNetworks)) func eachEngineIsBookedForWhatItRead() throws {
    let image = PageImage(picture: try picture("license-passes/front.jpg"), flattened: nil)
    let both = try Recognizer(models: models)
      .recognize(image, type: .driversLicense, side: .front).milliseconds
    // Tesseract takes the second look at single values.
    #expect(both.keys.sorted() == ["openvino/pp-ocrv6-small", "tesseract/eng"])
    let alone = try Recognizer(models: models, engines: .tesseract)
      .recognize(image, type: .driversLicense, side: .front).milliseconds
    #expect(alone.keys.sorted() == ["tesseract/eng"])
  }

  /// By a clock that goes on by one whenever somebody looks at it.
  @Test(.enabled(if: Folders.hasNetworks))
  func secondReadingsOfAZoneAreBookedForTheirEngine() throws {
    var time = 0.0
    let recognizer = try Recognizer(models: models) {
      time += 1
      return time
    }
    let page = try picture("passport-passes/front.jpg")
    let spent = recognizer.recognize(
      PageImage(picture: page, flattened: nil), type: .passport, side: .front
    ).milliseconds
    #expect(try #require(spent["openvino/pp-ocrv6-small"]) >= 3)
    #expect(spent.values.reduce(0, +) == time - 1)
  }

  @Test(.enabled(if: Folders.hasNetworks)) func aPageReadsTheSameAfterMemoryWasGivenBack() throws {
    let network = NetworkReader(folder: models + "/openvino")
    let page = try picture("license-passes/front.jpg")
    let first = network.read(page)
    network.rest()
    #expect(!first.isEmpty)
    #expect(network.read(page) == first)
  }

  @Test(arguments: [0, 1, 2, 3])
  func aLicenseBackIsReadInAnyDirectionAndTurnedUpright(turns: Int) throws {
    let recognizer = try Recognizer(models: models)
    let upright = try picture("license-passes/back.jpg")
    let read = recognizer.recognize(
      PageImage(picture: upright.turned(quarterTurns: turns), flattened: nil),
      type: .driversLicense, side: .back)
    #expect(text(read, .documentNumber) == "062851734")
    #expect(read.page.width == upright.width)
    let box = try #require(read.readings.first?.box)
    #expect(box.width > box.height)
    #expect(read.milliseconds.keys.sorted() == ["zxing/pdf417"])
  }

  @Test func aBackGivenForAFrontIsTheWrongSide() throws {
    let recognizer = try Recognizer(models: models)
    let back = try picture("license-passes/back.jpg")
    let read = recognizer.recognize(
      PageImage(picture: back, flattened: nil), type: .driversLicense, side: .front)
    #expect(read.findings.map(\.reason).contains(.classifyWrongSide))
  }

  @Test func whatTheFlattenedPageDoesNotShowIsTakenFromTheWholePicture() throws {
    let recognizer = try Recognizer(models: models)
    let front = try picture("license-passes/front.jpg")
    let read = recognizer.recognize(
      PageImage(picture: front, flattened: Self.blank), type: .stateID, side: .front)
    #expect(text(read, .familyName) == "GARCIA")
    #expect(read.page == front)
  }

  @Test func aPassportPageIsReadByItsZone() throws {
    let recognizer = try Recognizer(models: models)
    let page = try picture("passport-passes/front.jpg")
    let read = recognizer.recognize(
      PageImage(picture: page, flattened: nil), type: .passport, side: .front)
    #expect(read.readings.contains { $0.zone == .machineReadable })
    #expect(read.findings.map(\.reason).contains(.classifySpecimen))
    #expect(!read.findings.map(\.reason).contains(.mrzNotFound))
  }

  @Test(arguments: EngineChoice.allCases)
  func aZoneDoesNotAgreeWithItself(engines: EngineChoice) throws {
    let recognizer = try Recognizer(models: models, engines: engines)
    var page = try picture("passport-passes/front.jpg")
    let read = recognizer.recognize(
      PageImage(picture: page, flattened: nil), type: .passport, side: .front)
    let top = try #require(read.readings.filter { $0.zone == .machineReadable }.map(\.box.y).min())
    page = read.page
    // Nothing is left but the zone.
    let above = max(0, top - 10) * page.width * page.channels
    page.bytes.replaceSubrange(0..<above, with: repeatElement(230, count: above))
    let zoneAlone = recognizer.recognize(
      PageImage(picture: page, flattened: nil), type: .passport, side: .front)
    #expect(zoneAlone.readings.contains { $0.zone == .machineReadable })
    #expect(zoneAlone.readings.filter { $0.zone == .visual }.map(\.attribute) == [])
  }

  @Test(arguments: [
    (EvidenceType.driversLicense, Side.front, [Reason.classifyUnrecognized]),
    (.driversLicense, .back, [.barcodeNotFound]), (.stateID, .front, [.classifyUnrecognized]),
    (.stateID, .back, [.barcodeNotFound]), (.passport, .front, [.mrzNotFound]),
    (.visa, .front, [.mrzNotFound]), (.passport, .back, []), (.identityCard, .front, []),
    (.identityCard, .back, []), (.passportCard, .front, []), (.passportCard, .back, []),
  ])
  func anExpectedZoneThatIsMissingIsAFinding(
    type: EvidenceType, side: Side, reasons: [Reason]
  ) throws {
    let recognizer = try Recognizer(models: models)
    let read = recognizer.recognize(
      PageImage(picture: Self.blank, flattened: nil), type: type, side: side)
    #expect(read.readings.isEmpty)
    #expect(read.findings.map(\.reason) == reasons)
  }

  // Its print looks like lines of a zone to an engine that knows nothing else.
  @Test func theSideOfACardWithoutItsZoneIsNoReasonForAnotherPicture() throws {
    let recognizer = try Recognizer(models: models)
    let front = try picture("identity-card-passes/front.jpg")
    let read = recognizer.recognize(
      PageImage(picture: front, flattened: nil), type: .identityCard, side: .front)
    #expect(read.findings.map(\.reason) == [.classifySpecimen])
  }

  @Test func aPictureOfSomethingElseHasNoZoneRatherThanAMalformedOne() throws {
    let recognizer = try Recognizer(models: models)
    let read = recognizer.recognize(
      PageImage(picture: try picture("something-else/front.jpg"), flattened: nil),
      type: .passport, side: .front)
    #expect(read.readings.isEmpty)
    #expect(read.findings.map(\.reason) == [.mrzNotFound])
  }

  @Test func aZoneOfWhichEveryDigitFailsProvesNothing() throws {
    let recognizer = try Recognizer(models: models)
    let read = recognizer.recognize(
      PageImage(picture: try picture("negative/wrong-digits.jpg"), flattened: nil),
      type: .passport, side: .front)
    #expect(read.findings.map(\.reason).contains(.mrzCheckdigitAllFailed))
    #expect(read.readings.filter { $0.proof != .none }.map(\.attribute) == [])
  }

  @Test func digitsThatFailInABlurAreAMisreadingAndNotTheDocuments() throws {
    let recognizer = try Recognizer(models: models, engines: .tesseract)
    let page = try picture("spanish-notice/front.jpg")
    let read = recognizer.recognize(
      PageImage(picture: page, flattened: flatten(page, type: .passport).pixels),
      type: .passport, side: .front)
    let against = read.findings.map(\.reason).filter {
      $0.rawValue.hasPrefix("mrz.checkdigit_") || $0 == .mrzInvalidDate
    }
    #expect(against == [])
    #expect(read.findings.map(\.reason).contains(.ocrRequiredFieldUncertain))
  }

  @Test func aFrontGivenForABackIsTheWrongSide() throws {
    let recognizer = try Recognizer(models: models)
    let read = recognizer.recognize(
      PageImage(picture: try picture("same-side-twice/back.jpg"), flattened: nil),
      type: .stateID, side: .back)
    #expect(read.findings.map(\.reason) == [.barcodeNotFound, .classifyWrongSide])
  }

  @Test func anotherKindOfSymbolIsNotTheBackOfALicense() throws {
    let recognizer = try Recognizer(models: models)
    let read = recognizer.recognize(
      PageImage(picture: try picture("negative/other-payload.jpg"), flattened: nil),
      type: .driversLicense, side: .front)
    #expect(!read.findings.map(\.reason).contains(.classifyWrongSide))
  }

  @Test(arguments: [(1, 1), (1, 3_000), (3_000, 1), (7, 5)])
  func oddPicturesHaveAnAnswer(width: Int, height: Int) throws {
    let recognizer = try Recognizer(models: models)
    let tiny = Pixels(
      width: width, height: height, channels: 1,
      bytes: (0..<width * height).map { UInt8(truncatingIfNeeded: $0 &* 97) })
    for type in EvidenceType.allCases {
      for side in Side.allCases {
        let read = recognizer.recognize(
          PageImage(picture: tiny, flattened: tiny), type: type, side: side)
        #expect(read.readings.isEmpty)
      }
    }
  }

  @Test func everyEngineThatReadsIsVersioned() throws {
    let recognizer = try Recognizer(models: models, engines: .tesseract)
    let versions = recognizer.versions
    #expect(versions.keys.sorted() == ["tesseract/eng", "tesseract/mrz", "zxing/pdf417"])
    #expect(versions.values.allSatisfy { $0.first?.isNumber == true })
  }
}
