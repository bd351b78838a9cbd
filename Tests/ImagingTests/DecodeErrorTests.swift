import Imaging
import Proofing
import Testing

@Suite struct DecodeErrorTests {
  static let whole = [
    "baseline.jpg", "progressive.jpg", "grey.jpg", "cmyk-adobe.jpg", "ycck-adobe.jpg",
    "orientation-6.jpg", "rgb.png", "rgb-interlaced.png", "palette-transparent.png",
    "rgba-16-bit.png", "upside-down.png",
  ]

  @Test(arguments: whole)
  func aFileCutAnywhereIsNoPicture(name: String) throws {
    let bytes = try Fixture.bytes(name)
    for length in 0..<bytes.count {
      #expect(throws: DecodeError.self, "\(length)") { try decode(Array(bytes.prefix(length))) }
    }
  }

  @Test(arguments: [true, false])
  func aLargerFileCutAnywhereIsNoPicture(isJPEG: Bool) throws {
    let pixels = Fixture.noise(width: 300, height: 200, channels: 3)
    let bytes = isJPEG ? encodeJPEG(pixels, quality: 70) : encodePNG(pixels)
    #expect(try decode(bytes).pixels.width == 300)
    for part in 0..<16 {
      let cut = Array(bytes.prefix(bytes.count * part / 16))
      #expect(throws: DecodeError.self, "\(part)") { try decode(cut) }
      if part > 0 { #expect(throws: DecodeError.damaged(.data)) { try decode(cut) } }
    }
  }

  @Test(arguments: whole)
  func anyChangedByteGivesAPictureOrAnError(name: String) throws {
    let bytes = try Fixture.bytes(name)
    for place in bytes.indices {
      for change: UInt8 in [0x01, 0x80, 0xFF] {
        var changed = bytes
        changed[place] ^= change
        // That it comes back at all is the test: no crash, no size but the header's.
        if let picture = try? decode(changed) {
          #expect(picture.pixels.bytes.count <= 40_000_000 * 3)
        }
      }
    }
  }

  @Test(arguments: whole.filter { $0.hasSuffix("png") })
  func anyChangedBitOfAPNGIsDamage(name: String) throws {
    let bytes = try Fixture.bytes(name)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 0x10
      #expect(throws: DecodeError.self, "\(place)") { try decode(changed) }
    }
  }

  @Test func missingCompressedDataOfAJPEGIsDamage() throws {
    let bytes = encodeJPEG(Fixture.noise(width: 200, height: 200, channels: 1), quality: 70)
    let holed = bytes[..<(bytes.count / 2)] + bytes[(bytes.count - 2)...]
    #expect(throws: DecodeError.damaged(.data)) { try decode(Array(holed)) }
  }

  @Test func muchLeftOverDataOfAJPEGIsDamage() throws {
    let bytes = try Fixture.bytes("baseline.jpg")
    let stuffed = bytes.dropLast(2) + Array(repeating: 0x55, count: 500) + bytes.suffix(2)
    #expect(throws: DecodeError.damaged(.data)) { try decode(Array(stuffed)) }
  }

  @Test(arguments: [
    (65_535, 65_535), (60_000, 60_000), (65_500, 1), (1, 65_501), (1, 16_385), (6_500, 6_500),
    (0, 32), (48, 0), (0, 0),
  ])
  func aLyingHeaderIsRefusedBeforeAnythingIsAllocated(width: Int, height: Int) throws {
    var jpeg = try Fixture.bytes("baseline.jpg")
    let frame = try #require(jpeg.indices.first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 })
    jpeg[frame + 5] = UInt8(height >> 8)
    jpeg[frame + 6] = UInt8(height & 0xFF)
    jpeg[frame + 7] = UInt8(width >> 8)
    jpeg[frame + 8] = UInt8(width & 0xFF)
    var png = try Fixture.bytes("rgb.png")
    for (place, number) in [(16, width), (20, height)] {
      for byte in 0..<4 { png[place + byte] = UInt8(number >> (24 - 8 * byte) & 0xFF) }
    }
    let expected: DecodeError =
      width * height == 0 ? .damaged(.header) : .tooManyPixels(width: width, height: height)
    #expect(throws: expected) { try decode(jpeg) }
    #expect(throws: expected) { try decode(png) }
  }

  @Test func aPNGOfFourThousandMillionPixelsASideIsRefused() throws {
    var png = try Fixture.bytes("rgb.png")
    for place in 16..<24 { png[place] = 0xFF }
    #expect(throws: DecodeError.tooManyPixels(width: 0xFFFF_FFFF, height: 0xFFFF_FFFF)) {
      try decode(png)
    }
  }

  @Test func aHeaderThatPromisesMoreThanThereIsIsDamage() throws {
    var jpeg = try Fixture.bytes("baseline.jpg")
    let frame = try #require(jpeg.indices.first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 })
    jpeg[frame + 5] = 0x10
    #expect(throws: DecodeError.damaged(.data)) { try decode(jpeg) }
  }

  @Test func theLimitsAreInclusive() throws {
    let bytes = try Fixture.bytes("rgb.png")
    let exact = ImagingLimits(bytes: bytes.count, side: 48, pixels: 48 * 32)
    #expect(try decode(bytes, limits: exact).pixels.width == 48)
    for limits in [
      ImagingLimits(bytes: bytes.count, side: 47, pixels: 48 * 32),
      ImagingLimits(bytes: bytes.count, side: 48, pixels: 48 * 32 - 1),
    ] {
      #expect(throws: DecodeError.tooManyPixels(width: 48, height: 32)) {
        try decode(bytes, limits: limits)
      }
    }
    #expect(throws: DecodeError.tooLarge(bytes: bytes.count)) {
      try decode(bytes, limits: ImagingLimits(bytes: bytes.count - 1))
    }
  }

  @Test(arguments: [(1, true), (2, true), (64, true), (65, false), (127, false)])
  func moreScansThanAnyoneNeedsAreRefused(scans: Int, allowed: Bool) throws {
    let bytes = progressive(scans: scans)
    if allowed {
      #expect(try decode(bytes).pixels.bytes == Array(repeating: 128, count: 64))
    } else {
      #expect(throws: DecodeError.damaged(.tooManyScans)) { try decode(bytes) }
    }
  }

  /// One grey block in at most 127 lawful scans: one for the mean, two for every other coefficient.
  private func progressive(scans: Int) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0] + Array(repeating: 1, count: 64)
    bytes += [0xFF, 0xC2, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0]
    // Two tables of one code each: no difference, end of block.
    for table: UInt8 in [0x00, 0x10] {
      bytes += [0xFF, 0xC4, 0, 20, table, 1] + Array(repeating: 0, count: 15) + [0]
    }
    for scan in 0..<scans {
      let band = UInt8((scan + 1) / 2)
      let bits: UInt8 = scan == 0 ? 0x00 : scan % 2 == 1 ? 0x01 : 0x10
      bytes += [0xFF, 0xDA, 0, 8, 1, 1, 0, band, band, bits, 0x7F]
    }
    return bytes + [0xFF, 0xD9]
  }

  @Test func emptyIsItsOwnError() {
    #expect(throws: DecodeError.empty) { try decode([]) }
  }

  @Test(
    arguments: [
      (DecodeError.empty, .imageUndecodable), (.damaged(.data), .imageUndecodable),
      (.damaged(.header), .imageUndecodable), (.unsupportedFormat(.heic), .imageUnsupportedFormat),
      (.tooLarge(bytes: 1), .imageTooLarge),
      (.tooManyPixels(width: 1, height: 1), .imageDecompressionLimit),
      (.animatedOrMultipage, .imageAnimatedOrMultipage),
    ] as [(DecodeError, Reason)])
  func everyErrorHasItsReason(error: DecodeError, reason: Reason) {
    #expect(error.reason == reason)
    #expect(error.description.hasPrefix("expected "))
  }
}
