import Testing

@testable import Imaging

@Suite struct FindDocumentTests {
  static let card = Drawing.card(width: 428, height: 270)

  @Test(arguments: [0.0, 3, 8, 15, -12, 30, -40, 90, 97, 180, 200, 270], [0.0, 0.05])
  func aCardOnATableIsFoundToAPixelOrTwo(degrees: Double, lean: Double) throws {
    let truth = Drawing.quad(
      middle: (320, 330), width: 428, height: 270, degrees: degrees, lean: lean)
    let picture = try Drawing.photograph(of: Self.card, at: truth, width: 640, height: 660)
    let found = try #require(findDocument(in: picture, shapes: [.id1]))
    for corner in truth.corners {
      let nearest = found.corners.map { $0.distance(to: corner) }.min() ?? .infinity
      #expect(nearest < 3.5, "\(corner) \(found)")
    }
    #expect(found.isConvex)
  }

  @Test func aDarkCardOnALightTableIsFoundToo() throws {
    let truth = Drawing.quad(middle: (320, 240), width: 428, height: 270, degrees: 5)
    let dark = Drawing.card(width: 428, height: 270, paper: 90)
    let picture = try Drawing.photograph(of: dark, at: truth, width: 640, height: 480, table: 225)
    #expect(findDocument(in: picture, shapes: [.id1]) != nil)
  }

  @Test func aGreyPictureWillDo() throws {
    let truth = Drawing.quad(middle: (320, 240), width: 428, height: 270, degrees: 5)
    let picture = try Drawing.photograph(of: Self.card, at: truth, width: 640, height: 480)
    #expect(findDocument(in: picture.gray(), shapes: [.id1]) != nil)
  }

  @Test func aScanThatTheCardFillsHasNoOutline() {
    #expect(findDocument(in: Self.card) == nil)
  }

  @Test func aPortraitOnAScannedCardIsNotTheDocument() {
    // A portrait of the right shape, wrongly taken, would lose all the print beside it.
    var scan = Drawing.card(width: 640, height: 400)
    for y in 40..<360 {
      for x in 20..<245 { for c in 0..<3 { scan.bytes[(y * 640 + x) * 3 + c] = 60 } }
    }
    #expect(findDocument(in: scan) == nil)
  }

  @Test(arguments: [(150.0, 240.0), (320, 100), (500, 240), (320, 400)])
  func aCardCutOffByTheBorderHasNoOutline(x: Double, y: Double) throws {
    let truth = Drawing.quad(middle: (x, y), width: 428, height: 270, degrees: 0)
    let picture = try Drawing.photograph(of: Self.card, at: truth, width: 640, height: 480)
    #expect(findDocument(in: picture, shapes: [.id1]) == nil)
  }

  @Test func somethingOfAnotherShapeIsNotTheDocument() throws {
    let square = Drawing.card(width: 300, height: 300)
    let truth = Drawing.quad(middle: (320, 240), width: 300, height: 300, degrees: 4)
    let picture = try Drawing.photograph(of: square, at: truth, width: 640, height: 480)
    #expect(findDocument(in: picture) == nil)
    let card = Drawing.quad(middle: (320, 240), width: 428, height: 270, degrees: 4)
    let other = try Drawing.photograph(of: Self.card, at: card, width: 640, height: 480)
    #expect(findDocument(in: other, shapes: [.id3]) == nil)
  }

  @Test func ofTwoCardsSideBySideNeitherIsTheDocument() throws {
    let small = Drawing.card(width: 400, height: 252)
    let both = try [150.0, 450].map {
      try Drawing.photograph(
        of: small, at: Drawing.quad(middle: (320, $0), width: 400, height: 252, degrees: 0),
        width: 640, height: 600)
    }
    // The lighter of both at every place: two cards on one table.
    let picture = Pixels(
      width: 640, height: 600, channels: 3, bytes: zip(both[0].bytes, both[1].bytes).map(max))
    #expect(findDocument(in: both[0], shapes: [.id1]) != nil)
    #expect(findDocument(in: picture, shapes: [.id1]) == nil)
  }

  @Test(arguments: [1, 3])
  func nothingIsFoundWhereNothingIs(channels: Int) {
    let flat = Pixels(
      width: 640, height: 480, channels: channels,
      bytes: Array(repeating: 128, count: 640 * 480 * channels))
    #expect(findDocument(in: flat) == nil)
    #expect(findDocument(in: Fixture.noise(width: 640, height: 480, channels: channels)) == nil)
  }

  @Test(arguments: [(1, 1), (1, 500), (500, 1), (2, 3), (5, 5), (16_000, 2)])
  func noSizeIsTooOdd(width: Int, height: Int) {
    #expect(findDocument(in: Fixture.noise(width: width, height: height, channels: 3)) == nil)
  }

  @Test func everyRuleIsNeeded() {
    let quad = Drawing.quad(middle: (320, 240), width: 428, height: 270, degrees: 0)
    let good = Outline(
      quad: quad, support: [1, 1, 1, 1], hullShare: 1, detailOutside: 0)
    func accepts(_ change: (inout Outline) -> Void) -> Bool {
      var outline = good
      change(&outline)
      return OutlineRules().accept(outline, width: 640, height: 480, shapes: [.id1])
    }
    #expect(accepts { _ in })
    #expect(!accepts { $0.support = [1, 1, 0.5, 1] })
    #expect(!accepts { $0.support = [0.7, 0.7, 0.7, 0.7] })
    #expect(!accepts { $0.support = [] })
    #expect(!accepts { $0.hullShare = 0.8 })
    #expect(!accepts { $0.detailOutside = 0.6 })
    #expect(!accepts { $0.quad.topLeft.x = 0 })
    #expect(!accepts { $0.quad.topLeft.x = .nan })
    #expect(!accepts { $0.quad = quad.grown(by: 0.6) })
    #expect(!accepts { $0.quad.topLeft.x += 120 })
    #expect(!accepts { $0.quad.bottomRight = Point(x: 250, y: 200) })
  }
}
