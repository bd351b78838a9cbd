import Foundation
import Support
import Testing

/// A picture that is no picture, or not the one that its header says.
struct HostilePicture: Sendable, CustomTestStringConvertible {
  /// The job's identifier.
  let id: String
  /// The picture's name.
  var file = "p.png"
  /// One of these codes has to be among the reasons; empty when the pixels are whole.
  let codes: Set<String>
  /// The bytes.
  let bytes: @Sendable () throws -> [UInt8]

  var testDescription: String { id }

  static let undecodable: Set = ["image.undecodable"]

  static func sample(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Folders.samples.appending(path: path)))
  }

  /// A PNG of one black pixel whose header says another size (PNG, 11.2.1 IHDR).
  static func png(width: UInt32, height: UInt32) -> [UInt8] {
    func big(_ number: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
    func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
      let named = Array(name.utf8) + body
      return big(UInt32(body.count)) + named + big(checksum(named))
    }
    let header = big(width) + big(height) + [8, 0, 0, 0, 0]
    // zlib: a stored block of one filter byte and one pixel.
    let data: [UInt8] = [0x78, 0x01, 0x01, 0x02, 0x00, 0xFD, 0xFF, 0, 0, 0x00, 0x02, 0x00, 0x01]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + chunk("IDAT", data) + chunk("IEND", [])
  }

  /// CRC-32 of ISO 3309, bit by bit (PNG, annex D).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
        crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1
      }
    }
  }

  /// The passport that passes with an APP1 segment of these bytes behind `Exif`.
  static func exif(_ body: [UInt8]) throws -> [UInt8] {
    let picture = try sample("passport-passes/front.jpg")
    let payload = Array("Exif\0\0".utf8) + body
    let length = payload.count + 2
    return Array(picture[..<2]) + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + payload
      + picture[2...]
  }

  static let all: [Self] =
    cut + [
      Self(id: "lying-header", codes: undecodable) { png(width: 2_000, height: 1_500) },
      Self(id: "png-60000", codes: ["image.decompression_limit"]) {
        png(width: 60_000, height: 60_000)
      },
      Self(id: "png-0", codes: undecodable) { png(width: 0, height: 0) },
      Self(id: "png-1", codes: ["image.low_resolution", "mrz.not_found"]) {
        png(width: 1, height: 1)
      },
      Self(id: "gif", file: "p.jpg", codes: ["image.unsupported_format"]) {
        Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0, 0x3B]
      },
      Self(id: "zip", codes: ["image.unsupported_format"]) {
        Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 7, count: 500)
      },
      Self(id: "text", codes: ["image.unsupported_format"]) { Array("no picture\n".utf8) },
      Self(id: "no-bytes", codes: undecodable) { [] },
      Self(id: "jpeg-then-garbage", file: "p.jpg", codes: undecodable) {
        Array(try sample("passport-passes/front.jpg").prefix(700))
          + (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
      },
      Self(id: "too-many-bytes", file: "p.jpg", codes: ["image.too_large"]) {
        try sample("passport-passes/front.jpg") + [UInt8](repeating: 0, count: 33 << 20)
      },
      // What an EXIF block says of itself is not believed; the pixels behind it are whole.
      Self(id: "exif-endless", file: "p.jpg", codes: []) {
        // Directory 0 names itself as the next one.
        try exif(Array("II*\0".utf8) + [8, 0, 0, 0] + [0, 0] + [8, 0, 0, 0])
      },
      Self(id: "exif-many-entries", file: "p.jpg", codes: []) {
        try exif(
          Array("MM\0*".utf8) + [0, 0, 0, 8] + [0xFF, 0xFF] + [UInt8](repeating: 1, count: 600))
      },
      Self(id: "exif-outside", file: "p.jpg", codes: []) {
        try exif(Array("II*\0".utf8) + [0xF0, 0xFF, 0xFF, 0x7F])
      },
    ]

  /// A JPEG and a PNG, cut at every quarter.
  private static let cut: [Self] = (1...3).flatMap { quarter in
    [
      Self(id: "jpeg-cut-\(quarter)", file: "p.jpg", codes: undecodable) {
        let whole = try sample("passport-passes/front.jpg")
        return Array(whole.prefix(whole.count * quarter / 4))
      },
      Self(id: "png-cut-\(quarter)", codes: undecodable) {
        let whole = png(width: 1, height: 1)
        return Array(whole.prefix(whole.count * quarter / 4))
      },
    ]
  }
}
