import Imaging
import Testing

@Suite struct BarcodeRegionsTests {
  /// Random modules, 2 by 6 pixels, within a box of a plain picture.
  private func picture() -> Pixels {
    var bytes = [UInt8](repeating: 200, count: 600 * 400)
    for y in 150..<250 {
      for x in 100..<500 {
        var mixed = UInt32(x / 2) &* 73_856_093 ^ UInt32(y / 6) &* 19_349_663
        mixed = (mixed ^ mixed >> 13) &* 1_274_126_177
        bytes[y * 600 + x] = mixed >> 20 & 1 == 0 ? 30 : 220
      }
    }
    return Pixels(width: 600, height: 400, channels: 1, bytes: bytes)
  }

  @Test func aDensePartIsFoundWhereItIs() throws {
    let region = try #require(picture().barcodeRegions(limit: 3).first)
    #expect(abs(region.quad.width - 400) < 40)
    #expect(abs(region.quad.height - 100) < 40)
    #expect(region.cover > 0.8)
    #expect(region.anisotropy > 0.25)
  }

  @Test func aTurnedPartKeepsItsSides() throws {
    let region = try #require(picture().rotated(degrees: 20).barcodeRegions(limit: 3).first)
    #expect(abs(region.quad.width - 400) < 40)
    #expect(abs(region.quad.height - 100) < 40)
  }

  @Test func aPlainPictureHasNone() {
    let plain = Pixels(
      width: 80, height: 60, channels: 1, bytes: [UInt8](repeating: 9, count: 4_800))
    #expect(plain.barcodeRegions(limit: 3).isEmpty)
  }

  @Test func noMoreAreGivenThanAskedFor() {
    #expect(picture().barcodeRegions(limit: 0).isEmpty)
    #expect(picture().barcodeRegions(limit: 1).count == 1)
  }
}
