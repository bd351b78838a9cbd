import Imaging
import Testing

@Suite struct EncodeTests {
  @Test(arguments: [(1, 1), (7, 3), (64, 64), (3, 500)], [1, 3])
  func aPNGComesBackAsItWas(size: (Int, Int), channels: Int) throws {
    let pixels = Fixture.noise(width: size.0, height: size.1, channels: channels)
    #expect(try decode(encodePNG(pixels)).pixels == pixels)
  }

  @Test(arguments: [(1, 1), (7, 3), (64, 64), (3, 500)], [1, 3])
  func theWorstNoiseFitsIntoAJPEG(size: (Int, Int), channels: Int) throws {
    let pixels = Fixture.noise(width: size.0, height: size.1, channels: channels)
    let back = try decode(encodeJPEG(pixels, quality: 100)).pixels
    #expect(back.width == size.0 && back.height == size.1 && back.channels == channels)
  }

  @Test func aJPEGComesBackNearly() throws {
    let pixels = try decode(Fixture.bytes("rgb.png")).pixels
    #expect(
      Fixture.shows(Fixture.colors, try decode(encodeJPEG(pixels, quality: 90)).pixels, within: 6))
  }

  @Test func lowerQualityMakesSmallerFiles() {
    let pixels = Fixture.noise(width: 100, height: 100, channels: 3)
    let sizes = [-3, 0, 30, 60, 90, 200].map { encodeJPEG(pixels, quality: $0).count }
    #expect(sizes[0] == sizes[1])
    #expect(sizes == sizes.sorted())
    #expect(sizes[0] > 0)
  }

  @Test func whatIsTooLongForAJPEGIsEmpty() {
    let long = Pixels(
      width: 65_501, height: 1, channels: 1, bytes: Array(repeating: 0, count: 65_501))
    #expect(encodeJPEG(long, quality: 90).isEmpty)
  }
}
