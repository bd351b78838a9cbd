import Imaging
import Proofing
import Testing

@testable import Recognition

@Suite struct SymbolFrameTests {
  private let symbol = DrawnSymbol(SamplePayload.make().bytes)

  @Test func bothGuardPatternsAreSeenWithTheirModules() throws {
    let symbol = try #require(symbol)
    let seen = guardSightings(in: symbol.picture(module: 4))
    for pattern in GuardPattern.allCases {
      let own = seen.filter { $0.pattern == pattern && !$0.reversed }
      #expect(own.count * 2 > symbol.height * 3 * 4 * 9 / 10)
      let edge = Double(pattern == .start ? 24 * 4 : (24 + symbol.width) * 4)
      #expect(own.allSatisfy { abs($0.edge - edge) < 2 && abs($0.module - 4) < 0.1 })
    }
  }

  @Test func theFrameIsThatOfTheSymbol() throws {
    let symbol = try #require(symbol)
    let frame = try #require(SymbolFrame(in: symbol.picture(module: 4)))
    #expect(frame.modules == symbol.width)
    let (left, right) = (24.0 * 4, Double(24 + symbol.width) * 4)
    let (top, bottom) = (24.0 * 4, Double(24 + symbol.height * 3) * 4)
    #expect(frame.quad.topLeft.distance(to: Point(x: left, y: top)) < 2)
    #expect(frame.quad.topRight.distance(to: Point(x: right, y: top)) < 2)
    #expect(frame.quad.bottomRight.distance(to: Point(x: right, y: bottom)) < 2)
    #expect(frame.quad.bottomLeft.distance(to: Point(x: left, y: bottom)) < 2)
  }

  @Test func upsideDownItsUpperLeftCornerIsAtTheLowerRight() throws {
    let picture = try #require(symbol).picture(module: 4).turned(quarterTurns: 2)
    let frame = try #require(SymbolFrame(in: picture))
    #expect(frame.quad.topLeft.x > frame.quad.topRight.x)
    #expect(frame.quad.topLeft.y > frame.quad.bottomLeft.y)
  }

  @Test func aSymbolWithoutOneOfItsGuardsHasNoFrame() throws {
    let picture = try #require(symbol).picture(module: 4)
    let half = picture.cropped(
      to: Box(x: 0, y: 0, width: picture.width / 2, height: picture.height))
    #expect(SymbolFrame(in: half) == nil)
  }

  @Test func stripesAreNoSymbol() {
    let row = (0..<300).map { UInt8($0 / 4 % 2 * 200) }
    let bytes = Array(repeatElement(row, count: 200).joined())
    #expect(SymbolFrame(in: Pixels(width: 300, height: 200, channels: 1, bytes: bytes)) == nil)
  }

  @Test func aHomographyMapsTheUnitSquareToItsCorners() {
    let quad = Quad(
      topLeft: Point(x: 3, y: 7), topRight: Point(x: 90, y: -4), bottomRight: Point(x: 71, y: 66),
      bottomLeft: Point(x: 11, y: 40))
    let way = Homography(to: quad)
    let mapped = way.map(left: 0, top: 0, right: 1, bottom: 1)
    for (one, other) in zip(mapped.corners, quad.corners) {
      #expect(one.distance(to: other) < 1e-9)
    }
    // Straight lines stay straight: the diagonals meet in the middle.
    let middle = way.map(0.5, 0.5)
    let (a, c) = (quad.topLeft, quad.bottomRight)
    #expect(abs((c.x - a.x) * (middle.y - a.y) - (c.y - a.y) * (middle.x - a.x)) < 1e-6)
  }
}
