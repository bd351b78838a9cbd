import Foundation
import Imaging
import Proofing
import Testing

@Suite struct FlattenTests {
  static let card = Drawing.card(width: 428, height: 270)

  @Test(arguments: [0.0, 10, -20], [0.0, 0.06])
  func aPhotographedCardComesBackFlat(degrees: Double, lean: Double) throws {
    let quad = Drawing.quad(
      middle: (340, 280), width: 428, height: 270, degrees: degrees, lean: lean)
    let picture = try Drawing.photograph(of: Self.card, at: quad, width: 680, height: 560)
    let page = flatten(picture, type: .driversLicense)
    let found = try #require(page.quad)
    #expect(page.quality.edgesFound)
    #expect(abs(Double(page.quality.documentPixels) - max(found.width, found.height)) <= 1)
    #expect(abs(Double(page.pixels.width) / Double(page.pixels.height) - 85.60 / 53.98) < 0.01)
    // Without its margin it is the card again, up to the softness of resampling.
    let margin = Double(page.pixels.width) / 102
    let inner = page.pixels.cropped(
      to: Box(
        x: Int(margin), y: Int(margin * 0.63), width: page.pixels.width - 2 * Int(margin),
        height: page.pixels.height - 2 * Int(margin * 0.63))
    ).resized(width: 428, height: 270)
    let difference =
      zip(inner.bytes, Self.card.bytes).reduce(0.0) { $0 + abs(Double($1.0) - Double($1.1)) }
      / Double(inner.bytes.count)
    #expect(difference < 12)
    #expect(page.findings.contains(.imagePerspectiveCorrected) == (lean > 0))
  }

  private func cutOff(
    _ card: Pixels = card, middle: (Double, Double), type: EvidenceType = .driversLicense
  ) throws -> Bool {
    let quad = Drawing.quad(
      middle: middle, width: Double(card.width), height: Double(card.height), degrees: 1)
    let picture = try Drawing.photograph(of: card, at: quad, width: 640, height: 480)
    return flatten(picture, type: type).findings.contains(.imageCutOff)
  }

  @Test(arguments: [(150.0, 240.0), (320, 100), (500, 240), (320, 400)])
  func aCardThatTheBorderCutsOffIsSaidToBe(x: Double, y: Double) throws {
    #expect(try cutOff(middle: (x, y)))
  }

  @Test(arguments: [(320.0, 240.0), (216, 240), (320, 137)])
  func aCardThatReachesTheBorderIsWhole(x: Double, y: Double) throws {
    #expect(try !cutOff(middle: (x, y)))
  }

  @Test func aScanThatTheCardFillsIsNotCutOff() {
    #expect(!flatten(Self.card, type: .driversLicense).findings.contains(.imageCutOff))
  }

  /// Above a passport's page lies another one, of which no photo need show all.
  @Test func aPageBelowAPartOfAnotherIsNotCutOff() throws {
    let booklet = Drawing.card(width: 400, height: 460)
    #expect(try !cutOff(booklet, middle: (320, 200), type: .passport))
    #expect(try cutOff(booklet, middle: (320, 200)))
  }

  /// The bars of a barcode have no detail along themselves, and no camera moved.
  @Test func theBackOfALicenseIsNotBlurredForItsBars() {
    var back = Pixels(
      width: 600, height: 378, channels: 1, bytes: [UInt8](repeating: 230, count: 600 * 378))
    for row in 60..<240 {
      for column in 60..<540 where column * 7 / 13 % 3 == 0 { back.bytes[row * 600 + column] = 20 }
    }
    #expect(
      !flatten(back, type: .driversLicense, side: .back).findings.contains(.imageBlurred))
    #expect(flatten(back, type: .driversLicense, side: .front).findings.contains(.imageBlurred))
  }

  @Test func aCardOnItsSideStaysOnItsSide() throws {
    let quad = Drawing.quad(middle: (280, 340), width: 428, height: 270, degrees: 90)
    let picture = try Drawing.photograph(of: Self.card, at: quad, width: 560, height: 680)
    let page = flatten(picture, type: .stateID)
    #expect(page.quad != nil)
    #expect(page.pixels.width < page.pixels.height)
    // The portrait, at the left of the card, is at the top after a clockwise turn.
    let dark = page.pixels.resized(width: 10, height: 10).gray().bytes
    #expect(dark[2 * 10 + 5] < dark[9 * 10 + 5])
  }

  @Test func withoutEdgesThePageIsThePicture() {
    let page = flatten(Self.card, type: .driversLicense)
    #expect(page.quad == nil)
    #expect(page.pixels == Self.card)
    #expect(!page.quality.edgesFound)
    #expect(page.quality.dotsPerInch == nil)
    #expect(page.quality.documentPixels == 428)
  }

  @Test(arguments: [
    (EvidenceType.passport, 500.0, 352.0, 125.0 / 88), (.driversLicense, 500, 315, 85.60 / 53.98),
    (.passportCard, 500, 315, 85.60 / 53.98), (.identityCard, 500, 315, 85.60 / 53.98),
    (.identityCard, 500, 352, 105.0 / 74), (.visa, 500, 333, 120.0 / 80),
  ])
  func everyKindOfDocumentHasItsShape(
    type: EvidenceType, width: Double, height: Double, aspect: Double
  ) throws {
    let quad = Drawing.quad(middle: (350, 280), width: width, height: height, degrees: 2)
    let document = Drawing.card(width: Int(width), height: Int(height))
    let picture = try Drawing.photograph(of: document, at: quad, width: 700, height: 560)
    let page = flatten(picture, type: type)
    #expect(page.quad != nil)
    #expect(abs(Double(page.pixels.width) / Double(page.pixels.height) - aspect) < 0.01)
    let millimetres = type == .passport ? 125 : type == .visa ? 120 : aspect > 1.5 ? 85.60 : 105
    let dots = try #require(page.quality.dotsPerInch)
    #expect(abs(dots - 500 / (millimetres / 25.4)) < 2)
  }
}
