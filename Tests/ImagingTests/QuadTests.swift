import Imaging
import Testing

@Suite struct QuadTests {
  let upright = Quad(
    topLeft: Point(x: 10, y: 20), topRight: Point(x: 40, y: 20), bottomRight: Point(x: 40, y: 40),
    bottomLeft: Point(x: 10, y: 40))

  @Test func itsSidesAndAreaAreThoseOfTheRectangle() {
    #expect(upright.width == 30)
    #expect(upright.height == 20)
    #expect(upright.area == 600)
    #expect(upright.isConvex)
  }

  @Test func theLongerOfTwoOppositeSidesCounts() {
    var tilted = upright
    tilted.topRight.x = 50
    #expect(tilted.width == 40)
  }

  @Test func counterclockwiseCornersAreNegativeAndNotConvex() {
    let mirrored = Quad(
      topLeft: upright.topRight, topRight: upright.topLeft, bottomRight: upright.bottomLeft,
      bottomLeft: upright.bottomRight)
    #expect(mirrored.area == -600)
    #expect(!mirrored.isConvex)
  }

  @Test func aDentIsNotConvex() {
    var dented = upright
    dented.bottomRight = Point(x: 20, y: 25)
    #expect(!dented.isConvex)
  }

  @Test func crossedSidesAreNotConvex() {
    var crossed = upright
    (crossed.topRight, crossed.bottomRight) = (crossed.bottomRight, crossed.topRight)
    #expect(!crossed.isConvex)
  }
}
