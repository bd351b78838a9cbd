import Testing

@testable import Imaging
@testable import Recognition

@Suite struct LineWidthTests {
  private func line(_ width: Double) -> Quad {
    // 48 pixels high, so that it is recognized as wide as it is.
    Quad(
      topLeft: Point(x: 0, y: 0), topRight: Point(x: width, y: 0),
      bottomRight: Point(x: width, y: 48), bottomLeft: Point(x: 0, y: 48))
  }

  @Test func aLineIsPaddedToTheNextUsualWidth() {
    #expect(NetworkReader.lineWidths == NetworkReader.lineWidths.sorted())
    #expect([1, 96, 97, 257, 512].map(NetworkReader.padded) == [96, 96, 128, 320, 512])
    for width in NetworkReader.lineWidths { #expect(NetworkReader.padded(width) == width) }
  }

  @Test func whatIsWiderThanAZoneIsPaddedInSteps() {
    #expect([769, 896, 897].map(NetworkReader.padded) == [896, 896, 1_024])
  }

  @Test(arguments: [(100.0, 96), (300, 224), (500, 384), (900, 640), (2_000, 768)])
  func aLineBesideAZoneIsSqueezed(_ width: Double, to usual: Int) {
    #expect(line(width).soughtWidth == usual)
  }

  @Test(arguments: [20.0, 140, 300, 500, 760, 900, 1_500, 2_500])
  func aLineFitsItsOwnWidth(_ width: Double) {
    #expect(line(width).fits(line(width).soughtWidth))
  }

  @Test func aLineFitsAnotherWidthNearby() {
    // Squeezed to 210 pixels.
    #expect(line(300).fits(256))
    #expect(!line(300).fits(192))
    #expect(!line(300).fits(320))
    #expect(!line(300).fits(0))
  }
}
