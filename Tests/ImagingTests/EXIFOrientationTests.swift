import Testing

@testable import Imaging

@Suite struct EXIFOrientationTests {
  /// A TIFF block with one entry, big-endian: orientation 6.
  let block: [UInt8] = [
    0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
  ]

  @Test func theTagIsFoundInEitherByteOrder() {
    let little: [UInt8] = [
      0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0,
    ]
    #expect(exifOrientation(inTIFF: block[...]) == 6)
    #expect(exifOrientation(inTIFF: little[...]) == 6)
  }

  @Test func anOffsetAnywhereIsNeverFollowedOutside() {
    // Every offset of the directory, also the largest.
    for offset in [0, 1, 7, 9, 25, 26, 0x7FFF_FFFF, 0xFFFF_FFFF] {
      var hostile = block
      for byte in 0..<4 { hostile[4 + byte] = UInt8(offset >> (24 - 8 * byte) & 0xFF) }
      #expect((1...8).contains(exifOrientation(inTIFF: hostile[...])))
    }
  }

  @Test func aBlockCutAnywhereIsUpright() {
    for length in 0..<20 { #expect(exifOrientation(inTIFF: block.prefix(length)) == 1) }
  }

  @Test(
    arguments: [(19, 0), (19, 9), (13, 4), (17, 2), (3, 43), (0, 0x4E), (9, 0)] as [(Int, UInt8)])
  func whatIsNoOrientationIsUpright(place: Int, value: UInt8) {
    var other = block
    other[place] = value
    #expect(exifOrientation(inTIFF: other[...]) == 1)
  }

  @Test func moreEntriesThanThereAreEndTheSearch() {
    var hostile = block
    hostile[8] = 0xFF
    hostile[9] = 0xFF
    hostile[10] = 0x02
    #expect(exifOrientation(inTIFF: hostile[...]) == 1)
  }

  @Test func aSegmentLongerThanTheFileIsUpright() {
    #expect(exifOrientation(inJPEG: [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF] + block) == 1)
    #expect(exifOrientation(inJPEG: [0xFF, 0xD8, 0xFF, 0xE1, 0, 0] + block) == 1)
    #expect(exifOrientation(inJPEG: [0xFF, 0xD8]) == 1)
    #expect(exifOrientation(inJPEG: []) == 1)
  }

  @Test func fillBytesBeforeAMarkerAreAllowed() {
    let body = Array("Exif\0\0".utf8) + block
    let segment = [0xFF, 0xFF, 0xFF, 0xE1, 0, UInt8(body.count + 2)] + body
    #expect(exifOrientation(inJPEG: [0xFF, 0xD8] + segment) == 6)
  }
}
