import Imaging
import Proofing
import Testing

@Suite struct DecodeTests {
  @Test(arguments: [
    "baseline.jpg", "progressive.jpg", "cmyk-adobe.jpg", "ycck-adobe.jpg", "cmyk-plain.jpg",
    "rgb.png", "rgb-interlaced.png", "rgb-16-bit.png", "rgb-key.png", "rgba.png",
    "rgba-16-bit.png", "rgba-interlaced.png", "palette-2-bit.png", "palette-8-bit.png",
    "palette-transparent.png", "one-frame.png",
  ])
  func everyKindOfColourPictureShowsTheSame(name: String) throws {
    let picture = try decode(Fixture.bytes(name))
    #expect(picture.pixels.channels == 3)
    #expect(picture.pixels.width == 48 && picture.pixels.height == 32)
    #expect(Fixture.shows(Fixture.colors, picture.pixels, within: name.hasSuffix("png") ? 0 : 4))
    #expect(picture.format.name == (name.hasSuffix("png") ? "png" : "jpeg"))
    #expect(picture.format.orientation == 1)
  }

  @Test(arguments: ["grey.jpg", "grey.png", "grey-16-bit.png"])
  func everyKindOfGreyPictureShowsTheSame(name: String) throws {
    let pixels = try decode(Fixture.bytes(name)).pixels
    #expect(pixels.channels == 1)
    #expect(Fixture.shows(Fixture.greys, pixels, within: name.hasSuffix("png") ? 0 : 2))
  }

  @Test(arguments: ["grey-alpha.png", "grey-alpha-16-bit.png", "grey-key.png"])
  func transparencyIsLaidOntoWhite(name: String) throws {
    let pixels = try decode(Fixture.bytes(name)).pixels
    #expect(pixels.channels == 1)
    #expect(Fixture.shows([[50], [100], [150], [255]], pixels, within: 0))
  }

  @Test func oneBitGrowsToBlackAndWhite() throws {
    let pixels = try decode(Fixture.bytes("grey-1-bit.png")).pixels
    #expect(Fixture.shows([[0], [255], [0], [255]], pixels, within: 0))
  }

  @Test(arguments: 1...8)
  func everyOrientationEndsUpright(orientation: Int) throws {
    let picture = try decode(Fixture.bytes("orientation-\(orientation).jpg"))
    #expect(picture.format.orientation == orientation)
    #expect(picture.format.width == (orientation < 5 ? 48 : 32))
    #expect(picture.pixels.width == 48 && picture.pixels.height == 32)
    #expect(Fixture.shows(Fixture.colors, picture.pixels, within: 4))
  }

  @Test func aPNGIsTurnedUprightToo() throws {
    let picture = try decode(Fixture.bytes("upside-down.png"))
    #expect(picture.format.orientation == 3)
    #expect(Fixture.shows(Fixture.colors, picture.pixels, within: 0))
  }

  @Test func severalFramesAreRefused() throws {
    let bytes = try Fixture.bytes("animated.png")
    #expect(throws: DecodeError.animatedOrMultipage) { try decode(bytes) }
  }

  @Test(
    arguments: [
      (nil, 48), (1, 6), (6, 6), (7, 12), (12, 12), (13, 18), (24, 24), (36, 36), (43, 48),
      (48, 48), (1_000, 48), (0, 6), (-5, 6),
    ] as [(Int?, Int)])
  func aReducedPictureHasNoFewerPixelsThanEnough(enough: Int?, width: Int) throws {
    for name in [
      "baseline.jpg", "progressive.jpg", "cmyk-adobe.jpg", "rgb.png", "orientation-6.jpg",
    ] {
      let picture = try decode(Fixture.bytes(name), enoughPixels: enough)
      #expect(picture.pixels.width == width, "\(name)")
      #expect(picture.pixels.height == width * 2 / 3, "\(name)")
      #expect(max(picture.format.width, picture.format.height) == 48, "\(name)")
    }
  }

  @Test func reducedPicturesShowTheSame() throws {
    for name in ["baseline.jpg", "progressive.jpg", "rgb.png"] {
      let pixels = try decode(Fixture.bytes(name), enoughPixels: 24).pixels
      #expect(Fixture.shows(Fixture.colors, pixels, within: 6), "\(name)")
    }
  }

  @Test(arguments: 1...70)
  func oddSizesAreRoundedUpAsTheLibraryDoes(width: Int) throws {
    let bytes = encodeJPEG(
      Fixture.noise(width: width, height: 71 - width, channels: 3), quality: 80)
    for enough in 1...8 {
      let pixels = try decode(bytes, enoughPixels: enough * 9).pixels
      #expect(max(pixels.width, pixels.height) >= min(enough * 9, max(width, 71 - width)))
    }
  }

  @Test func bytesAfterTheEndAreIgnored() throws {
    for name in ["baseline.jpg", "progressive.jpg", "rgb.png"] {
      let bytes = try Fixture.bytes(name)
      #expect(try decode(bytes + [1, 2, 3, 0xFF, 0xD8]) == decode(bytes), "\(name)")
    }
  }

  @Test func paddingBeforeTheEndOfAJPEGIsHarmless() throws {
    let bytes = try Fixture.bytes("baseline.jpg")
    let padded = bytes.dropLast(2) + [0, 0, 0] + bytes.suffix(2)
    #expect(try decode(Array(padded)) == decode(bytes))
  }
}
