import Imaging
import Testing

@Suite struct PictureKindTests {
  @Test(
    arguments: [
      ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
      ([0, 0, 0, 24] + Array("ftypheic".utf8), .heic),
      ([0, 0, 0, 24] + Array("ftypmif1".utf8), .heic),
      ([0, 0, 0, 24] + Array("ftypavif".utf8), .avif),
      ([0, 0, 0, 24] + Array("ftypmp42".utf8), .unknown),
      (Array("RIFF....WEBPVP8 ".utf8), .webp), (Array("RIFF....WAVE".utf8), .unknown),
      (Array("%PDF-1.7".utf8), .pdf), (Array("II*\0".utf8), .tiff), (Array("MM\0*".utf8), .tiff),
      (Array("GIF89a".utf8), .gif), (Array("BM".utf8), .bmp),
      ([0, 0, 0, 12] + Array("jP  ".utf8), .jp2), ([0xFF, 0x4F, 0xFF, 0x51], .jp2),
      ([], .unknown), ([0xFF], .unknown), ([0xFF, 0xD8], .unknown), (Array("ftyp".utf8), .unknown),
      ([0x89, 0x50, 0x4E, 0x47, 0x0A], .unknown), (Array("<svg".utf8), .unknown),
    ] as [([UInt8], PictureKind)])
  func theSignatureTells(bytes: [UInt8], kind: PictureKind) {
    #expect(PictureKind(of: bytes) == kind)
    // What follows does not matter.
    if bytes.count >= 12 || kind != .unknown {
      #expect(PictureKind(of: bytes + Array(repeating: 0x42, count: 40)) == kind)
    }
  }

  @Test(arguments: PictureKind.allCases.filter { $0 != .jpeg && $0 != .png })
  func onlyTwoKindsAreDecoded(kind: PictureKind) {
    let signatures: [PictureKind: [UInt8]] = [
      .heic: [0, 0, 0, 24] + Array("ftypheic".utf8), .avif: [0, 0, 0, 24] + Array("ftypavif".utf8),
      .webp: Array("RIFF....WEBP".utf8), .pdf: Array("%PDF-".utf8), .tiff: Array("II*\0".utf8),
      .gif: Array("GIF89a".utf8), .bmp: Array("BM".utf8), .jp2: [0, 0, 0, 12] + Array("jP  ".utf8),
      .unknown: [1, 2, 3],
    ]
    let bytes = (signatures[kind] ?? []) + Array(repeating: 7, count: 100)
    #expect(throws: DecodeError.unsupportedFormat(kind)) { try decode(bytes) }
  }
}
